"""设置: the pages of the three administrators, each her own: accounts, grants, the audit."""
