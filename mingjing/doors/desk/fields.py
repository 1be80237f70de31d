"""A form for every step, built from what it asks: fields to draw, and words read from what was posted."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import QueryDict

from mingjing.law.language import Ask, FieldType
from mingjing.rooms.cases.papers import parse_money

Choices = Mapping[str, Sequence[Mapping[str, str]]]
"""By kind (officers, evidence, grades): what may be chosen, as {value, label, certificate?, unit?, hint?}."""

DRAWN = {
    FieldType.TEXT: "text",
    FieldType.PARAGRAPHS: "paragraphs",
    FieldType.DATE: "date",
    FieldType.DATETIME: "datetime",
    FieldType.INTEGER: "number",
    FieldType.MONEY: "money",
    FieldType.BOOLEAN: "choice",
    FieldType.CHOICE: "choice",
    FieldType.CHOICES: "choices",
    FieldType.OFFICERS: "officers",
    FieldType.OFFICER: "choice",
    FieldType.EVIDENCE: "choices",
    FieldType.GROUNDS: "paragraphs",
    FieldType.GRADE: "choices",
    FieldType.FILE: "text",
}
CHOSEN = {
    FieldType.OFFICERS: "officers",
    FieldType.OFFICER: "officers",
    FieldType.EVIDENCE: "evidence",
    FieldType.GRADE: "grades",
}
WIDE = frozenset(
    {
        FieldType.PARAGRAPHS,
        FieldType.CHOICES,
        FieldType.OFFICERS,
        FieldType.EVIDENCE,
        FieldType.GROUNDS,
        FieldType.GRADE,
    }
)
BACK = frozenset({"returned", "refused"})
"""Answers that send a thing back to whoever asked."""
YES_NO = ({"value": "yes", "label": "是"}, {"value": "no", "label": "否"})
GROUND = re.compile(r"^\s*《(?P<law>[^》]+)》\s*(?P<article>第.+?)\s*[，。；]?\s*$")


@dataclass
class Read:
    """What was posted: words for the law, the raw values to show again, and what could not be read."""

    says: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    saved_at: datetime | None = None


GROUPS: tuple[tuple[str, frozenset[FieldType], tuple[str, ...]], ...] = (
    ("案件", frozenset(), ("title", "source", "matter", "reporter", "informant")),
    ("时间和人员", frozenset({FieldType.OFFICERS, FieldType.OFFICER}),
     ("on", "began", "ended", "place", "certificate_shown", "rights_told", "recusal_told")),
    ("当事人", frozenset(), ("party", "born_on", "incapable", "representative")),
    ("依据和裁量", frozenset({FieldType.GROUNDS, FieldType.GRADE}),
     ("law_changed", "law_version", "leniency", "grade_base", "discretion")),
    ("事实和证据", frozenset({FieldType.EVIDENCE}),
     ("facts", "act_on", "discovered_on", "harmful", "slight", "first_offence", "no_fault", "proven",
      "crime_suspected", "fined_before", "complex", "public_interest", "social_risk", "new_facts", "record", "found",
      "report")),
)  # fmt: skip
"""Under which heading of a long form a field stands: by its type or the beginning of its name."""
LAST = "处理和说明"
LONG = 7
"""From how many fields a form is divided."""


def groups(asks: Sequence[Ask], drawn: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The fields in headed groups, each in its order; a short form is one group without a heading."""
    if len(asks) < LONG:
        return [{"title": "", "fields": list(drawn)}]
    found: dict[str, list[dict[str, Any]]] = {}
    for ask, one in zip(asks, drawn, strict=True):
        found.setdefault(_heading(ask), []).append(one)
    order = [*(title for title, _, _ in GROUPS), LAST]
    return [{"title": title, "fields": found[title]} for title in order if title in found]


def _heading(ask: Ask) -> str:
    for title, types, names in GROUPS:
        if ask.type in types or ask.name.startswith(names):
            return title
    return LAST


def fields(
    asks: Sequence[Ask], *, raw: Mapping[str, Any], errors: Mapping[str, str], choices: Choices
) -> list[dict[str, Any]]:
    """The asks as the form's fields."""
    return [_field(ask, raw.get(ask.name, ""), errors.get(ask.name), choices) for ask in asks]


def _field(ask: Ask, value: Any, error: str | None, choices: Choices) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "name": ask.name,
        "label": ask.title,
        "type": DRAWN[ask.type],
        "value": value,
        "required": ask.required,
        "hint": ask.hint,
        "errors": [error] if error else [],
    }
    drawn["wide"] = ask.type in WIDE or len(ask.choices) > 4
    if ask.unit and ask.type is not FieldType.MONEY:
        drawn["unit"] = ask.unit
    if ask.type is FieldType.GROUNDS:
        drawn["hint"] = f"{ask.hint}每行一条，例如：《城市市容和环境卫生管理条例》第三十四条"
        drawn["rows"] = 3
        drawn["lookup"] = "laws"
    if ask.name == "matter" and ask.type is FieldType.TEXT:
        drawn["lookup"] = "matters"
    if ask.type is FieldType.PARAGRAPHS:
        drawn["max"] = ask.maximum
    options = _options(ask, choices)
    if options is not None:
        drawn["choices"] = options
    return drawn


def _options(ask: Ask, choices: Choices) -> list[Any] | None:
    if ask.type is FieldType.BOOLEAN:
        return list(YES_NO)
    if ask.type in {FieldType.CHOICE, FieldType.CHOICES}:
        return [
            {"value": value, "label": title} | ({"shortcut": "r"} if value in BACK else {})
            for value, title in ask.choices
        ]
    kind = CHOSEN.get(ask.type)
    return list(choices.get(kind, ())) if kind else None


def read(asks: Sequence[Ask], posted: QueryDict) -> Read:
    """The posted values as the law's words; what cannot be read keeps its sentence and its raw value."""
    found = Read()
    for ask in asks:
        many = ask.type in {FieldType.CHOICES, FieldType.OFFICERS, FieldType.EVIDENCE, FieldType.GRADE}
        raw: Any = posted.getlist(ask.name) if many else posted.get(ask.name, "").replace("\r\n", "\n")
        found.raw[ask.name] = raw
        if raw in ("", []) or (isinstance(raw, str) and not raw.strip()):
            continue
        try:
            found.says[ask.name] = READERS.get(ask.type, _text)(raw)
        except ValueError as wrong:
            found.errors[ask.name] = f"“{ask.title}”{wrong}"
    return found


def _text(raw: Any) -> Any:
    return raw.strip() if isinstance(raw, str) else raw


def _integer(raw: str) -> int:
    if not re.fullmatch(r"\d{1,12}", raw.strip()):
        raise ValueError("应当是整数，例如 5。")
    return int(raw)


def _money(raw: str) -> int:
    fen = parse_money(raw if re.search(r"[元圆万]", raw) else f"{raw}元")
    if fen is None:
        raise ValueError("应当是金额，单位为元，例如 12,000 或 12000.50。")
    return fen


def _yes(raw: str) -> bool:
    return raw == "yes"


def _moment(raw: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", raw.strip()):
        raise ValueError("应当写明到分钟，例如 2026-01-15 09:30。")
    return f"{raw.strip().replace(' ', 'T')}+08:00"


def _grounds(raw: str) -> list[dict[str, str]]:
    grounds = []
    for number, line in enumerate(filter(str.strip, raw.splitlines()), start=1):
        match = GROUND.match(line)
        if match is None:
            raise ValueError(f"第 {number} 行看不出法律名称和条款，例如：《行政处罚法》第五十七条第一款。")
        grounds.append(match.groupdict())
    return grounds


READERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.INTEGER: _integer,
    FieldType.MONEY: _money,
    FieldType.BOOLEAN: _yes,
    FieldType.DATETIME: _moment,
    FieldType.GROUNDS: _grounds,
}


def shown(ask: Ask, value: Any) -> Any:
    """A recorded value as the form would have it typed: for drafts and for taking over what was said before."""
    if value is None:
        return ""
    if ask.type is FieldType.MONEY and isinstance(value, int):
        return f"{value // 100}" if value % 100 == 0 else f"{value / 100:.2f}"
    if ask.type is FieldType.BOOLEAN:
        return "yes" if value else "no"
    if ask.type is FieldType.GROUNDS and isinstance(value, list):
        return "\n".join(f"《{one['law']}》{one['article']}" for one in value)
    if ask.type is FieldType.DATETIME and isinstance(value, str):
        return value[:16]
    return value
