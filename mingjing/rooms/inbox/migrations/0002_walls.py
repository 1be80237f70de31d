from pathlib import Path

from django.db import migrations

from mingjing.record.walls import Derived, Recorded

RECEIVE = Path(__file__).parents[1] / "receive.sql"


class Migration(migrations.Migration):
    """Letters behind row security; one function by which they come in. Not reversible: a wall stays."""

    dependencies = [("inbox", "0001_tables"), ("record", "0002_walls")]
    operations = [
        Recorded("inbox_letter", guarded=True),
        Recorded("inbox_uptake", guarded=True),
        Derived("inbox_letterline", guarded=True),
        migrations.RunSQL(RECEIVE.read_text()),
    ]
