"""主体与人员: who may act, where, and since when."""
