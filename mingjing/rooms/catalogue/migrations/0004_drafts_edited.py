from django.db import migrations, models


class Migration(migrations.Migration):
    """A draft is begun and edited row by row before it is proposed; who took part may not review it."""

    dependencies = [("catalogue", "0003_stands")]
    operations = [
        migrations.AddField(
            model_name="editiondraft",
            name="editors",
            field=models.JSONField(blank=True, default=list, help_text="起草和改过的人，最近的在后"),
        ),
        migrations.AlterField(
            model_name="editiondraft",
            name="state",
            field=models.CharField(
                choices=[
                    ("drafting", "起草中"),
                    ("proposed", "待审核"),
                    ("passed", "审核通过"),
                    ("returned", "已退回"),
                    ("in_force", "已生效"),
                    ("withdrawn", "已撤回"),
                ],
                default="drafting",
                max_length=10,
            ),
        ),
    ]
