from django.db import migrations, models


class Migration(migrations.Migration):
    """Filters and the numbers beside them are answered from an index alone."""

    dependencies = [("disclosure", "0003_late_entries")]
    operations = [
        migrations.AddIndex(
            model_name="snapshotsearch",
            index=models.Index(fields=["agency", "kind", "act", "state", "day"], name="snapshot_words_counted"),
        )
    ]
