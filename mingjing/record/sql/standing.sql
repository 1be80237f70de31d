-- One random mark that every change of a catalogue or of the directory replaces; answers are kept under it.
CREATE TABLE record_standing (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  mark uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO record_standing DEFAULT VALUES;
GRANT SELECT ON record_standing TO web, follow, seal;

CREATE FUNCTION record_stands_anew() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE record_standing SET mark = gen_random_uuid();
  RETURN NULL;
END $$;
