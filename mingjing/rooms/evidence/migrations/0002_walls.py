from django.db import migrations

from mingjing.record.walls import Recorded


class Migration(migrations.Migration):
    """Evidence behind its walls, and behind row security by agency."""

    dependencies = [("evidence", "0001_tables"), ("record", "0002_walls")]
    operations = [Recorded("evidence_evidence", guarded=True)]
