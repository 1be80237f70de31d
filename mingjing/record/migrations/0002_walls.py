from django.db import migrations

from mingjing.record.walls import SQL


class Migration(migrations.Migration):
    """Raise the walls: triggers, functions, privileges, row security. Not reversible: a record has no less."""

    dependencies = [("record", "0001_tables")]
    operations = [
        migrations.RunSQL((SQL / "walls.sql").read_text()),
        migrations.RunSQL((SQL / "writing.sql").read_text()),
    ]
