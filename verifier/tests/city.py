"""A small log made by the platform's own code, so that the verifier meets what it will meet."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mingjing.record import tlog
from mingjing.record.commitments import Commitment, commit, flatten

ORIGIN = "log.example.cn/mj1"
RECEIPTS = "log.example.cn/receipts"
MORNING = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
FACTS = "当事人张某于2026年3月1日在其经营场所销售过期食品。该批食品货值500元。当事人对上述事实无异议。"
HIDDEN = ("by.name", "head.docket", "says.facts.0", "rows.party.7.personal")


def key(seed: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def decided() -> tuple[Commitment, tlog.Mjdoc]:
    """A decision's commitment and its public copy."""
    fields = flatten(
        head={
            "docket": "d1",
            "number": 4,
            "before": "ab" * 32,
            "action": "decide",
            "at": "2026-11-23T00:00:00Z",
        },
        by={"name": "李某", "certificate": "44010001"},
        says={"fine": 50000, "facts": FACTS, "note": None, "🂡": "一", "ｚ": "二"},
        rows={"party": {"7": {"open": {"kind": "person"}, "personal": {"name": "张某"}}}},
    )
    made = commit(fields)
    shown = {path: (made.salts[path], value) for path, value in fields.items() if path not in HIDDEN}
    hidden = {path: made.fields[path] for path in HIDDEN}
    return made, tlog.Mjdoc(kind="penalty_decision", title="行政处罚决定书", shown=shown, hidden=hidden)


@dataclass
class Log:
    """Leaves in order, and the folder they are published in."""

    folder: Path
    leaves: list[bytes] = field(default_factory=list)
    log_key: Ed25519PrivateKey = field(default_factory=lambda: key(1))

    @property
    def vkey(self) -> str:
        return tlog.verifier_key(ORIGIN, self.log_key)

    @property
    def hashes(self) -> list[bytes]:
        return [tlog.leaf_hash(leaf) for leaf in self.leaves]

    def add(self, kind: str, **public: tlog.Json) -> bytes:
        """Append a leaf and answer with its hash; c and s are made up where not given."""
        made = commit({"says.number": len(self.leaves)})
        opaque = {} if kind == "hb" else {"c": made.c.hex(), "s": made.s.hex()}
        self.leaves.append(tlog.leaf_bytes(kind, **{**opaque, **public}))
        return self.hashes[-1]

    def beat(self, minute: int) -> None:
        at = MORNING + timedelta(minutes=minute)
        self.add("hb", at=at.strftime("%Y-%m-%dT%H:%MZ"), n=0)

    def decide(self, *, due: str = "2026-12-02", **more: tlog.Json) -> bytes:
        return self.add("dec", **{"org": "440100", "cls": "penalty", "d": "2026-11-23", "due": due, **more})

    def note(self, size: int | None = None) -> str:
        """A checkpoint over the first leaves, signed by the log."""
        hashes = self.hashes[: len(self.leaves) if size is None else size]
        text = tlog.checkpoint_text(ORIGIN, len(hashes), tlog.root(hashes))
        return tlog.sign_note(text, ORIGIN, self.log_key)

    def publish(self) -> "Log":
        """Write all files from nothing."""
        for path, held in tlog.grow(0, self.leaves, {}.__getitem__):
            self.write(path, held)
        self.write("checkpoint", self.note().encode())
        return self

    def write(self, path: str, held: bytes) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(held)

    def proof(self, index: int) -> tlog.Logged:
        steps = tlog.inclusion_proof(index, len(self.leaves), tlog.nodes(self.hashes))
        return tlog.Logged(self.leaves[index], tlog.proof_text(index, steps, self.note()))

    def at(self, folder: Path) -> "Log":
        """The same log to be published elsewhere."""
        return Log(folder, list(self.leaves), self.log_key)


def living(folder: Path, *, length: int = 700) -> Log:
    """A log of an ordinary morning, unpublished: heartbeats, opaque leaves, a declared receipt key."""
    log = Log(folder)
    log.beat(0)
    log.add("key", op="add", use="receipt", vkey=tlog.verifier_key(RECEIPTS, key(2)))
    while len(log.leaves) < length:
        if len(log.leaves) % 100 == 0:
            log.beat(len(log.leaves) // 100 * 5)
        else:
            log.add("rec")
    return log


def with_decision(log: Log) -> tuple[tlog.Mjdoc, int, int]:
    """A decision and its publication, and their indexes."""
    made, doc = decided()
    dec = log.decide(c=made.c.hex(), s=made.s.hex())
    digest = hashlib.sha256(tlog.mjdoc_bytes(doc)).hexdigest()
    log.add("pub", of=dec.hex(), h=digest, m=tlog.field_map_hash(doc).hex(), d="2026-11-24")
    return doc, len(log.leaves) - 2, len(log.leaves) - 1
