"""装配: settings, database, processes and the addresses of each door."""
