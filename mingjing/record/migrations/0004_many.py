from django.db import migrations

from mingjing.record.walls import SQL


class Migration(migrations.Migration):
    """Many new dockets in one transaction, through the same walls."""

    dependencies = [("record", "0003_standing")]
    operations = [
        migrations.RunSQL(
            (SQL / "many.sql").read_text(),
            "DROP FUNCTION record_write_many, record_stage, record_own_stage",
        )
    ]
