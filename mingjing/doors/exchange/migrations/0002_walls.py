from django.db import migrations

from mingjing.record.walls import Own


class Migration(migrations.Migration):
    """Integrators, kept by the desk's role alone."""

    dependencies = [("exchange", "0001_tables"), ("record", "0002_walls")]
    operations = [Own("exchange_integrator")]
