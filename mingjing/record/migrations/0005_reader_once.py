from django.db import migrations

from mingjing.record.walls import SQL


class Migration(migrations.Migration):
    """Whose rows may be seen is worked out once a statement, not once a row; the wall itself stands as it stood."""

    dependencies = [("record", "0004_many")]
    operations = [migrations.RunSQL((SQL / "reader_once.sql").read_text(), migrations.RunSQL.noop)]
