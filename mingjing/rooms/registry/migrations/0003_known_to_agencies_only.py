from django.db import migrations

from mingjing.record.walls import Shared


class Migration(migrations.Migration):
    """Every agency knows the parties; a connection that reads for none sees nobody."""

    dependencies = [("registry", "0002_walls")]
    operations = [Shared("registry_counterparty"), Shared("registry_counterpartychange")]
