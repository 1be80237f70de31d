from django.db import migrations, models

from mingjing.record.walls import Guarded

WHOSE = """
UPDATE cases_draft d SET agency = COALESCE(
  (SELECT c.agency FROM cases_case c WHERE c.id = d.case_id),
  (SELECT p.agency_id FROM agencies_account a JOIN agencies_posting p ON p.officer_id = a.officer_id
    WHERE a.id = d.account_id ORDER BY p.until DESC NULLS FIRST LIMIT 1), 0)
"""


class Migration(migrations.Migration):
    """What has been typed and not yet said is as private as what has been said."""

    dependencies = [("cases", "0005_whose_term"), ("agencies", "0005_counted_tries")]
    operations = [
        migrations.AddField(
            model_name="draft",
            name="agency",
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.RunSQL(WHOSE, migrations.RunSQL.noop),
        Guarded("cases_draft"),
    ]
