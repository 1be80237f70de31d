"""发现: one thing in a text that the public must not read (GPM 14), and which of several holds."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal[
    "citizen_id", "uscc", "bank_card", "account", "mobile", "landline", "email", "address", "licence_plate",
    "birth_date", "person", "organisation", "property_certificate", "device_serial", "certificate",
    "long_number", "health", "minor",
]  # fmt: skip

LABELS: dict[Kind, str] = {
    "citizen_id": "公民身份号码",
    "uscc": "统一社会信用代码",
    "bank_card": "银行卡号",
    "account": "账号",
    "mobile": "手机号码",
    "landline": "固定电话",
    "email": "电子邮箱",
    "address": "住址",
    "licence_plate": "机动车号牌",
    "birth_date": "出生日期",
    "person": "自然人姓名",
    "organisation": "当事人名称",
    "property_certificate": "不动产权证号",
    "device_serial": "设备编号",
    "certificate": "证件号码",
    "long_number": "不明的长号码",
    "health": "健康状况",
    "minor": "未成年人信息",
}

_RANK = {kind: place for place, kind in enumerate(LABELS)}  # which name a number gets that fits two


@dataclass(frozen=True)
class Finding:
    """发现: characters `start` to `end` (excluded) of the text; uncertain ones wait for a second person."""

    kind: Kind
    start: int
    end: int
    text: str
    certain: bool
    field: str = ""

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    def within(self, field: str) -> "Finding":
        return replace(self, field=field)


@dataclass(frozen=True)
class Span:
    """A finding in the folded text, before it is carried back."""

    kind: Kind
    start: int
    end: int
    certain: bool = True


def settle(spans: Iterable[Span]) -> list[Span]:
    """What remains when spans overlap: certain before uncertain, longer before shorter; in order of place."""
    taken: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (not s.certain, s.start - s.end, s.start, _RANK[s.kind])):
        place = bisect(taken, span.start, key=lambda s: s.start)
        after_last = place == 0 or taken[place - 1].end <= span.start
        before_next = place == len(taken) or span.end <= taken[place].start
        if after_last and before_next:
            taken.insert(place, span)
    return taken
