from django.db import migrations

from mingjing.record.walls import Derived, Own, Recorded


class Migration(migrations.Migration):
    """Cases behind their walls, and behind row security by agency."""

    dependencies = [("cases", "0001_tables"), ("record", "0002_walls"), ("agencies", "0002_walls")]
    operations = [
        *(
            Recorded(f"cases_{name}", guarded=True)
            for name in ("case", "party", "handling", "paper", "decision", "delivery", "relation")
        ),
        Derived("cases_deadline", guarded=True),
        Own("cases_draft"),
        Derived("cases_numberseries"),
    ]
