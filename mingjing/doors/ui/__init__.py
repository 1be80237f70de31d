"""界面: one look for all doors."""
