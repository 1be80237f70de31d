from django.db import migrations

from mingjing.record.walls import Own


class Migration(migrations.Migration):
    """The desk keeps the list of where an account is signed in."""

    dependencies = [("agencies", "0003_demo_accounts"), ("usersessions", "0001_initial")]
    operations = [Own("usersessions_usersession")]
