-- A letter comes in: docket, entry and row in one call, for the desk and the public door alike.
-- It answers with the leaf's hash and the hour; `same` is NULL for a new letter, and says of a used key whether
-- the words were the same (other words: no hash, no hour).
CREATE FUNCTION inbox_receive(p_docket uuid, p_agency int, p_key uuid, p_asked bytea, p_leaf bytea,
    p_by jsonb, p_says jsonb, p_rows jsonb, p_salts jsonb, p_wait interval)
  RETURNS TABLE (hash bytea, hour timestamptz, same boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  opened record;
  letter inbox_letter%ROWTYPE;
  words jsonb;
BEGIN
  IF convert_from(p_leaf, 'UTF8') !~ '^\{"c":"[0-9a-f]{64}","s":"[0-9a-f]{64}","t":"rec","v":1\}$' THEN
    RAISE EXCEPTION 'a letter has an opaque leaf';
  END IF;
  IF session_user = 'portal' AND (p_by ->> 'account', p_by ->> 'agency', p_by ->> 'role')
      IS DISTINCT FROM ('public', '0', 'public') THEN
    RAISE EXCEPTION 'the public door speaks for the public only';
  END IF;
  IF p_wait NOT BETWEEN interval '0' AND interval '15 minutes' THEN
    RAISE EXCEPTION 'a letter waits a quarter of an hour at most';
  END IF;
  words := p_rows -> 'inbox_letter' -> p_docket::text;
  IF words IS NULL OR (SELECT count(*) FROM jsonb_object_keys(p_rows)) <> 1
      OR (SELECT count(*) FROM jsonb_object_keys(p_rows -> 'inbox_letter')) <> 1 THEN
    RAISE EXCEPTION 'one letter, and nothing else';
  END IF;
  SELECT * INTO opened FROM record_open(p_docket, 'letter', p_agency, p_key, p_asked);
  IF opened.repeats IS NOT NULL THEN
    RETURN QUERY SELECT e.hash, e.at, true FROM record_entry e WHERE e.id = opened.repeats AND opened.same;
    IF NOT FOUND THEN RETURN QUERY SELECT NULL::bytea, NULL::timestamptz, false; END IF;
    RETURN;
  END IF;
  IF opened.number <> 1 THEN RAISE EXCEPTION 'a letter opens a docket of its own'; END IF;
  letter := jsonb_populate_record(NULL::inbox_letter, (words -> 'open') || (words -> 'personal') || (words -> 'sealed'));
  letter.entry_id := opened.entry;
  IF (letter.id, letter.docket_id, letter.agency, letter.received_at)
      IS DISTINCT FROM (p_docket, p_docket, p_agency, opened.at) THEN
    RAISE EXCEPTION 'the letter does not fit its entry';
  END IF;
  INSERT INTO inbox_letter VALUES (letter.*);
  PERFORM record_append(p_docket, opened.entry, 1, ''::bytea, 'letter.receive', p_key, p_asked, p_leaf,
    p_by, p_says, p_rows, p_salts, p_wait);
  RETURN QUERY SELECT sha256('\x00'::bytea || p_leaf), opened.at, NULL::boolean;
END $$;

REVOKE ALL ON FUNCTION inbox_receive FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inbox_receive TO web, follow, portal;
