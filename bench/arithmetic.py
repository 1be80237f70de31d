"""The log's arithmetic: commitments, leaves, proofs."""

from collections.abc import Iterator

from bench.figure import Figure, best_ms
from mingjing.record import commitments
from mingjing.record.tlog import tree

LEAVES = 20_000


def measure() -> Iterator[Figure]:
    """Figures without a database."""
    fields = {f"says.field{number:02}": f"第{number}项内容" for number in range(17)}
    yield Figure(
        "commit to 17 fields", best_ms(lambda: commitments.commit(fields), times=200), "ms", "0.16 ms"
    )
    leaves = [number.to_bytes(8, "big") * 20 for number in range(LEAVES)]
    yield Figure(
        "hash a leaf", best_ms(lambda: [tree.leaf_hash(leaf) for leaf in leaves]) * 1000 / LEAVES, "µs"
    )
    hashes = [tree.leaf_hash(leaf) for leaf in leaves]
    yield Figure(f"root of {LEAVES} leaves", best_ms(lambda: tree.root(hashes), rounds=3), "ms")
    node = tree.nodes(hashes)
    yield Figure("inclusion proof", best_ms(lambda: tree.inclusion_proof(4711, LEAVES, node), rounds=3), "ms")
