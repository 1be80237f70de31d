"""Signed notes: a text, a blank line, signature lines; a checkpoint is such a note (C2SP signed-note)."""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = 1
COSIGNATURE = 4


class BadNote(ValueError):
    """A note, key or checkpoint that is misshapen or not signed by whom it must be."""


@dataclass(frozen=True)
class Verifier:
    """A public key that signs notes under a name; `sort` is 1 (the log) or 4 (a witness's cosignature)."""

    name: str
    key: bytes
    sort: int = ED25519

    @property
    def id(self) -> bytes:
        return key_id(self.name, self.key, self.sort)

    def __str__(self) -> str:
        told = base64.b64encode(bytes([self.sort]) + self.key).decode()
        return f"{self.name}+{self.id.hex()}+{told}"

    @classmethod
    def parse(cls, text: str) -> "Verifier":
        """The key written as name+id+base64."""
        try:
            name, number, told = text.strip().split("+", 2)
            raw = base64.b64decode(told, validate=True)
        except (ValueError, binascii.Error) as wrong:
            raise BadNote("a verifier key is name+id+base64") from wrong
        if len(raw) != 33 or raw[0] not in (ED25519, COSIGNATURE):
            raise BadNote("not an Ed25519 key")
        verifier = cls(name, raw[1:], raw[0])
        if verifier.id.hex() != number or not _is_name(name):
            raise BadNote("the key's id does not fit its name and bytes")
        return verifier

    def accepts(self, text: str, signature: bytes) -> bool:
        """Whether the signature (without key id) is this key's over the text."""
        told = text.encode()
        if self.sort == COSIGNATURE:
            told = _cosigned(told, int.from_bytes(signature[:8], "big"))
            signature = signature[8:]
        return self.signed(told, signature)

    def signed(self, told: bytes, signature: bytes) -> bool:
        """Whether the bare Ed25519 signature is this key's over these bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, told)
        except InvalidSignature:
            return False
        return True


def key_id(name: str, key: bytes, sort: int = ED25519) -> bytes:
    """The four bytes by which a signature line names its key."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([sort]) + key).digest()[:4]


def verifier_key(name: str, key: Ed25519PrivateKey, sort: int = ED25519) -> str:
    """What to publish: name+id+base64 of the public half."""
    return str(Verifier(name, key.public_key().public_bytes_raw(), sort))


def sign_note(text: str, key_name: str, key: Ed25519PrivateKey) -> str:
    """The note: text, blank line, one signature line."""
    _check_text(text, key_name)
    number = key_id(key_name, key.public_key().public_bytes_raw())
    return f"{text}\n{_line(key_name, number + key.sign(text.encode()))}"


def cosign(text: str, name: str, key: Ed25519PrivateKey, *, seconds: int) -> str:
    """A witness's signature line over a checkpoint's text at a Unix time (cosignature/v1)."""
    number = key_id(name, key.public_key().public_bytes_raw(), COSIGNATURE)
    signature = key.sign(_cosigned(text.encode(), seconds))
    return _line(name, number + seconds.to_bytes(8, "big") + signature)


def open_note(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """The text and its signatures as (name, key id, signature), none checked."""
    text, blank, lines = note.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise BadNote("a note is a text, an empty line and signature lines")
    return f"{text}\n", [_signature(line) for line in lines[:-1].split("\n")]


def verify_note(note: str, verifiers: Iterable[Verifier]) -> tuple[str, list[Verifier]]:
    """The text and who of the verifiers signed it; at least one must have, and none wrongly."""
    text, signatures = open_note(note)
    signed = []
    for verifier in verifiers:
        theirs = [line[2] for line in signatures if line[:2] == (verifier.name, verifier.id)]
        if not all(verifier.accepts(text, signature) for signature in theirs):
            raise BadNote(f"wrong signature of {verifier.name}")
        if theirs:
            signed.append(verifier)
    if not signed:
        raise BadNote("not signed by any known key")
    return text, signed


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """Origin, size and root: what a checkpoint's signatures are over."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"


def parse_checkpoint(text: str) -> tuple[str, int, bytes]:
    """Origin, size and root of a checkpoint's text; further lines are allowed and ignored."""
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0]:
        raise BadNote("a checkpoint has three lines")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except binascii.Error as wrong:
        raise BadNote("the root is not base64") from wrong
    plain = lines[1].isascii() and lines[1].isdigit() and str(int(lines[1])) == lines[1]
    if not plain or len(root) != 32:
        raise BadNote("a checkpoint's size is a plain number and its root 32 bytes")
    return lines[0], int(lines[1]), root


def _line(name: str, signature: bytes) -> str:
    return f"— {name} {base64.b64encode(signature).decode()}\n"


def _signature(line: str) -> tuple[str, bytes, bytes]:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "—" or not _is_name(parts[1]):
        raise BadNote("not a signature line")
    try:
        raw = base64.b64decode(parts[2], validate=True)
    except binascii.Error as wrong:
        raise BadNote("not a signature line") from wrong
    if len(raw) < 5:
        raise BadNote("a signature is too short")
    return parts[1], raw[:4], raw[4:]


def _cosigned(text: bytes, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n".encode() + text


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(char.isspace() for char in name)


def _check_text(text: str, name: str) -> None:
    if not text.endswith("\n") or any(char < " " and char != "\n" for char in text):
        raise BadNote("a note's text ends with a line end and holds no control characters")
    if not _is_name(name):
        raise BadNote("a key name has neither space nor plus sign")
