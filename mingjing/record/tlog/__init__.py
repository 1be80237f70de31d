"""The arithmetic of the public log: leaves, tree, tiles, notes, receipts and proofs, without a database.

The formats are C2SP's (tlog-tiles, signed-note, tlog-checkpoint, tlog-proof) over RFC 6962 hashing;
`docs/operate/format.md` writes down every byte.
"""

from mingjing.record.tlog.canonical import Json, NotCanonical, canonical, normal
from mingjing.record.tlog.leaf import BadLeaf, key_claim, leaf_bytes, parse_leaf
from mingjing.record.tlog.mjdoc import Logged, Mjdoc, envelope, field_map_hash, mjdoc_bytes
from mingjing.record.tlog.note import (
    BadNote,
    Verifier,
    checkpoint_text,
    cosign,
    key_id,
    open_note,
    parse_checkpoint,
    sign_note,
    verifier_key,
    verify_note,
)
from mingjing.record.tlog.proof import proof_text
from mingjing.record.tlog.receipt import Receipt, receipt, verify_receipt
from mingjing.record.tlog.tile import NotExtending, grow, tile_nodes, tile_path, tile_place
from mingjing.record.tlog.tree import (
    consistency_proof,
    consistent,
    included,
    inclusion_proof,
    leaf_hash,
    node_hash,
    nodes,
    root,
    root_of,
)

__all__ = [
    "BadLeaf",
    "BadNote",
    "Json",
    "Logged",
    "Mjdoc",
    "NotCanonical",
    "NotExtending",
    "Receipt",
    "Verifier",
    "canonical",
    "checkpoint_text",
    "consistency_proof",
    "consistent",
    "cosign",
    "envelope",
    "field_map_hash",
    "grow",
    "included",
    "inclusion_proof",
    "key_claim",
    "key_id",
    "leaf_bytes",
    "leaf_hash",
    "mjdoc_bytes",
    "node_hash",
    "nodes",
    "normal",
    "open_note",
    "parse_checkpoint",
    "parse_leaf",
    "proof_text",
    "receipt",
    "root",
    "root_of",
    "sign_note",
    "tile_nodes",
    "tile_path",
    "tile_place",
    "verifier_key",
    "verify_note",
    "verify_receipt",
]
