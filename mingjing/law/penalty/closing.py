"""Delivery of the decision, performance, pauses, closing and archiving (送达、履行、结案、归档)."""

from mingjing.law import delivery
from mingjing.law.asks import ON, Ask
from mingjing.law.casefile import CaseFile
from mingjing.law.cash import cash_banked
from mingjing.law.collection import OWED, settled
from mingjing.law.guards import guard
from mingjing.law.limits import Limit
from mingjing.law.penalty.investigation import preservation_disposed
from mingjing.law.people import CERTIFICATES, OFFICERS, PAIR, nobody_recused
from mingjing.law.remedies import overturned, pending
from mingjing.law.statutes import PENALTY_LAW, RECONSIDERATION_LAW, RECORDING_MEASURES
from mingjing.law.steps import Branch, Step
from mingjing.law.words import FieldType, Role

NO_DUTY = {"warning", "public_criticism", "fine"}  # done by the decision itself, or by payment
GROUNDS_TO_PAUSE = (
    ("other_case", "须以其他案件的处理结果为依据"),
    ("legal_question", "涉及法律适用问题须送请有权机关解释或者确认"),
    ("force_majeure", "不可抗力"),
    ("missing_party", "当事人下落不明"),
    ("other", "其他应当中止的情形"),
)
GROUNDS_TO_END = (
    ("dead", "当事人死亡"),
    ("dissolved", "法人或者其他组织终止，且无权利义务承受人"),
    ("other", "其他应当终止的情形"),
)
REASONS = Ask("reasons", "理由", FieldType.PARAGRAPHS)
RULE = Ask(
    "rule",
    "不计入办案期限的另行规定",
    FieldType.GROUNDS,
    required=False,
    hint="法律、法规、规章另有规定的填写；没有另行规定的，中止不影响九十日期限。",
)


def ended_early(file: CaseFile) -> bool:
    """Whether the case ended without a decision to be performed."""
    return file.has("cancel", "terminate", "hand_over")


@guard("第六十六条第一款", "当事人应当在决定书载明的期限内履行；尚未履行完毕", law=PENALTY_LAW)
def performed(file: CaseFile) -> bool:
    if ended_early(file) or file.has("note_execution"):
        return True
    decision = file.last("decide", "decide_on_spot")
    if decision is None or decision.said.get("outcome") == "no_penalty":
        return decision is not None
    result = overturned(file)
    if result is not None and result.text("outcome") in {"revoked", "void"}:
        return True
    duties = set(decision.texts("penalties")) - NO_DUTY
    return settled(file) and (not duties or file.has("perform"))


@guard("第六十一条第一款", "决定书尚未送达当事人；公告送达的，公告期满方视为送达", law=PENALTY_LAW)
def decision_received(file: CaseFile) -> bool:
    decision = file.last("decide", "decide_on_spot")
    if ended_early(file) or decision is None or decision.step == "decide_on_spot":
        return True
    sent = file.since(decision, "deliver")
    day = delivery.deemed(sent[-1]) if sent else None
    return day is not None and day <= file.today


@guard("第七十三条第一款", "复议、诉讼尚未结束，不宜结案", law=PENALTY_LAW)
def no_remedy_pending(file: CaseFile) -> bool:
    return not pending(file)


@guard("第十三条", "尚未提出结案建议", law=RECORDING_MEASURES)
def closure_proposed(file: CaseFile) -> bool:
    return bool(file.since(file.last("approve_closure"), "propose_closure"))


@guard("第六十条", "案件已经中止，尚未恢复", law=PENALTY_LAW)
def not_suspended(file: CaseFile) -> bool:
    last = file.last("suspend")
    return last is None or bool(file.since(last, "resume"))


@guard("第六十条", "案件没有中止", law=PENALTY_LAW)
def suspended(file: CaseFile) -> bool:
    return not not_suspended.holds(file)


@guard(
    "第五十四条第一款",
    "查实依法应当给予行政处罚的，不得撤销案件；已提出处罚建议的应当先变更建议",
    law=PENALTY_LAW,
)
def no_penalty_pending(file: CaseFile) -> bool:
    return file.said("propose", "outcome") != "penalty"


CHANNEL = Ask(
    "review_channel",
    "提交行政复议申请书的互联网渠道",
    FieldType.TEXT,
    required=False,
    hint="电子送达的应当同时提供。",
)


@guard(
    "第二十二条第二款",
    "通过互联网渠道送达决定书的，应当同时提供提交行政复议申请书的互联网渠道",
    field="review_channel",
    law=RECONSIDERATION_LAW,
)
def channel_provided(file: CaseFile) -> bool:
    said = file.spoken.said
    return said.get("method") != "electronic" or bool(said.get("review_channel"))


DELIVERING = {
    "deliver": Step(
        title="送达决定书",
        at=("delivery",),
        to="performance",
        by=Role.HANDLER,
        article="第六十一条第一款",
        law=PENALTY_LAW,
        asks=(*delivery.ASKS, CHANNEL, OFFICERS),
        states=(CERTIFICATES, OWED),
        checks=(*PAIR, *delivery.CHECKS, channel_provided),
        papers=("delivery_receipt",),
    ),
    "perform": Step(
        title="登记履行情况",
        at=("performance",),
        by=Role.HANDLER,
        article="第六十六条第一款",
        law=PENALTY_LAW,
        asks=(
            ON,
            Ask("performed", "履行情况", FieldType.PARAGRAPHS),
            Ask("evidence", "履行凭证", FieldType.EVIDENCE, required=False),
        ),
        checks=(nobody_recused,),
    ),
}
PAUSING = {
    "suspend": Step(
        title="中止案件",
        at=("inquiry", "notice", "decision"),
        by=Role.LEADER,
        article="第六十条",
        law=PENALTY_LAW,
        asks=(ON, Ask("ground", "中止情形", FieldType.CHOICE, choices=GROUNDS_TO_PAUSE), REASONS, RULE),
        needs=(not_suspended,),
    ),
    "resume": Step(
        title="恢复案件",
        at=("inquiry", "notice", "decision"),
        by=Role.LEADER,
        article="第六十条",
        law=PENALTY_LAW,
        asks=(ON, REASONS),
        needs=(suspended,),
    ),
    "terminate": Step(
        title="终止调查",
        at=("inquiry", "notice", "decision"),
        to="closing",
        by=Role.LEADER,
        article="第五十四条第一款",
        law=PENALTY_LAW,
        asks=(ON, Ask("ground", "终止情形", FieldType.CHOICE, choices=GROUNDS_TO_END), REASONS),
    ),
    "cancel": Step(
        title="撤销案件",
        at=("inquiry", "notice", "decision"),
        to="closing",
        by=Role.LEADER,
        article="第五十四条第一款",
        law=PENALTY_LAW,
        asks=(ON, REASONS),
        needs=(no_penalty_pending,),
    ),
}
CLOSING = {
    "propose_closure": Step(
        title="提请结案",
        at=("performance", "closing"),
        to="closing",
        by=(Role.HANDLER, Role.UNIT_HEAD),
        article="第十三条",
        law=RECORDING_MEASURES,
        asks=(ON, Ask("opinion", "结案意见", FieldType.PARAGRAPHS)),
        needs=(preservation_disposed, decision_received, performed, cash_banked, no_remedy_pending),
        checks=(nobody_recused,),
    ),
    "approve_closure": Step(
        title="审批结案",
        at=("closing",),
        to=Branch("outcome", (("approved", "closed"), ("returned", None))),
        by=Role.LEADER,
        article="第十三条",
        law=RECORDING_MEASURES,
        asks=(
            ON,
            Ask(
                "outcome", "意见", FieldType.CHOICE, choices=(("approved", "同意结案"), ("returned", "退回"))
            ),
            REASONS,
        ),
        needs=(closure_proposed,),
        papers=("closure_approval",),
    ),
    "archive": Step(
        title="立卷归档",
        at=("closed",),
        to="archived",
        by=Role.HANDLER,
        article="第四十七条",
        law=PENALTY_LAW,
        asks=(
            ON,
            Ask("volume", "案卷号", FieldType.TEXT),
            Ask("pages", "页数", FieldType.INTEGER, unit="页"),
            Ask(
                "retention",
                "保管期限",
                FieldType.CHOICE,
                choices=(("permanent", "永久"), ("30", "三十年"), ("10", "十年")),
            ),
        ),
        papers=("file_cover", "file_index"),
    ),
}
STEPS = {**DELIVERING, **PAUSING, **CLOSING}
LIMITS = (
    Limit(
        code="deliver",
        title="送达决定书",
        term=PENALTY_LAW.days(7),
        starts="decide",
        when=lambda one: one.text("outcome") in {"penalty", "no_penalty"},
        meets=("deliver",),
        article="第六十一条第一款",
    ),
)
