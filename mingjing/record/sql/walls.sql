-- Entries never change: not by the application, not by the owner, not in replica mode.
CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: the record only grows', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER grows BEFORE UPDATE OR DELETE ON record_entry FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows_whole BEFORE TRUNCATE ON record_entry EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows BEFORE UPDATE OR DELETE ON record_leaf FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows_whole BEFORE TRUNCATE ON record_leaf EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows BEFORE UPDATE OR DELETE ON record_checkpoint FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows_whole BEFORE TRUNCATE ON record_checkpoint EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows BEFORE DELETE ON record_body FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows_whole BEFORE TRUNCATE ON record_body EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows BEFORE DELETE ON record_docket FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER grows_whole BEFORE TRUNCATE ON record_docket EXECUTE FUNCTION record_refuse();
ALTER TABLE record_entry ENABLE ALWAYS TRIGGER grows;
ALTER TABLE record_entry ENABLE ALWAYS TRIGGER grows_whole;
ALTER TABLE record_leaf ENABLE ALWAYS TRIGGER grows;
ALTER TABLE record_leaf ENABLE ALWAYS TRIGGER grows_whole;
ALTER TABLE record_checkpoint ENABLE ALWAYS TRIGGER grows;
ALTER TABLE record_checkpoint ENABLE ALWAYS TRIGGER grows_whole;
ALTER TABLE record_body ENABLE ALWAYS TRIGGER grows;
ALTER TABLE record_body ENABLE ALWAYS TRIGGER grows_whole;
ALTER TABLE record_docket ENABLE ALWAYS TRIGGER grows;
ALTER TABLE record_docket ENABLE ALWAYS TRIGGER grows_whole;

ALTER TABLE record_entry ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE record_entry ADD CONSTRAINT leaf_is_short CHECK (octet_length(leaf) <= 1024);
ALTER TABLE record_docket ADD COLUMN open_entry bigint, ADD COLUMN open_xid xid8;
CREATE SEQUENCE record_entry_number;

-- A recorded row may change only together with a new entry of the same transaction.
CREATE FUNCTION record_is_required() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'rows of % are never deleted', TG_TABLE_NAME; END IF;
  IF TG_OP = 'UPDATE' AND NEW.entry_id = OLD.entry_id
  THEN RAISE EXCEPTION '% changed without a new entry', TG_TABLE_NAME; END IF;
  IF NOT EXISTS (SELECT FROM record_entry WHERE id = NEW.entry_id AND xid = pg_current_xact_id())
  THEN RAISE EXCEPTION '% changed outside the record', TG_TABLE_NAME; END IF;
  RETURN NULL;
END $$;

-- The agencies whose rows this session may read; empty until somebody says so.
CREATE FUNCTION record_reader() RETURNS int[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT COALESCE(string_to_array(NULLIF(current_setting('mj.agencies', true), ''), ','), '{}')::int[]
$$;
