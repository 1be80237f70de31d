from django.db import migrations, models


class Migration(migrations.Migration):
    """An account may be one of the demonstration's."""

    dependencies = [("agencies", "0002_walls")]
    operations = [
        migrations.AddField(
            model_name="account",
            name="demo",
            field=models.BooleanField(default=False, help_text="演示账号：只在演示环境可以登录"),
        ),
    ]
