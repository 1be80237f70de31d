"""执法公示: what the public may read, made from the record."""
