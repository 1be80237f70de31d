"""Everything that changes what the public reads; each is an entry on the case's docket."""

from .mirroring import mirror, mirror_many
from .proposing import propose
from .publishing import correct, publish
from .withholding import exempt, withdraw

__all__ = ["correct", "exempt", "mirror", "mirror_many", "propose", "publish", "withdraw"]
