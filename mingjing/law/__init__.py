"""The law: what the statutes require, in pure Python (法)."""
