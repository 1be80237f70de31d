"""Whether a published document is the act that was logged, and which of its fields are hidden."""

import hashlib
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SM3, Hash

from mingjing_verify.canonical import NotCanonical, Value, canonical, read
from mingjing_verify.findings import CannotTell, Tampered
from mingjing_verify.hashing import inclusion_holds
from mingjing_verify.leaf import BadLeaf, Leaf, UnknownKind, parse
from mingjing_verify.note import Checkpoint, unbase

PROOF = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True)
class Document:
    """A redacted copy: shown fields as [salt, value], hidden ones as their digest."""

    told: dict[str, Value]
    shown: dict[str, Value]
    hidden: dict[str, str]

    @property
    def digest(self) -> str:
        """What a `pub` leaf calls `h`."""
        return hashlib.sha256(canonical(self.told)).hexdigest()

    @property
    def map_digest(self) -> str:
        """What a `pub` leaf calls `m`."""
        told: Value = {"hidden": [*sorted(self.hidden)], "shown": [*sorted(self.shown)]}
        return hashlib.sha256(b"mj/map/1\0" + canonical(told)).hexdigest()

    def commitments(self) -> tuple[str, str]:
        """c and s, rebuilt from the fields."""
        digests: dict[str, Value] = {**self.hidden}
        for path, told in self.shown.items():
            salt, value = _salted(path, told)
            digests[path] = hashlib.sha256(b"mj/field/1\0" + salt + canonical([path, value])).hexdigest()
        raw = b"mj/rec/1\0" + canonical({"f": digests})
        sm3 = Hash(SM3())
        sm3.update(raw)
        return hashlib.sha256(raw).hexdigest(), sm3.finalize().hex()


@dataclass(frozen=True)
class Logged:
    """A leaf with the proof that ties it to a checkpoint."""

    leaf: Leaf
    proof: list[bytes]
    checkpoint_note: str


@dataclass(frozen=True)
class Envelope:
    """A document, and where the file brings them, its `dec` and `pub` leaves with their proofs."""

    document: Document
    dec: Logged | None
    pub: Logged | None


def read_envelope(raw: bytes) -> Envelope:
    """The file's parts; a bare document is an envelope without leaves."""
    try:
        told = read(raw)
    except NotCanonical as wrong:
        raise CannotTell("not-mjdoc", "这不是 .mjdoc 文件：内容不是规范 JSON") from wrong
    if not isinstance(told, dict) or told.get("v") != 1:
        raise CannotTell("not-mjdoc", "这不是本工具认识的 .mjdoc 文件")
    if "doc" not in told:
        return Envelope(_document(told), None, None)
    dec, pub = (_logged(told[name]) if name in told else None for name in ("dec", "pub"))
    return Envelope(_document(told["doc"]), dec, pub)


def check_decision(document: Document, dec: Leaf) -> None:
    """The document's fields are those the decision was logged with."""
    if dec.kind != "dec":
        raise Tampered("wrong-kind", f"文书所附的条目不是决定，是 {dec.kind}", dec.index)
    if document.commitments() != (dec.told["c"], dec.told["s"]):
        raise Tampered(
            "altered", f"文书与第{dec.index}条登记的决定不符：内容被改动，或有字段被悄悄拿掉", dec.index
        )


def check_publication(document: Document, dec: Leaf, pub: Leaf | None) -> Leaf:
    """The very bytes of the document are what was published; answers with the leaf that says so."""
    said = pub or dec
    if pub and (pub.kind != "pub" or pub.told["of"] != dec.hash.hex()):
        raise Tampered("wrong-kind", f"第{pub.index}条不是这份决定的公示", pub.index)
    if "h" not in said.told:
        raise CannotTell("no-publication", "内容与登记一致，但文件中没有公示的证明，是否公示无从判断")
    if (said.told["h"], said.told["m"]) != (document.digest, document.map_digest):
        raise Tampered("other-copy", f"文书与第{said.index}条公示的那一份不是同一份", said.index)
    return said


def check_included(logged: Logged, checkpoint: Checkpoint) -> None:
    """The leaf stands at its index in the checkpoint's tree."""
    leaf = logged.leaf
    if not inclusion_holds(leaf.hash, leaf.index, checkpoint.size, logged.proof, checkpoint.root):
        raise Tampered("not-included", f"证明不成立：第{leaf.index}条不在检查点签名的账中", leaf.index)


def _document(told: Value) -> Document:
    names = {"v", "kind", "title", "shown", "hidden"}
    if not isinstance(told, dict) or told.keys() != names or told["v"] != 1:
        raise CannotTell("not-mjdoc", "文书的各部分不齐或有多余")
    shown, hidden = told["shown"], told["hidden"]
    if (
        not isinstance(shown, dict)
        or not isinstance(hidden, dict)
        or not all(map(_is_digest, hidden.values()))
    ):
        raise CannotTell("not-mjdoc", "文书的字段写法不对")
    if shown.keys() & hidden.keys():
        raise Tampered("altered", "同一字段既显示又遮盖")
    for path, value in shown.items():
        _salted(path, value)
    return Document(told, shown, {path: str(value) for path, value in hidden.items()})


def _salted(path: str, told: Value) -> tuple[bytes, Value]:
    if not isinstance(told, list) or len(told) != 2 or not _is_digest(told[0]):
        raise CannotTell("not-mjdoc", f"字段“{path}”缺少盐值")
    return bytes.fromhex(str(told[0])), told[1]


def _logged(told: Value) -> Logged:
    if not isinstance(told, dict) or told.keys() != {"leaf", "proof"}:
        raise CannotTell("not-mjdoc", "证明的写法不对")
    raw = unbase(str(told["leaf"]))
    head, _, note = str(told["proof"]).partition("\n\n")
    shape = re.fullmatch(
        rf"{re.escape(PROOF)}\n(?:extra \S*\n)?index (0|[1-9][0-9]{{0,17}})((?:\n.+)*)", head
    )
    proof = [unbase(step) for step in shape[2].split()] if shape else []
    if raw is None or shape is None or not all(step is not None and len(step) == 32 for step in proof):
        raise CannotTell("not-mjdoc", "证明的写法不对")
    try:
        leaf = parse(raw, int(shape[1]))
    except (BadLeaf, UnknownKind) as wrong:
        raise CannotTell("not-mjdoc", f"所附条目读不懂：{wrong}") from wrong
    return Logged(leaf, [step for step in proof if step is not None], note)


def _is_digest(value: Value) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")
