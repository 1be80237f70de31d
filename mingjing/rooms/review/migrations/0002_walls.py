from django.db import migrations

from mingjing.record.walls import Recorded


class Migration(migrations.Migration):
    """Opinions and notes behind their walls, and behind row security by agency."""

    dependencies = [("review", "0001_tables"), ("record", "0002_walls")]
    operations = [Recorded("review_opinion", guarded=True), Recorded("review_note", guarded=True)]
