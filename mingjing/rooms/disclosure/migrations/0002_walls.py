from django.db import migrations

from mingjing.record.walls import Derived

CHECK = """
CREATE FUNCTION disclosure_check(asked text) RETURNS SETOF disclosure_papercheck
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT * FROM disclosure_papercheck WHERE code = asked $$;
REVOKE EXECUTE ON FUNCTION disclosure_check(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION disclosure_check(text) TO portal, web, follow;
"""


class Migration(migrations.Migration):
    """The portal reads snapshots, their words and public leaves; papers only one at a time, by their code."""

    dependencies = [("disclosure", "0001_tables"), ("record", "0002_walls")]
    operations = [
        Derived("disclosure_candidate", guarded=True),
        Derived("disclosure_copy", guarded=True),
        Derived("disclosure_snapshot", portal=True),
        Derived("disclosure_snapshotsearch", portal=True),
        Derived("disclosure_duty", portal=True),
        Derived("disclosure_papercheck"),
        migrations.RunSQL(CHECK, "DROP FUNCTION disclosure_check(text)"),
    ]
