"""法规文本: the basis by article, each version under its own address (第八条第三项)."""

from collections.abc import Iterator

from mingjing.record.following import Seen
from mingjing.rooms.catalogue.models import Edition

from ..edition import enacted
from ..kind import Item, Kind


def items(seen: Seen) -> Iterator[Item]:
    """The law's version; an older one that comes later stands beside the newer."""
    made = enacted(seen, "law")
    if made is None:
        return
    for row in made.rows:
        newer = Edition.objects.filter(
            kind="law",
            code=made.edition.code,
            withdrawn=False,
            effective_from__gt=made.edition.effective_from,
        ).exists()
        articles = [[one["label"], one["heading"], one["text"]] for one in row["articles"]]
        told = (
            "level",
            "version",
            "issued_by",
            "document",
            "region",
            "in_force_from",
            "in_force_to",
            "history",
        )
        yield Item(
            kind="law",
            slug=f"{row['code']}@{row['in_force_from']}" if newer else row["code"],
            title=f"《{row['title']}》",
            number=row["document"],
            body={**{name: row[name] for name in told}, "articles": articles, **made.since()},
            text=f"{row['issued_by']}\n{row['version']}\n" + "\n".join(one[2] for one in articles)[:40_000],
            catalogue=f"{made.name}/{row['in_force_from']}",
        )


KIND = Kind(
    code="law",
    title="法规文本",
    phase="before",
    article="《广东省行政执法公示办法》第八条第三项",
    actions=frozenset({"catalogue.edition"}),
    items=items,
)
