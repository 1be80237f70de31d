"""What a step asks of the person taking it, and what the house looks up itself (填报与查明)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from .words import FieldClass, FieldType

CHINA = timezone(timedelta(hours=8), "北京时间")
Said = Mapping[str, object]

TEXT_LIMIT = 200
YEARS = range(1900, 2101)
"""Of what no case could ever speak is no day: arithmetic on days stays within the calendar."""
WHOLE = 2**53 - 1
"""The largest whole number that JSON carries without loss."""
PARAGRAPHS_LIMIT = 20_000


@dataclass(frozen=True)
class Ask:
    """One field of a step's form (填报项); money is in integer fen, dates are dates or ISO text."""

    name: str
    title: str
    type: FieldType
    klass: FieldClass = FieldClass.INTERNAL
    required: bool = True
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    maximum: int | None = None

    def problem(self, value: object) -> str | None:
        """A sentence about what is wrong with the value, or None."""
        if is_blank(value):
            return f"请填写“{self.title}”。" if self.required else None
        return PROBLEMS[self.type](self, value)

    def choice_title(self, value: object) -> str:
        """The words shown for a chosen value."""
        return dict(self.choices).get(str(value), str(value))


@dataclass(frozen=True)
class State:
    """A fact the house looks up and no form may send (查明事项)."""

    name: str
    title: str


def is_blank(value: object) -> bool:
    """Whether nothing was said; False and 0 are something."""
    return value is None or value == "" or value == [] or value == () or value == {}


def as_date(value: object) -> date | None:
    """The day that a said value names, or None; aware instants give the date in China, years end at `YEARS`."""
    if isinstance(value, datetime):
        instant = as_datetime(value)
        return (instant.astimezone(CHINA) if instant.tzinfo else instant).date() if instant else None
    if isinstance(value, date):
        return value if value.year in YEARS else None
    if not isinstance(value, str):
        return None
    try:
        return as_date(date.fromisoformat(value))
    except ValueError:
        return as_date(as_datetime(value))


def as_datetime(value: object) -> datetime | None:
    """The instant that a said value names, or None."""
    if isinstance(value, datetime):
        return value if value.year in YEARS else None
    if not isinstance(value, str) or "T" not in value.replace(" ", "T"):
        return None
    try:
        return as_datetime(datetime.fromisoformat(value))
    except ValueError:
        return None


_UNSAVABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def _text(ask: Ask, value: object) -> str | None:
    longest = ask.maximum or (TEXT_LIMIT if ask.type is FieldType.TEXT else PARAGRAPHS_LIMIT)
    if not isinstance(value, str):
        return f"“{ask.title}”应当是文字。"
    if not value.strip():
        return f"请填写“{ask.title}”。"
    if len(value) > longest:
        return f"“{ask.title}”不得超过{longest}字，现有{len(value)}字。"
    if _UNSAVABLE.search(value):
        return f"“{ask.title}”含有无法保存的字符，请删去后重填。"
    return None


def _date(ask: Ask, value: object) -> str | None:
    right = as_date(value) is not None and not isinstance(value, datetime)
    return None if right else f"“{ask.title}”应当是日期，例如2026-01-15。"


def _datetime(ask: Ask, value: object) -> str | None:
    instant = as_datetime(value)
    if instant is None:
        return f"“{ask.title}”应当写明到分钟，例如2026-01-15 09:30。"
    return None if instant.tzinfo else f"“{ask.title}”缺少时区。"


def _integer(ask: Ask, value: object) -> str | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return f"“{ask.title}”应当是整数。"
    if value < 0:
        return f"“{ask.title}”不得小于零。"
    most = WHOLE if ask.maximum is None else ask.maximum
    return f"“{ask.title}”不得大于{most}{ask.unit}。" if value > most else None


def _money(ask: Ask, value: object) -> str | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return f"“{ask.title}”应当是以分为单位的整数。"
    if value < 0:
        return f"“{ask.title}”不得小于零。"
    most = WHOLE if ask.maximum is None else ask.maximum
    return f"“{ask.title}”不得大于{most / 100:,.2f}元。" if value > most else None


def _boolean(ask: Ask, value: object) -> str | None:
    return None if isinstance(value, bool) else f"“{ask.title}”应当选择是或者否。"


def _choice(ask: Ask, value: object) -> str | None:
    if isinstance(value, str) and value in dict(ask.choices):
        return None
    return f"“{ask.title}”只能从所列选项中选择。"


def _choices(ask: Ask, value: object) -> str | None:
    if not isinstance(value, list | tuple):
        return f"“{ask.title}”只能从所列选项中选择。"
    known = dict(ask.choices)
    if all(isinstance(one, str) and one in known for one in value) and len(set(value)) == len(value):
        return None
    return f"“{ask.title}”只能从所列选项中选择，且不得重复。"


def _officers(ask: Ask, value: object) -> str | None:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one.strip() for one in value):
        return f"“{ask.title}”应当是执法证号的清单。"
    return None if len(set(value)) == len(value) else f"“{ask.title}”中有人重复。"


def _officer(ask: Ask, value: object) -> str | None:
    return None if isinstance(value, str) and value.strip() else f"“{ask.title}”应当是一个执法证号。"


def _references(ask: Ask, value: object) -> str | None:
    right = isinstance(value, list | tuple) and all(isinstance(one, str | int) for one in value)
    return None if right else f"“{ask.title}”应当是证据编号的清单。"


def _grounds(ask: Ask, value: object) -> str | None:
    wrong = f"“{ask.title}”应当逐条写明法律名称和条款。"
    if not isinstance(value, list | tuple):
        return wrong
    for one in value:
        if not isinstance(one, Mapping) or is_blank(one.get("law")) or is_blank(one.get("article")):
            return wrong
    return None


def _grade(ask: Ask, value: object) -> str | None:
    several = list(value) if isinstance(value, list | tuple) else [value]
    right = all(isinstance(one, str) and one.strip() for one in several)
    return None if right else f"“{ask.title}”应当从已公布的裁量档次中选择。"


def _file(ask: Ask, value: object) -> str | None:
    return None if isinstance(value, str) and value.strip() else f"“{ask.title}”应当是已上传文件的编号。"


PROBLEMS: dict[FieldType, Callable[[Ask, object], str | None]] = {
    FieldType.TEXT: _text,
    FieldType.PARAGRAPHS: _text,
    FieldType.DATE: _date,
    FieldType.DATETIME: _datetime,
    FieldType.INTEGER: _integer,
    FieldType.MONEY: _money,
    FieldType.BOOLEAN: _boolean,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.OFFICERS: _officers,
    FieldType.OFFICER: _officer,
    FieldType.EVIDENCE: _references,
    FieldType.GROUNDS: _grounds,
    FieldType.GRADE: _grade,
    FieldType.FILE: _file,
}

ON = Ask(
    "on",
    "发生日期",
    FieldType.DATE,
    FieldClass.PUBLIC,
    required=False,
    hint="实际发生的日期；当天办理的可以不填。",
)
ON_MINUTE = Ask(
    "on",
    "发生时间",
    FieldType.DATETIME,
    FieldClass.PUBLIC,
    required=False,
    hint="实际发生的时间，写到分钟；当时办理的可以不填。",
)
