"""Nothing in the repository opens anything: no key, no password, no long random word."""

import math
import re
from collections import Counter

from tests.architecture import tree

SHAPES = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_\w{36}\b|\bxox[bp]-\w{10,}|\bmj_[\w-]{43}\b"
    r"|postgres(?:ql)?://\w+:[^@\s/]+@|PRIVATE\+KEY\+"
)
WORD = re.compile(r"[A-Za-z0-9+/_=-]{32,}")
HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
PUBLISHED = (
    "requirements.lock",
    "requirements-dev.lock",
    "mingjing/law/procedures/editions.lock",
    "docs/operate/format.md",
    "tests/doors/signing/test_words_of_passwords.py",
)
"""Digests that everybody may read, and passwords nobody may choose."""
LEAST = 4.7


def entropy(word: str) -> float:
    """Bits for a character."""
    counted = Counter(word)
    return -sum(n / len(word) * math.log2(n / len(word)) for n in counted.values())


def secrets_in(text: str) -> list[str]:
    """What looks like a key: of a known shape, or long and without any order."""
    random = [word for word in WORD.findall(text) if not HEX.fullmatch(word) and entropy(word) > LEAST]
    return SHAPES.findall(text) + [
        word for word in random if re.search(r"\d", word) and re.search("[a-z]", word)
    ]


def test_nothing_in_the_repository_looks_like_a_secret() -> None:
    found = {
        path: secrets_in(text)
        for path, text in tree.texts()
        if path not in PUBLISHED and not path.startswith("tests/record/pure")
    }
    assert {path: words for path, words in found.items() if words} == {}


def test_a_planted_key_is_found() -> None:
    assert secrets_in("MJ_SECRET_KEY=" + "kJ8vQ2xW9zLp4Rt7" + "Yb3Nc6Mf1Hd5Gs0AqEuIoXyZ")
    assert secrets_in("-----BEGIN " + "PRIVATE KEY-----")
    assert secrets_in("an_ordinary_name_of_a_test_that_is_quite_long_2026") == []
