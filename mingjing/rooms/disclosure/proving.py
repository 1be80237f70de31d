"""随文证明: a leaf, its place and its way to a signed checkpoint, as they travel with a published document."""

import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from mingjing.record import tlog


def logged(entry: int) -> dict[str, Any]:
    """The leaf of an entry: {"leaf": base64, "index", "proof"}; the proof ends in the published checkpoint."""
    return logged_many([entry])[entry]


def logged_many(entries: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The same for many entries; all proofs end in the newest checkpoint."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT e.id, e.leaf, l.index FROM record_entry e JOIN record_leaf l ON l.entry_id = e.id
               WHERE e.id = ANY(%s)""",
            [list(entries)],
        )
        found = cursor.fetchall()
        cursor.execute("SELECT size, note FROM record_checkpoint ORDER BY size DESC LIMIT 1")
        size, note = cursor.fetchone()
    folder = Path(settings.TILES)
    node = tlog.tile_nodes(size, lambda path: (folder / path).read_bytes())
    return {
        entry: {
            "leaf": base64.b64encode(bytes(leaf)).decode(),
            "index": index,
            "proof": tlog.proof_text(index, tlog.inclusion_proof(index, size, node), note),
        }
        for entry, leaf, index in found
    }


def leaf_of(proof: dict[str, Any]) -> dict[str, Any]:
    """The leaf as it can be read."""
    found: dict[str, Any] = json.loads(base64.b64decode(proof["leaf"]))
    return found
