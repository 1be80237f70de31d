from django.db import migrations

from mingjing.record.walls import SQL


class Migration(migrations.Migration):
    """A mark that says when catalogues and the directory last changed, so that what they say is asked once."""

    dependencies = [("record", "0002_walls")]
    operations = [
        migrations.RunSQL(
            (SQL / "standing.sql").read_text(),
            "DROP FUNCTION record_stands_anew; DROP TABLE record_standing",
        )
    ]
