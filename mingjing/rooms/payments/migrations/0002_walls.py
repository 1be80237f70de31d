from django.db import migrations

from mingjing.record.walls import Derived, Recorded


class Migration(migrations.Migration):
    """Payments behind their walls, and behind row security by agency; what is owed is derived."""

    dependencies = [("payments", "0001_tables"), ("record", "0002_walls")]
    operations = [
        Recorded("payments_payment", guarded=True),
        Recorded("payments_instalment", guarded=True),
        Recorded("payments_surcharge", guarded=True),
        Recorded("payments_handover", guarded=True),
        Derived("payments_due", guarded=True),
    ]
