"""Digests in one reading, and where a file changed."""

import hashlib
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from mingjing.rooms.evidence.digest import Running, differing, digest, pieces

CONTENT = bytes(range(256)) * 16


class Dripping(BytesIO):
    """A stream that gives three bytes at a time, as a network does."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(3, size) if size and size > 0 else 3)


def test_sm3_agrees_with_the_standard_s_example() -> None:
    running = Running()
    running.add(b"abc")
    assert running.digests()[1] == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert running.digests()[0] == hashlib.sha256(b"abc").hexdigest()


def test_short_reads_make_the_same_pieces() -> None:
    assert list(pieces(Dripping(CONTENT), 1000)) == list(pieces(BytesIO(CONTENT), 1000))


@given(st.binary(max_size=600), st.integers(1, 100))
def test_the_whole_is_digested_whatever_the_parts(content: bytes, part: int) -> None:
    found = digest(BytesIO(content), part=part)
    assert (found.sha256, found.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert len(found.parts) == -(-len(content) // part)


@given(st.integers(0, len(CONTENT) - 1), st.integers(0, 7))
def test_one_turned_bit_is_located_to_its_part(place: int, bit: int) -> None:
    turned = bytearray(CONTENT)
    turned[place] ^= 1 << bit
    assert differing(BytesIO(bytes(turned)), digest(BytesIO(CONTENT), part=100), part=100) == [place // 100]


def test_what_is_cut_off_differs_from_where_it_ends() -> None:
    before = digest(BytesIO(CONTENT), part=1024)
    assert differing(BytesIO(CONTENT[:2048]), before, part=1024) == [2, 3]
    assert differing(BytesIO(CONTENT), before, part=1024) == []
