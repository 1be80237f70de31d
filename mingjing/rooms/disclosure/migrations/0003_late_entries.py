from django.db import migrations, models

from mingjing.record.walls import Derived

AGAIN = """
DELETE FROM disclosure_duty;
DELETE FROM record_parked WHERE follower = 'disclosure.duties';
DELETE FROM record_cursor WHERE follower = 'disclosure.duties';
"""


class Migration(migrations.Migration):
    """The day of entry that the log proves; the follower reads the log again from its first leaf."""

    dependencies = [("disclosure", "0002_walls"), ("record", "0002_walls")]
    operations = [
        migrations.CreateModel(
            name="Beat",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="duty",
            name="entered_on",
            field=models.DateField(help_text="日志证明的入册日：此前不在册", null=True),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                "entered_on",
                condition=models.Q(("entered_on__gt", models.F("due"))),
                name="duty_entered_late",
            ),
        ),
        Derived("disclosure_beat"),
        migrations.RunSQL(AGAIN, migrations.RunSQL.noop),
    ]
