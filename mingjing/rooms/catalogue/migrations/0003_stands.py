from django.db import migrations

from mingjing.record.walls import Stands

ROWS = (
    "edition", "law", "article", "matter", "ground", "benchmark", "grade", "reviewitem", "disclosureitem",
    "recordingitem", "documenttemplate", "numberpattern", "holiday", "threshold",
)


class Migration(migrations.Migration):
    """What the catalogue says stands until one of its tables changes."""

    dependencies = [("catalogue", "0002_walls"), ("record", "0003_standing")]
    operations = [Stands(f"catalogue_{name}") for name in ROWS]
