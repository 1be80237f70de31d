from django.db import migrations

from mingjing.record.walls import Own, Recorded

ROWS = (
    "edition", "law", "article", "matter", "ground", "benchmark", "grade", "reviewitem", "disclosureitem",
    "recordingitem", "documenttemplate", "numberpattern", "holiday", "threshold",
)


class Migration(migrations.Migration):
    """Editions and their rows behind the walls of the record; drafts are the desk's own."""

    dependencies = [("catalogue", "0001_tables"), ("record", "0002_walls")]
    operations = [*(Recorded(f"catalogue_{name}") for name in ROWS), Own("catalogue_editiondraft")]
