"""外部行政处罚决定收录: a decision another system made, taken over to be found, checked and published here."""

from dataclasses import replace
from datetime import date

from mingjing.law import remedies
from mingjing.law.asks import Ask
from mingjing.law.casefile import Happening
from mingjing.law.language import ActKind, Procedure
from mingjing.law.penalty.kinds import OUTCOMES, PARTY_TYPES, PENALTIES
from mingjing.law.publicity import after_decision
from mingjing.law.statutes import PENALTY_LAW, PUBLICITY_MEASURES
from mingjing.law.steps import Step, placed
from mingjing.law.words import FieldClass, FieldType, Role

PUBLIC, PERSONAL = FieldClass.PUBLIC, FieldClass.PERSONAL
STAGES = {"arrival": "来件", "mirrored": "已收录"}
DATES = (("decided", "决定日期"), ("published", "原公示日期"))


def _waits(happening: Happening) -> bool:
    """What was not published in the same breath still has to be."""
    return happening.said.get("outcome") == "penalty" and happening.said.get("shown") is not True


PUBLICITY = after_decision(days=7, decision="mirror", at=("mirrored",))
MIRROR = Step(
    title="收录外部决定",
    at=("arrival",),
    to="mirrored",
    by=(Role.INTEGRATOR, Role.OPERATOR),
    article="第五条",
    law=PUBLICITY_MEASURES,
    asks=(
        Ask("source", "来源系统", FieldType.TEXT, PUBLIC),
        Ask("source_number", "来源编号", FieldType.TEXT, PUBLIC),
        Ask("source_url", "原公示网址", FieldType.TEXT, PUBLIC, required=False, maximum=500),
        Ask("authority", "作出决定的机关", FieldType.TEXT, PUBLIC),
        Ask("document_number", "决定书文号", FieldType.TEXT, PUBLIC, required=False),
        Ask("title", "案件名称", FieldType.TEXT, PERSONAL, maximum=400),
        Ask("decided_on", "日期", FieldType.DATE, PUBLIC),
        Ask("date_is", "日期的含义", FieldType.CHOICE, PUBLIC, choices=DATES),
        Ask("outcome", "决定", FieldType.CHOICE, PUBLIC, choices=OUTCOMES),
        Ask("party", "当事人", FieldType.TEXT, PERSONAL, required=False),
        Ask("party_type", "当事人类型", FieldType.CHOICE, PUBLIC, required=False, choices=PARTY_TYPES),
        Ask("party_number", "统一社会信用代码", FieldType.TEXT, PERSONAL, required=False),
        Ask("representative", "法定代表人（负责人）", FieldType.TEXT, PERSONAL, required=False),
        Ask("penalties", "处罚种类", FieldType.CHOICES, PUBLIC, required=False, choices=PENALTIES),
        Ask("fine", "罚款数额", FieldType.MONEY, PUBLIC, required=False, unit="分"),
        Ask("confiscated", "没收数额", FieldType.MONEY, PUBLIC, required=False, unit="分"),
        Ask("facts", "违法事实", FieldType.PARAGRAPHS, PUBLIC, required=False),
        Ask("basis", "法律依据", FieldType.PARAGRAPHS, PUBLIC, required=False),
        Ask("content", "决定内容", FieldType.PARAGRAPHS, PUBLIC, required=False),
    ),
    leaf="dec",
)
AGAIN = replace(MIRROR, title="收录来件更正", at=("mirrored",), to=None)
CLOCK = next(one for one in PUBLICITY.limits if one.code == "publish")

PROCEDURE = Procedure(
    code="penalty.mirrored.2021",
    title="外部行政处罚决定收录",
    kind=ActKind.PENALTY,
    statute=PENALTY_LAW,
    in_force=date(2021, 7, 15),
    stages=STAGES,
    opens="arrival",
    closes=frozenset({"mirrored"}),
    steps={
        "mirror": MIRROR,
        "mirror_again": AGAIN,
        **placed(remedies.REMEDIES, at=("mirrored",)),
        **PUBLICITY.steps,
    },
    limits=(
        replace(CLOCK, when=_waits),
        replace(CLOCK, when=_waits, code="publish_again", starts="mirror_again"),
        *(one for one in PUBLICITY.limits if one is not CLOCK),
    ),
)
