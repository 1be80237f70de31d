from django.db import migrations

from mingjing.record.walls import Own


class Migration(migrations.Migration):
    """Saved views, kept by the desk's role alone."""

    dependencies = [("desk", "0001_tables"), ("record", "0002_walls")]
    operations = [Own("desk_savedview")]
