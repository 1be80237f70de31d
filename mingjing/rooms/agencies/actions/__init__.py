"""Everything that changes who may act: the directory, accounts, grants, and what the auditor takes out."""

from .auditing import export_audit
from .directory import (
    DIRECTORY,
    Directory,
    bring_into_force,
    change_certificate,
    directory_docket,
    end_posting,
)
from .founding import found_city
from .granting import decide_grant, propose_grant, propose_reset, revoke
from .holding import found_account, restore_account, suspend_account

__all__ = [
    "DIRECTORY",
    "Directory",
    "bring_into_force",
    "change_certificate",
    "decide_grant",
    "directory_docket",
    "end_posting",
    "export_audit",
    "found_account",
    "found_city",
    "propose_grant",
    "propose_reset",
    "restore_account",
    "revoke",
    "suspend_account",
]
