-- Open an entry: lock the docket, hand out id, number, head and hour; or find what the key already wrote.
CREATE FUNCTION record_open(p_docket uuid, p_kind text, p_agency int, p_key uuid, p_asked bytea)
  RETURNS TABLE (entry bigint, number int, head bytea, at timestamptz, repeats bigint, same boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  d record_docket%ROWTYPE;
  e record_entry%ROWTYPE;
BEGIN
  SELECT * INTO e FROM record_entry r WHERE r.key = p_key;
  IF FOUND THEN
    RETURN QUERY SELECT NULL::bigint, 0, NULL::bytea, NULL::timestamptz, e.id, e.asked = p_asked;
    RETURN;
  END IF;
  IF session_user = 'seal' AND p_kind <> 'log' THEN
    RAISE EXCEPTION 'the sequencer writes on the log''s own docket only';
  END IF;
  INSERT INTO record_docket (id, kind, agency, length, head) VALUES (p_docket, p_kind, p_agency, 0, ''::bytea)
    ON CONFLICT (id) DO NOTHING;
  SELECT * INTO d FROM record_docket r WHERE r.id = p_docket FOR UPDATE;
  IF d.kind <> p_kind THEN RAISE EXCEPTION 'docket % is of kind %', p_docket, d.kind; END IF;
  SELECT * INTO e FROM record_entry r WHERE r.key = p_key;     -- written while we waited for the lock
  IF FOUND THEN
    RETURN QUERY SELECT NULL::bigint, 0, NULL::bytea, NULL::timestamptz, e.id, e.asked = p_asked;
    RETURN;
  END IF;
  UPDATE record_docket r SET open_entry = nextval('record_entry_number'), open_xid = pg_current_xact_id()
    WHERE r.id = p_docket RETURNING r.* INTO d;
  RETURN QUERY SELECT d.open_entry, d.length + 1, d.head, GREATEST(now(), d.at), NULL::bigint, NULL::boolean;
END $$;

-- Append the opened entry with its body and its place in the outbox; number, head and hour are the database's.
CREATE FUNCTION record_append(p_docket uuid, p_entry bigint, p_number int, p_head bytea, p_action text,
    p_key uuid, p_asked bytea, p_leaf bytea, p_by jsonb, p_says jsonb, p_rows jsonb, p_salts jsonb,
    p_wait interval)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  d record_docket%ROWTYPE;
  hour timestamptz;
BEGIN
  SELECT * INTO d FROM record_docket r WHERE r.id = p_docket FOR UPDATE;
  IF d.open_entry IS DISTINCT FROM p_entry OR d.open_xid IS DISTINCT FROM pg_current_xact_id() THEN
    RAISE EXCEPTION 'entry % was not opened in this transaction', p_entry;
  END IF;
  IF d.length + 1 <> p_number OR d.head <> p_head THEN
    RAISE EXCEPTION 'docket % has moved on', p_docket;
  END IF;
  hour := GREATEST(now(), d.at);
  INSERT INTO record_entry (id, docket_id, number, action, at, key, asked, leaf, hash)
    VALUES (p_entry, p_docket, p_number, p_action, hour, p_key, p_asked, p_leaf, sha256('\x00'::bytea || p_leaf));
  INSERT INTO record_body (entry_id, agency, by, says, rows, salts)
    VALUES (p_entry, d.agency, p_by, p_says, p_rows, p_salts);
  INSERT INTO record_pending (entry_id, not_before) VALUES (p_entry, hour + p_wait);
  UPDATE record_docket r SET length = p_number, head = sha256('\x00'::bytea || p_leaf), at = hour,
    open_entry = NULL, open_xid = NULL WHERE r.id = p_docket;
END $$;

-- Lawful erasure: the only change a body may see, in the transaction of its own `era` entry.
CREATE FUNCTION record_erase(p_entry bigint, p_by jsonb, p_says jsonb, p_rows jsonb, p_salts jsonb, p_era bigint)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM record_docket WHERE open_entry = p_era AND open_xid = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'a body is erased only under an entry that says so';
  END IF;
  UPDATE record_body SET by = p_by, says = p_says, rows = p_rows, salts = p_salts WHERE entry_id = p_entry;
END $$;

REVOKE ALL ON FUNCTION record_open, record_append, record_erase FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_open, record_append TO web, follow, seal;
GRANT EXECUTE ON FUNCTION record_erase TO web;
GRANT SELECT ON record_docket, record_entry, record_body, record_leaf, record_checkpoint, record_cosignature,
  record_cursor, record_parked, record_pending TO web, follow;
GRANT SELECT ON record_docket, record_entry, record_leaf, record_checkpoint, record_cosignature, record_pending TO seal;
GRANT DELETE ON record_pending TO seal;
GRANT INSERT ON record_leaf, record_checkpoint, record_cosignature TO seal;
GRANT INSERT, UPDATE, DELETE ON record_cursor, record_parked TO follow;
GRANT USAGE ON SEQUENCE record_parked_id_seq TO follow;
GRANT USAGE ON SEQUENCE record_cosignature_id_seq TO seal;

ALTER TABLE record_body ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_body FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON record_body FOR SELECT TO web USING (agency = ANY (record_reader()));
CREATE POLICY house ON record_body TO owner, follow USING (true) WITH CHECK (true);
