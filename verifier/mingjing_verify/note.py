"""Signed notes, checkpoints, and the policy that says whose signatures are enough."""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mingjing_verify.findings import CannotTell, Tampered

LOG, WITNESS = 1, 4
LAST = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Key:
    """A published key, `name+id+base64`; sort 1 signs notes, sort 4 cosigns them with the hour."""

    name: str
    number: bytes
    sort: int
    public: bytes

    @classmethod
    def read(cls, text: str) -> "Key":
        name, _, rest = text.strip().partition("+")
        number, _, told = rest.partition("+")
        raw = unbase(told)
        if not name or raw is None or len(raw) != 33 or raw[0] not in (LOG, WITNESS):
            raise CannotTell("bad-key", f"公钥写法不对，应为“名称+编号+base64”：{text.strip()[:80]}")
        known = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
        if known.hex() != number:
            raise CannotTell("bad-key", f"公钥的编号与内容不符：{text.strip()[:80]}")
        return cls(name, known, raw[0], raw[1:])

    def signed(self, told: bytes, signature: bytes) -> bool:
        """Whether this is the key's bare signature over the bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, told)
        except InvalidSignature:
            return False
        return True

    def signed_note(self, text: str, signature: bytes) -> bool:
        """Whether this is the key's signature over a note's text, of the key's own sort."""
        told = text.encode()
        if self.sort == WITNESS:
            seconds = int.from_bytes(signature[:8], "big")
            return self.signed(b"cosignature/v1\ntime %d\n" % seconds + told, signature[8:])
        return self.signed(told, signature)


@dataclass(frozen=True)
class Policy:
    """Which log key must have signed, and how many of which witnesses beside it."""

    log: Key
    witnesses: dict[str, Key] = field(default_factory=dict)
    groups: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    quorum: str = "none"

    @classmethod
    def read(cls, text: str) -> "Policy":
        """The policy in lines `log`, `witness`, `group` and `quorum`."""
        logs, witnesses, groups, quorum = [], {}, {}, "none"
        for line in text.splitlines():
            match line.split("#")[0].split():
                case ["log", key, *_]:
                    logs.append(Key.read(key))
                case ["witness", name, key, *_]:
                    witnesses[name] = Key.read(key)
                case ["group", name, number, *members] if members:
                    groups[name] = (_threshold(number, len(members)), tuple(members))
                case ["quorum", name]:
                    quorum = name
                case []:
                    pass
                case _:
                    raise CannotTell("bad-policy", f"策略文件中有看不懂的一行：{line.strip()[:80]}")
        known = {"none", *witnesses, *groups}
        named = {quorum, *(member for _, members in groups.values() for member in members)}
        if len(logs) != 1 or named - known:
            raise CannotTell("bad-policy", "策略文件须有且只有一行 log，且各组与 quorum 只能引用已列出的名称")
        return cls(logs[0], witnesses, groups, quorum)

    def met(self, name: str, signed: set[str]) -> bool:
        """Whether a witness or group is satisfied by those who signed."""
        if name in self.groups:
            number, members = self.groups[name]
            return sum(self.met(member, signed) for member in members) >= number
        return name == "none" or name in signed


@dataclass(frozen=True)
class Checkpoint:
    """Origin, size and root of the log, as signed."""

    origin: str
    size: int
    root: bytes
    note: str
    signed_by: tuple[str, ...] = ()
    cosigned: datetime | None = None
    """The earliest hour at which a witness of the policy signed."""


def read_checkpoint(note: str) -> Checkpoint:
    """The checkpoint in a note, its signatures not yet looked at."""
    text, _ = _opened(note)
    origin, size, told, *_ = [*text.split("\n"), "", ""]
    root = unbase(told)
    plain = re.fullmatch("0|[1-9][0-9]{0,17}", size)
    if not origin or not plain or root is None or len(root) != 32:
        raise CannotTell("not-a-checkpoint", "这不是一份检查点：前三行应为来源、条数、根散列")
    return Checkpoint(origin, int(size), root, note)


def check(checkpoint: Checkpoint, policy: Policy) -> Checkpoint:
    """The checkpoint with who signed it; refused unless the log and the policy's quorum did."""
    text, lines = _opened(checkpoint.note)
    if checkpoint.origin != policy.log.name:
        raise CannotTell(
            "other-log", f"检查点属于“{checkpoint.origin}”，公钥属于“{policy.log.name}”，不是同一本账"
        )
    if not _has_signed(policy.log, text, lines):
        raise CannotTell("other-key", "检查点上没有这把公钥的签名，可能用了别的钥匙")
    signed = {name for name, key in policy.witnesses.items() if _has_signed(key, text, lines)}
    if not policy.met(policy.quorum, signed):
        raise CannotTell("no-quorum", f"见证签名不足：已有{len(signed)}家，未达到策略“{policy.quorum}”")
    return Checkpoint(
        checkpoint.origin,
        checkpoint.size,
        checkpoint.root,
        checkpoint.note,
        (policy.log.name, *sorted(signed)),
        min((at for name in signed if (at := _hour(policy.witnesses[name], lines))), default=None),
    )


def unbase(text: str) -> bytes | None:
    """The bytes of strict base64, or None."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return raw if base64.b64encode(raw).decode() == text else None


def _has_signed(key: Key, text: str, lines: Iterable[tuple[str, bytes]]) -> bool:
    theirs = [raw[4:] for name, raw in lines if name == key.name and raw[:4] == key.number]
    if not all(key.signed_note(text, signature) for signature in theirs):
        raise Tampered("bad-signature", f"“{key.name}”的签名与检查点内容不符：内容或签名被改动")
    return bool(theirs)


def _hour(key: Key, lines: Iterable[tuple[str, bytes]]) -> datetime | None:
    """The hour in a witness's signature."""
    told = (raw[4:12] for name, raw in lines if name == key.name and raw[:4] == key.number)
    hours = [int.from_bytes(raw, "big") for raw in told if key.sort == WITNESS]
    return datetime.fromtimestamp(min(hours), UTC) if hours and min(hours) <= LAST else None


def _opened(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    text, blank, rest = note.rpartition("\n\n")
    lines = rest.split("\n")
    if not blank or lines[-1] or not text:
        raise CannotTell("not-a-note", "这不是一份签名文书：应有正文、空行和签名行")
    return f"{text}\n", [_line(line) for line in lines[:-1]]


def _line(line: str) -> tuple[str, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, told = rest.partition(" ")
    raw = unbase(told)
    if dash != "—" or not name or raw is None or len(raw) < 5:
        raise CannotTell("not-a-note", "签名行的写法不对")
    return name, raw


def _threshold(text: str, members: int) -> int:
    if text in ("all", "any"):
        return members if text == "all" else 1
    if not re.fullmatch("[1-9][0-9]{0,3}", text) or int(text) > members:
        raise CannotTell("bad-policy", f"策略文件中组的人数写法不对：{text}")
    return int(text)
