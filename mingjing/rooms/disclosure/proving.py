"""随文证明: a leaf, its place and its way to a signed checkpoint, as they travel with a published document."""

import base64
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from mingjing.record import tlog


def logged(leaf_hash: str) -> dict[str, Any]:
    """The leaf with this hash: {"leaf": base64, "index", "proof"}; the proof ends in the published checkpoint."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT e.leaf, l.index FROM record_entry e JOIN record_leaf l ON l.entry_id = e.id
               WHERE e.hash = decode(%s, 'hex')""",
            [leaf_hash],
        )
        leaf, index = cursor.fetchone()
        cursor.execute(
            "SELECT size, note FROM record_checkpoint WHERE size > %s ORDER BY size DESC LIMIT 1", [index]
        )
        size, note = cursor.fetchone()
    folder = Path(settings.TILES)
    node = tlog.tile_nodes(size, lambda path: (folder / path).read_bytes())
    proof = tlog.proof_text(index, tlog.inclusion_proof(index, size, node), note)
    return {"leaf": base64.b64encode(bytes(leaf)).decode(), "index": index, "proof": proof}


def leaf_of(proof: dict[str, Any]) -> dict[str, Any]:
    """The leaf as it can be read."""
    found: dict[str, Any] = json.loads(base64.b64decode(proof["leaf"]))
    return found
