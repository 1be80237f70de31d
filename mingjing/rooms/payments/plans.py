"""Plans of instalments: a line each, a day and an amount; written out, read back, and held against what is owed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingjing.law.collection import yuan
from mingjing.law.guards import Reason
from mingjing.law.statutes import PENALTY_LAW

LINE = re.compile(
    r"(?P<year>\d{4})\s*[-年./]\s*(?P<month>\d{1,2})\s*[-月./]\s*(?P<day>\d{1,2})\s*日?\D*?"
    r"(?P<yuan>\d[\d,，]*)(?:\.(?P<fen>\d{1,2}))?\s*元"
)
ARTICLE = "第六十六条第二款"


@dataclass(frozen=True)
class Part:
    """One instalment: its last day, and its amount in fen (一期)."""

    due: date
    amount: int


def written(parts: Sequence[Part]) -> str:
    """The plan in words, a line an instalment."""
    return "\n".join(
        f"第{place}期 {part.due.isoformat()} {yuan(part.amount)}" for place, part in enumerate(parts, 1)
    )


def parse(text: str) -> list[Part] | None:
    """The plan that was typed, or None where a line is no day and amount."""
    parts = []
    for line in text.translate(str.maketrans("０１２３４５６７８９", "0123456789")).splitlines():
        if not line.strip():
            continue
        found = LINE.search(line)
        part = _part(found) if found else None
        if part is None:
            return None
        parts.append(part)
    return parts or None


def _part(found: re.Match[str]) -> Part | None:
    whole = int(re.sub(r"[,，]", "", found["yuan"]))
    fen = int((found["fen"] or "0").ljust(2, "0"))
    try:
        return Part(date(int(found["year"]), int(found["month"]), int(found["day"])), whole * 100 + fen)
    except ValueError:
        return None


def faults(parts: Sequence[Part], *, left: int, on: date, until: date | None) -> list[Reason]:
    """What is wrong with a plan: order, sum, last day."""
    days = [part.due for part in parts]
    total = sum(part.amount for part in parts)
    found = []
    if len(parts) < 2 or any(part.amount <= 0 for part in parts):
        found.append("分期缴纳应当至少分两期，每期的数额应当大于零")
    if days != sorted(set(days)) or (days and days[0] <= on):
        found.append("各期的期限应当在批准之后，并且依次在后")
    if until is not None and days and days[-1] != until:
        found.append(f"最后一期应当是{until.isoformat()}，安排中是{days[-1].isoformat()}")
    if total != left:
        found.append(f"各期合计{yuan(total)}，与尚欠的{yuan(left)}不一致")
    return [Reason(ARTICLE, sentence, "plan", PENALTY_LAW.short) for sentence in found]
