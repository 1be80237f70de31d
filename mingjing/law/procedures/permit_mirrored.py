"""行政许可决定收录: a permit that the service hall decided, taken over in one step to be found, checked and published."""

from dataclasses import replace
from datetime import date

from mingjing.law.asks import Ask
from mingjing.law.casefile import Happening
from mingjing.law.language import ActKind, Procedure
from mingjing.law.penalty.kinds import PARTY_TYPES
from mingjing.law.publicity import after_decision
from mingjing.law.statutes import PERMIT_LAW, PUBLICITY_MEASURES
from mingjing.law.steps import Step
from mingjing.law.words import FieldClass, FieldType, Role

PUBLIC, PERSONAL = FieldClass.PUBLIC, FieldClass.PERSONAL
STAGES = {"arrival": "来件", "mirrored": "已收录"}
CATEGORIES = (
    ("ordinary", "普通"),
    ("franchise", "特许"),
    ("recognition", "认可"),
    ("approval", "核准"),
    ("registration", "登记"),
    ("other", "其他"),
)
"""The kinds of 第十二条 and what the credit standard adds to them."""
OUTCOMES = (("granted", "准予行政许可"), ("refused", "不予行政许可"))
DATES = (("decided", "决定日期"), ("published", "原公示日期"))


def _waits(happening: Happening) -> bool:
    """What was not published in the same breath still has to be; what is granted is open to all (第四十条)."""
    return happening.said.get("outcome") == "granted" and happening.said.get("shown") is not True


PUBLICITY = after_decision(days=7, decision="mirror", at=("mirrored",))
MIRROR = Step(
    title="收录许可决定",
    at=("arrival",),
    to="mirrored",
    by=(Role.INTEGRATOR, Role.OPERATOR),
    article="第五条",
    law=PUBLICITY_MEASURES,
    asks=(
        Ask("source", "来源系统", FieldType.TEXT, PUBLIC),
        Ask("source_number", "来源编号", FieldType.TEXT, PUBLIC),
        Ask("source_url", "原公示网址", FieldType.TEXT, PUBLIC, required=False, maximum=500),
        Ask("authority", "许可机关", FieldType.TEXT, PUBLIC),
        Ask("document_number", "许可决定文书号", FieldType.TEXT, PUBLIC, required=False),
        Ask("permit_number", "许可编号", FieldType.TEXT, PUBLIC, required=False),
        Ask("title", "案件名称", FieldType.TEXT, PERSONAL, maximum=400),
        Ask("matter_name", "许可事项", FieldType.TEXT, PUBLIC),
        Ask("category", "许可类别", FieldType.CHOICE, PUBLIC, choices=CATEGORIES),
        Ask("certificate", "许可证书名称", FieldType.TEXT, PUBLIC, required=False),
        Ask("decided_on", "日期", FieldType.DATE, PUBLIC),
        Ask("date_is", "日期的含义", FieldType.CHOICE, PUBLIC, choices=DATES),
        Ask("outcome", "决定", FieldType.CHOICE, PUBLIC, choices=OUTCOMES),
        Ask("valid_from", "有效期自", FieldType.DATE, PUBLIC, required=False),
        Ask("valid_to", "有效期至", FieldType.DATE, PUBLIC, required=False),
        Ask("party", "被许可人", FieldType.TEXT, PERSONAL, required=False),
        Ask("party_type", "被许可人类型", FieldType.CHOICE, PUBLIC, required=False, choices=PARTY_TYPES),
        Ask("party_number", "统一社会信用代码", FieldType.TEXT, PERSONAL, required=False),
        Ask("representative", "法定代表人（负责人）", FieldType.TEXT, PERSONAL, required=False),
        Ask("content", "许可内容", FieldType.PARAGRAPHS, PUBLIC, required=False),
    ),
    leaf="dec",
)
AGAIN = replace(MIRROR, title="收录来件更正", at=("mirrored",), to=None)
CLOCK = next(one for one in PUBLICITY.limits if one.code == "publish")
WITHDRAW = replace(PUBLICITY.steps["withdraw"], article="第二十四条第一款", law=PUBLICITY_MEASURES)

PROCEDURE = Procedure(
    code="permit.mirrored",
    title="行政许可决定收录",
    kind=ActKind.PERMIT,
    statute=PERMIT_LAW,
    in_force=date(2019, 4, 23),
    stages=STAGES,
    opens="arrival",
    closes=frozenset({"mirrored"}),
    steps={
        "mirror": MIRROR,
        "mirror_again": AGAIN,
        **PUBLICITY.steps,
        "withdraw": WITHDRAW,
    },
    limits=(
        replace(CLOCK, when=_waits),
        replace(CLOCK, when=_waits, code="publish_again", starts="mirror_again"),
    ),
)
