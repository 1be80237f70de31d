from django.db import migrations

from mingjing.record.walls import Recorded

APART = """
CREATE FUNCTION agencies_estate(role text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN role IN ('system_admin', 'operator') THEN 'system' WHEN role = 'security_admin' THEN 'security'
    WHEN role = 'audit_admin' THEN 'audit' ELSE 'business' END
$$;
CREATE FUNCTION agencies_kept_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('posting/' || NEW.officer_id::text, 0));
  IF NEW.since <= COALESCE(NEW.until, 'infinity') AND EXISTS (
    SELECT FROM agencies_posting p WHERE p.officer_id = NEW.officer_id AND p.id <> NEW.id
      AND agencies_estate(p.role) <> agencies_estate(NEW.role) AND p.since <= COALESCE(p.until, 'infinity')
      AND p.since <= COALESCE(NEW.until, 'infinity') AND NEW.since <= COALESCE(p.until, 'infinity'))
  THEN RAISE EXCEPTION 'officer % would be an administrator and something else at once', NEW.officer_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_kept_apart'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER kept_apart BEFORE INSERT OR UPDATE ON agencies_posting
  FOR EACH ROW EXECUTE FUNCTION agencies_kept_apart();
ALTER TABLE agencies_posting ENABLE ALWAYS TRIGGER kept_apart;
"""
TOGETHER = """
DROP TRIGGER kept_apart ON agencies_posting;
DROP FUNCTION agencies_kept_apart(), agencies_estate(text);
"""
ADDED_TO = """
GRANT SELECT, INSERT ON agencies_visit TO web;
GRANT USAGE ON SEQUENCE agencies_visit_id_seq TO web;
"""


class Migration(migrations.Migration):
    """Nobody is an administrator and something else at once; the list of sign-ins only grows."""

    dependencies = [("agencies", "0006_grants_and_visits"), ("record", "0002_walls")]
    operations = [
        Recorded("agencies_grant"),
        migrations.RunSQL(APART, TOGETHER),
        migrations.RunSQL(ADDED_TO, migrations.RunSQL.noop),
    ]
