from django.db import migrations

from mingjing.record.walls import Recorded


class Migration(migrations.Migration):
    """Counterparties behind the record's walls; every agency may know them."""

    dependencies = [("registry", "0001_tables"), ("record", "0002_walls")]
    operations = [Recorded("registry_counterparty"), Recorded("registry_counterpartychange")]
