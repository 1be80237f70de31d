"""演示城市: a synthetic city grown by real steps, and importers for real data."""
