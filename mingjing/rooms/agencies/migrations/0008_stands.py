from django.db import migrations

from mingjing.record.walls import Stands

ROWS = ("agency", "officer", "certificate", "certificatechange", "posting")


class Migration(migrations.Migration):
    """What the directory says stands until one of its tables changes."""

    dependencies = [("agencies", "0007_three_kept_apart"), ("record", "0003_standing")]
    operations = [Stands(f"agencies_{name}") for name in ROWS]
