-- A sub-select is worked out once a statement; the bare call was worked out again for every row that was looked at.
DO $$
DECLARE
  wall record;
  seen text := '(agency = ANY ((SELECT record_reader())::int[]))';
BEGIN
  FOR wall IN SELECT schemaname, tablename, with_check FROM pg_policies WHERE policyname = 'readers' LOOP
    EXECUTE format('ALTER POLICY readers ON %I.%I USING %s', wall.schemaname, wall.tablename, seen)
      || CASE WHEN wall.with_check IS NULL THEN '' ELSE ' WITH CHECK ' || seen END;
  END LOOP;
END $$;
