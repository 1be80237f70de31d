"""Suspicion of a crime (涉嫌犯罪移送): three days, twenty-four hours, and what the police answer."""

from mingjing.law.asks import ON, ON_MINUTE, Ask
from mingjing.law.casefile import CaseFile
from mingjing.law.guards import guard
from mingjing.law.people import CERTIFICATES, OFFICERS, PAIR
from mingjing.law.statutes import CRIMINAL_REFERRAL_PROVISIONS as CRP
from mingjing.law.steps import Branch, Step
from mingjing.law.words import FieldType, Role

OPEN = ("verification", "inquiry", "notice", "decision", "referral")
REASONS = Ask("reasons", "理由", FieldType.PARAGRAPHS)
FILED_OR_NOT = (("filed", "决定立案"), ("not_filed", "决定不予立案"))
MATERIALS = (
    ("letter", "涉嫌犯罪案件移送书"),
    ("report", "涉嫌犯罪案件情况的调查报告"),
    ("property", "涉案物品清单"),
    ("tests", "有关检验报告或者鉴定结论"),
    ("other", "其他有关涉嫌犯罪的材料"),
)


def approved(file: CaseFile) -> bool:
    """Whether the last report was approved."""
    last = file.last("decide_referral")
    reported = file.last("report_crime")
    return (
        last is not None
        and reported is not None
        and last.number > reported.number
        and last.said.get("outcome") == "approved"
    )


def answered(file: CaseFile) -> str:
    """What the police last decided on the case that was sent: filed, not_filed, or nothing yet."""
    sent = file.last("refer")
    answers = file.since(sent, "note_police_decision", "note_police_reconsideration") if sent else ()
    return str(answers[-1].said.get("outcome")) if answers else ""


@guard("第五条第一款", "应当立即指定二名以上行政执法人员组成专案组，核实情况后提出书面报告", law=CRP)
def crime_reported(file: CaseFile) -> bool:
    last = file.last("report_crime")
    return last is not None and not file.since(last, "decide_referral")


@guard(
    "第五条第一款",
    "移送涉嫌犯罪案件应当由本机关正职负责人或者主持工作的负责人审批",
    field="capacity",
    law=CRP,
)
def by_principal(file: CaseFile) -> bool:
    return file.spoken.text("capacity") in {"principal", "acting"}


@guard("第五条第二款", "移送涉嫌犯罪案件尚未经批准", law=CRP)
def referral_approved(file: CaseFile) -> bool:
    return approved(file)


@guard("第六条", "移送应当附移送书、调查报告、涉案物品清单", field="materials", law=CRP)
def materials_attached(file: CaseFile) -> bool:
    return {"letter", "report", "property"} <= set(file.spoken.texts("materials"))


@guard("第七条", "案件尚未移送公安机关", law=CRP)
def sent(file: CaseFile) -> bool:
    return file.has("refer")


@guard("第八条", "公安机关尚未作出是否立案的决定", law=CRP)
def police_answered(file: CaseFile) -> bool:
    return answered(file) != ""


@guard("第九条第一款", "公安机关决定不予立案的，方可以提请复议或者建议立案监督", law=CRP)
def police_declined(file: CaseFile) -> bool:
    return answered(file) == "not_filed"


@guard("第九条第一款", "没有提请公安机关复议", law=CRP)
def reconsideration_asked(file: CaseFile) -> bool:
    return file.has("ask_police_reconsideration")


@guard("第十二条", "公安机关决定立案的，方移交涉案物品以及其他材料", law=CRP)
def police_filed(file: CaseFile) -> bool:
    return answered(file) == "filed"


@guard("第十条", "公安机关决定不予立案或者移送未获批准的，方由本机关依法处理", law=CRP)
def comes_back(file: CaseFile) -> bool:
    last = file.last("decide_referral")
    refused = last is not None and last.said.get("outcome") == "refused" and not file.has("refer")
    return refused or answered(file) == "not_filed"


@guard("第十一条第一款", "对应当移送公安机关的涉嫌犯罪案件，不得以行政处罚代替移送", field="outcome", law=CRP)
def referral_settled(file: CaseFile) -> bool:
    if file.spoken.said.get("outcome") == "refer":
        return True
    reported = file.last("report_crime")
    if reported is None:
        return True
    decided = file.since(reported, "decide_referral")
    if not decided:
        return False
    return decided[-1].said.get("outcome") == "refused" or answered(file) == "not_filed"


STEPS = {
    "report_crime": Step(
        title="报告涉嫌犯罪",
        at=OPEN,
        by=Role.HANDLER,
        article="第五条第一款",
        law=CRP,
        asks=(ON, OFFICERS, Ask("report", "移送涉嫌犯罪案件的书面报告", FieldType.PARAGRAPHS)),
        states=(CERTIFICATES,),
        checks=PAIR,
    ),
    "decide_referral": Step(
        title="审批移送",
        at=OPEN,
        to=Branch("outcome", (("approved", "referral"), ("refused", None))),
        by=Role.LEADER,
        article="第五条第二款",
        law=CRP,
        asks=(
            ON_MINUTE,
            Ask(
                "outcome",
                "决定",
                FieldType.CHOICE,
                choices=(("approved", "批准移送"), ("refused", "不批准移送")),
            ),
            Ask(
                "capacity",
                "审批人职务",
                FieldType.CHOICE,
                choices=(
                    ("principal", "正职负责人"),
                    ("acting", "主持工作的负责人"),
                    ("deputy", "其他负责人"),
                ),
            ),
            REASONS,
        ),
        needs=(crime_reported,),
        checks=(by_principal,),
    ),
    "refer": Step(
        title="移送公安机关",
        at=("referral",),
        by=Role.HANDLER,
        article="第五条第二款",
        law=CRP,
        asks=(
            ON_MINUTE,
            Ask("police", "接收的公安机关", FieldType.TEXT),
            Ask("materials", "移送材料", FieldType.CHOICES, choices=MATERIALS),
            Ask("prosecutor_copied", "已抄送人民检察院", FieldType.BOOLEAN, required=False),
        ),
        needs=(referral_approved,),
        checks=(materials_attached,),
        papers=("criminal_referral",),
    ),
    "note_police_receipt": Step(
        title="登记公安机关回执",
        at=("referral",),
        by=Role.HANDLER,
        article="第七条",
        law=CRP,
        asks=(
            ON,
            Ask(
                "outcome",
                "回执",
                FieldType.CHOICE,
                choices=(("received", "已签收"), ("forwarded", "已转送有管辖权的机关")),
            ),
        ),
        needs=(sent,),
    ),
    "note_police_decision": Step(
        title="登记公安机关决定",
        at=("referral",),
        by=Role.HANDLER,
        article="第八条",
        law=CRP,
        asks=(ON, Ask("outcome", "决定", FieldType.CHOICE, choices=FILED_OR_NOT), REASONS),
        needs=(sent,),
    ),
    "ask_police_reconsideration": Step(
        title="提请公安机关复议",
        at=("referral",),
        by=Role.HANDLER,
        article="第九条第一款",
        law=CRP,
        asks=(ON, REASONS),
        needs=(police_declined,),
    ),
    "note_police_reconsideration": Step(
        title="登记公安机关复议决定",
        at=("referral",),
        by=Role.HANDLER,
        article="第九条第二款",
        law=CRP,
        asks=(ON, Ask("outcome", "复议决定", FieldType.CHOICE, choices=FILED_OR_NOT), REASONS),
        needs=(reconsideration_asked,),
    ),
    "ask_prosecutor": Step(
        title="建议人民检察院立案监督",
        at=("referral",),
        by=Role.HANDLER,
        article="第九条",
        law=CRP,
        asks=(ON, REASONS),
        needs=(police_declined,),
    ),
    "hand_over": Step(
        title="移交涉案物品和材料",
        at=("referral",),
        to="closing",
        by=Role.HANDLER,
        article="第十二条",
        law=CRP,
        asks=(ON, Ask("handed", "移交的物品和材料", FieldType.PARAGRAPHS)),
        needs=(police_filed,),
    ),
    "take_back": Step(
        title="转回行政处理",
        at=("referral",),
        to="inquiry",
        by=Role.LEADER,
        article="第十条",
        law=CRP,
        asks=(ON, REASONS),
        needs=(comes_back,),
    ),
}
