"""The statutes that steps, guards and limits cite, and how each counts its days (法律依据)."""

from dataclasses import dataclass, field
from datetime import date

from .calendar import Term
from .words import Unit


@dataclass(frozen=True)
class Statute:
    """A statute, with the numbers of days it counts as working days (法律)."""

    title: str
    short: str
    in_force: date | None = None
    working: frozenset[int] = field(default_factory=frozenset)

    def days(self, amount: int) -> Term:
        """So many 日, in the unit this statute gives that number."""
        return Term(amount, Unit.WORKING_DAY if amount in self.working else Unit.DAY)

    def __str__(self) -> str:
        return f"《{self.short}》"


PENALTY_LAW = Statute(
    "中华人民共和国行政处罚法",
    "行政处罚法",
    in_force=date(2021, 7, 15),
    working=frozenset({2, 3, 5, 7}),  # 第八十五条
)
COMPULSION_LAW = Statute(
    "中华人民共和国行政强制法",
    "行政强制法",
    in_force=date(2012, 1, 1),
    working=frozenset(range(1, 11)),  # 第六十九条
)
PERMIT_LAW = Statute(
    "中华人民共和国行政许可法",
    "行政许可法",
    in_force=date(2019, 4, 23),
    working=frozenset(range(1, 366)),  # 第八十二条
)
CIVIL_PROCEDURE_LAW = Statute("中华人民共和国民事诉讼法", "民事诉讼法", in_force=date(2024, 1, 1))
RECONSIDERATION_LAW = Statute(
    "中华人民共和国行政复议法",
    "行政复议法",
    in_force=date(2024, 1, 1),
    working=frozenset({3, 5, 7, 10}),  # 第八十八条
)
LITIGATION_LAW = Statute("中华人民共和国行政诉讼法", "行政诉讼法", in_force=date(2017, 7, 1))
FINE_COLLECTION_MEASURES = Statute(
    "罚款决定与罚款收缴分离实施办法", "罚款决定与罚款收缴分离实施办法", in_force=date(1998, 1, 1)
)
CRIMINAL_REFERRAL_PROVISIONS = Statute(
    "行政执法机关移送涉嫌犯罪案件的规定", "行政执法机关移送涉嫌犯罪案件的规定", in_force=date(2020, 8, 7)
)
REVIEW_MEASURES = Statute("广东省重大行政执法决定法制审核办法", "广东省重大行政执法决定法制审核办法")
PUBLICITY_MEASURES = Statute("广东省行政执法公示办法", "广东省行政执法公示办法")
RECORDING_MEASURES = Statute("广东省行政执法全过程记录办法", "广东省行政执法全过程记录办法")
