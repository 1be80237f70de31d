"""Search over everything public there is: two characters, four, three words, with filters; over HTTP and all included."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode

from bench.clients import Browser
from bench.figure import Figure, latency
from bench.house import House, port_of
from bench.swelling import swell_snapshots
from mingjing.rooms.disclosure.models import Snapshot, SnapshotSearch

SAMPLE, WORDS = 400, 25
ROUNDS = 2


def measure(house: House) -> Iterator[Figure]:
    """Each way of asking with words that occur, the common and the rare alike."""
    if house.swollen:
        swell_snapshots(house, house.swollen)
    held = SnapshotSearch.objects.count()
    titles = list(
        Snapshot.objects.filter(current=True).order_by("?").values_list("title", flat=True)[:SAMPLE]
    )
    with house.doors("portal"):
        browser = Browser(port_of("portal"))
        for name, asked in _ways(titles).items():
            pages = [f"/search?{urlencode(words)}" for words in asked]
            seconds = [browser.read(page) for _ in range(ROUNDS) for page in pages]
            yield latency(f"search: {name}, {held:,} snapshots", seconds, p50=20, p95=150)


def _ways(titles: list[str]) -> dict[str, list[dict[str, str]]]:
    pairs, fours = _parts(titles, 2), _parts(titles, 4)
    threes = [" ".join(pairs[place :: len(pairs) // 3][:3]) for place in range(len(pairs) // 3)]
    return {
        "two characters": [{"q": word} for word in pairs],
        "four characters": [{"q": word} for word in fours],
        "three words": [{"q": words} for words in threes],
        "two characters, filtered": [
            {"q": word, "kind": "penalty", "from": "2026-01-01", "sort": "newest"} for word in pairs
        ],
        "everything": [{}] * 5,
    }


def _parts(titles: list[str], length: int) -> list[str]:
    """Pieces of titles of this length: as many common ones as rare ones."""
    pieces = Counter(
        title[at : at + length]
        for title in titles
        for at in range(len(title) - length + 1)
        if all("\u4e00" <= sign <= "\u9fff" for sign in title[at : at + length])
    )
    ordered = [piece for piece, _ in pieces.most_common()]
    return ordered[:WORDS] + ordered[WORDS :: max(1, len(ordered) // WORDS)][:WORDS]
