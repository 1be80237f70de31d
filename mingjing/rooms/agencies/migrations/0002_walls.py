from django.db import migrations

from mingjing.record.walls import Own, Recorded

OWN = (
    "agencies_account", "agencies_account_groups", "agencies_account_user_permissions", "django_session",
    "account_emailaddress", "account_emailconfirmation", "mfa_authenticator",
    "socialaccount_socialaccount", "socialaccount_socialapp", "socialaccount_socialtoken",
    "axes_accessattempt", "axes_accessfailurelog", "axes_accesslog",
)
READ = ("django_content_type", "auth_permission", "auth_group", "auth_group_permissions", "django_migrations")


class Migration(migrations.Migration):
    """The directory behind its walls; accounts and sessions are the desk's own."""

    dependencies = [
        ("agencies", "0001_tables"),
        ("record", "0002_walls"),
        ("sessions", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
        ("axes", "0010_accessattemptexpiration"),
    ]
    operations = [
        *(Recorded(f"agencies_{name}") for name in ("agency", "officer", "certificate", "certificatechange", "posting")),
        *(Own(table) for table in OWN),
        migrations.RunSQL(f"GRANT SELECT ON {', '.join(READ)} TO web, follow", migrations.RunSQL.noop),
    ]
