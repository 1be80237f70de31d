"""Kinds of penalties, outcomes and parties, and what is heavier than what (处罚种类)."""

from mingjing.law.asks import Ask
from mingjing.law.casefile import CaseFile, Happening
from mingjing.law.words import FieldClass, FieldType

PENALTIES = (  # 第九条; detention belongs to the police alone (第十八条第三款) and has its own procedure
    ("warning", "警告"),
    ("public_criticism", "通报批评"),
    ("fine", "罚款"),
    ("confiscate_illegal_gains", "没收违法所得"),
    ("confiscate_illegal_property", "没收非法财物"),
    ("suspend_permit", "暂扣许可证件"),
    ("downgrade_qualification", "降低资质等级"),
    ("revoke_permit", "吊销许可证件"),
    ("restrict_business", "限制开展生产经营活动"),
    ("order_suspension", "责令停产停业"),
    ("order_closure", "责令关闭"),
    ("restrict_employment", "限制从业"),
    ("other", "法律、行政法规规定的其他行政处罚"),
)
OUTCOMES = (("penalty", "给予行政处罚"), ("no_penalty", "不予行政处罚"), ("refer", "移送司法机关"))
NO_PENALTY_REASONS = (
    ("minor_exemption", "违法行为轻微并及时改正，没有造成危害后果"),
    ("first_offence", "初次违法且危害后果轻微并及时改正"),
    ("no_fault", "当事人有证据足以证明没有主观过错"),
    ("minor_age", "不满十四周岁"),
    ("incapable", "不能辨认或者不能控制自己行为"),
    ("expired", "超过追责时效"),
    ("not_unlawful", "新的规定不认为是违法"),
    ("not_proven", "违法事实不能成立"),
)
PARTY_TYPES = (
    ("natural_person", "自然人"),
    ("legal_person", "法人"),
    ("unincorporated_organisation", "非法人组织"),
)
PUBLIC, INTERNAL = FieldClass.PUBLIC, FieldClass.INTERNAL

CONTENT = (
    Ask("facts", "违法事实", FieldType.PARAGRAPHS, PUBLIC),
    Ask("evidence", "主要证据", FieldType.EVIDENCE, required=False),
    Ask(
        "grounds",
        "法律依据",
        FieldType.GROUNDS,
        PUBLIC,
        required=False,
        hint="违反的条款和处罚所依据的条款，逐条填写。",
    ),
    Ask("penalties", "处罚种类", FieldType.CHOICES, PUBLIC, required=False, choices=PENALTIES),
    Ask("fine", "罚款数额", FieldType.MONEY, PUBLIC, required=False, unit="分"),
    Ask("illegal_gains", "没收违法所得数额", FieldType.MONEY, PUBLIC, required=False, unit="分"),
    Ask("illegal_property", "没收非法财物价值", FieldType.MONEY, PUBLIC, required=False, unit="分"),
    Ask(
        "no_penalty_reason",
        "不予处罚的情形",
        FieldType.CHOICE,
        PUBLIC,
        required=False,
        choices=NO_PENALTY_REASONS,
    ),
)
COMPARED = (
    "facts",
    "evidence",
    "grounds",
    "penalties",
    "fine",
    "illegal_gains",
    "illegal_property",
    "no_penalty_reason",
)
AMOUNTS = ("fine", "illegal_gains", "illegal_property")


def same(name: str, one: Happening, other: Happening) -> bool:
    """Whether both say the same in a field; nothing said, zero and an empty list are alike."""
    first, second = one.said.get(name), other.said.get(name)
    if isinstance(first, list | tuple) and isinstance(second, list | tuple):
        return list(first) == list(second)
    return (first or None) == (second or None)


def heavier(new: Happening, old: Happening) -> bool:
    """Whether the new proposal burdens the party more than the old: a further kind, or a greater amount."""
    further = set(new.texts("penalties")) - set(old.texts("penalties"))
    return bool(further) or any(new.money(name) > old.money(name) for name in AMOUNTS)


def proposed_outcome(file: CaseFile) -> str:
    """What the last proposal asks for, or nothing where there is none."""
    return str(file.said("propose", "outcome") or "")


def punishes(happening: Happening) -> bool:
    """Whether it proposes or decides a penalty."""
    return happening.step == "decide_on_spot" or happening.said.get("outcome") == "penalty"


def told_proposal(file: CaseFile) -> Happening | None:
    """The proposal that the party was last told of."""
    told = file.last("inform")
    return next((one for one in reversed(file.all("propose")) if told and one.number < told.number), None)
