from django.db import migrations

from mingjing.record.walls import Own


class Migration(migrations.Migration):
    """A right password after a wrong one clears the count, whose table has a second one hanging on it."""

    dependencies = [("agencies", "0004_own_sessions"), ("axes", "0010_accessattemptexpiration")]
    operations = [Own("axes_accessattemptexpiration")]
