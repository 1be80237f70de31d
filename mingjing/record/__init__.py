"""全过程记录: dockets of entries that only ever grow, under one public transparency log."""
