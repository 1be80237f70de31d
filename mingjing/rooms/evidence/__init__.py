"""证据与音像: files on dockets, hashed while received, never altered."""
