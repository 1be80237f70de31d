"""收缴: what is owed and what was paid."""
