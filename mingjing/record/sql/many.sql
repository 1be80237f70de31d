-- A staging table of the house's own in the caller's session: whoever fills it may add rows and nothing else.
CREATE FUNCTION record_stage() RETURNS timestamptz
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF to_regclass('pg_temp.record_staged') IS NULL THEN
    CREATE TEMPORARY TABLE record_staged (
      place int NOT NULL, docket uuid NOT NULL, kind varchar(32) NOT NULL, agency int NOT NULL, action varchar(64) NOT NULL,
      key uuid NOT NULL, asked bytea NOT NULL, leaf bytea NOT NULL,
      by jsonb NOT NULL, says jsonb NOT NULL, rows jsonb NOT NULL, salts jsonb NOT NULL
    ) ON COMMIT DELETE ROWS;
    EXECUTE format('GRANT INSERT ON pg_temp.record_staged TO %I', session_user);
  END IF;
  PERFORM record_own_stage();
  RETURN now();
END $$;

-- Refuse a table, view or rule that the caller put in the staging table's place: it would be read with our rights.
CREATE FUNCTION record_own_stage() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
    WHERE c.oid = to_regclass('pg_temp.record_staged') AND r.rolname = current_user AND c.relkind = 'r'
      AND NOT c.relhasrules AND NOT c.relhastriggers
  ) THEN RAISE EXCEPTION 'the staging table is not the house''s own'; END IF;
END $$;

-- Write what is staged: new dockets of one entry each. Number, head, hour and id are the database's, as in record_open.
CREATE FUNCTION record_write_many()
  RETURNS TABLE (place int, entry bigint, repeats bigint, same boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  standing uuid;
BEGIN
  PERFORM record_own_stage();
  IF session_user <> 'follow' AND EXISTS (
    SELECT FROM pg_temp.record_staged s WHERE s.agency <> ALL (record_reader())
  ) THEN RAISE EXCEPTION 'a batch holds dockets of an agency whose rows this session may not write'; END IF;
  SELECT s.docket INTO standing FROM pg_temp.record_staged s JOIN record_docket d ON d.id = s.docket
    WHERE NOT EXISTS (SELECT FROM record_entry e WHERE e.key = s.key) LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'docket % is not new', standing; END IF;
  RETURN QUERY
    WITH known AS MATERIALIZED (
      SELECT s.place AS at, e.id, e.asked = s.asked AS alike
      FROM pg_temp.record_staged s JOIN record_entry e ON e.key = s.key
    ), fresh AS MATERIALIZED (
      SELECT s.*, nextval('record_entry_number') AS id, sha256('\x00'::bytea || s.leaf) AS hash
      FROM (SELECT * FROM pg_temp.record_staged t
            WHERE NOT EXISTS (SELECT FROM known WHERE known.at = t.place) ORDER BY t.docket) s
    ), dockets AS (
      INSERT INTO record_docket (id, kind, agency, length, head, at)
        SELECT f.docket, f.kind, f.agency, 1, f.hash, now() FROM fresh f
    ), entries AS (
      INSERT INTO record_entry (id, docket_id, number, action, at, key, asked, leaf, hash)
        SELECT f.id, f.docket, 1, f.action, now(), f.key, f.asked, f.leaf, f.hash FROM fresh f
    ), bodies AS (
      INSERT INTO record_body (entry_id, agency, by, says, rows, salts)
        SELECT f.id, f.agency, f.by, f.says, f.rows, f.salts FROM fresh f
    ), waiting AS (
      INSERT INTO record_pending (entry_id, not_before) SELECT f.id, now() FROM fresh f
    )
    SELECT f.place, f.id, NULL::bigint, NULL::boolean FROM fresh f
    UNION ALL SELECT k.at, NULL::bigint, k.id, k.alike FROM known k;
END $$;

REVOKE ALL ON FUNCTION record_stage, record_own_stage, record_write_many FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_stage, record_write_many TO web, follow;
