"""案件: a spine of stages and a stack of papers."""
