"""Proofs that travel: a leaf's way to a signed checkpoint as one text, checked offline (C2SP tlog-proof)."""

import base64
from collections.abc import Sequence

HEADER = "c2sp.org/tlog-proof@v1"


def proof_text(index: int, proof: Sequence[bytes], note: str) -> str:
    """The inclusion proof of a leaf in the tree of a signed checkpoint."""
    steps = "".join(f"{base64.b64encode(step).decode()}\n" for step in proof)
    return f"{HEADER}\nindex {index}\n{steps}\n{note}"
