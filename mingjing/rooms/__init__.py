"""房间: where the work is; no room speaks HTTP."""
