"""权责事项与法制审核目录: lists of the pilot's size, made in turn over agencies, fields and forms of acting (演示)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from mingjing.rooms.catalogue.lawtexts import number

from .fields import FIELDS, PATTERNS, TOTALS, TOWN
from .places import WHOLE, Body, bureaus, towns
from .plots import ON_SPOT, PLOTS, Plot
from .telling import Says

BASIS = "广东省重大行政执法决定法制审核办法第十一条"
MATERIALS = ["拟作出的决定及其事实、证据、依据和裁量理由", "调查取证记录"]
LARGE = (5_000_000, 10_000_000, 20_000_000)
_ARTICLE = re.compile(r"第(.+?)条(?:第(.+?)款)?(?:第(.+?)项)?")


@dataclass(frozen=True)
class Power:
    """权责事项 of the lists: one act in one field by one agency."""

    body: Body
    act: str
    title: str
    place: int

    @property
    def code(self) -> str:
        """Its code as a matter; those below 1000 are the ones that cases are about."""
        return f"{self.body.code}-{1000 * (1 + list(PATTERNS).index(self.act)) + self.place:04}"


@cache
def powers() -> dict[str, tuple[Power, ...]]:
    """All powers of the lists by the agency's code: 426 penalties, 248 compulsions, 80 permits."""
    found: dict[str, list[Power]] = defaultdict(list)
    for act, total in TOTALS.items():
        for power in islice(_in_turn(act), total):
            found[power.body.code].append(power)
    return {code: tuple(kept) for code, kept in found.items()}


def _in_turn(act: str) -> Iterator[Power]:
    """Every agency's first, then every agency's second, and so on; towns have one field fewer forms."""
    bodies = [*bureaus(WHOLE), *(towns(WHOLE) if act != "permit" else ())]
    for at in range(len(PATTERNS[act]) * 3):
        for body in bodies:
            titles = _titles(body, act)
            if at < len(titles):
                yield Power(body, act, titles[at], at + 1)


def _titles(body: Body, act: str) -> list[str]:
    fields = FIELDS.get(body.code, TOWN[:1])
    return [pattern.format(field) for field in fields for pattern in PATTERNS[act]]


def matters(body: Body) -> list[Says]:
    """The agency's matters: those its cases are about, with their articles, and those of the lists."""
    own = [_of_plot(plot, body) for plot in (*PLOTS, *ON_SPOT) if plot.bureau == body.code]
    listed = [
        {"code": power.code, "title": f"{power.title}（演示）", "agency": body.number, "act": power.act}
        for power in powers().get(body.code, ())
    ]
    return [*own, *listed]


def _of_plot(plot: Plot, body: Body) -> Says:
    uses = (("violated", plot.violated), ("penalty", plot.penalised))
    on_spot = "penalty.summary.2021" if plot in ON_SPOT else "penalty.ordinary.2021"
    return {
        "code": plot.matter,
        "title": f"对{plot.name}的处罚",
        "agency": body.number,
        "act": "penalty",
        "procedures": [on_spot],
        "basis": [f"《{law}》{article}" for _, (law, article) in uses],
        "grounds": [{"use": use, "law": law, **_numbers(article)} for use, (law, article) in uses],
    }


def _numbers(article: str) -> dict[str, int]:
    """第三十四条第六项 is article 34, item 6."""
    found = _ARTICLE.fullmatch(article)
    told = found.groups() if found else ()
    names = ("article", "paragraph", "item")
    return {name: number(word) if word else 0 for name, word in zip(names, told, strict=True)}


def review_entries(body: Body) -> list[Says]:
    """The agency's own catalogue of decisions that need legal review; each widens the law (办法第十一条)."""
    return [_entry(power) for power in powers().get(body.code, ())]


def _entry(power: Power) -> Says:
    same = {
        "code": f"{power.code}-S",
        "act": power.act,
        "agency": power.body.number,
        "matter": power.code,
        "trigger": "N6",
        "legal_basis": [BASIS],
        "materials": MATERIALS,
    }
    if power.act != "penalty":
        return {**same, "title": f"{power.title}（演示）", "test": "field", "operator": "is"}
    value = LARGE[power.place % len(LARGE)]
    title = f"{power.title}，罚款{value // 1_000_000}万元以上的（演示）"
    return {
        **same, "title": title, "test": "amount", "operator": "ge", "value": value, "party_type": "organisation",
    }  # fmt: skip


def counted(bodies: Iterable[Body]) -> dict[str, int]:
    """How many review entries these agencies have, by kind of act."""
    found = dict.fromkeys(TOTALS, 0)
    for body in bodies:
        for power in powers().get(body.code, ()):
            found[power.act] += 1
    return found
