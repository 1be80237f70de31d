"""Advance notice, statement and defence, waiver and recheck (告知、陈述申辩与复核)."""

from datetime import date

from mingjing.law import delivery
from mingjing.law.asks import ON, Ask
from mingjing.law.casefile import CaseFile, Happening
from mingjing.law.delivery import deemed
from mingjing.law.guards import guard
from mingjing.law.limits import Limit
from mingjing.law.penalty.kinds import heavier, proposed_outcome, same, told_proposal
from mingjing.law.penalty.proposal import PROPOSAL
from mingjing.law.people import CERTIFICATES, OFFICERS, PAIR
from mingjing.law.statutes import PENALTY_LAW
from mingjing.law.steps import Step
from mingjing.law.words import Consequence, FieldClass, FieldType, Role

FIVE_DAYS = PENALTY_LAW.days(5)
HEARING_KINDS = {  # 第六十三条第一款第三项、第四项
    "downgrade_qualification",
    "revoke_permit",
    "order_suspension",
    "order_closure",
    "restrict_employment",
}


def hearing_due(proposal: Happening) -> bool:
    """Whether the party of this proposal must be offered a hearing (第六十三条); an unknown standard counts as reached."""
    if proposal.said.get("outcome") != "penalty":
        return False
    person = proposal.said.get("party_type") == "natural_person"
    threshold = proposal.mapping("large").get("person" if person else "organisation")
    amounts = ("fine", "illegal_gains", "illegal_property")
    least = threshold if isinstance(threshold, int) else 1
    large = any(proposal.money(name) >= least for name in amounts)
    return large or bool(HEARING_KINDS & set(proposal.texts("penalties")))


def told_on(file: CaseFile) -> date | None:
    """The day on which the last notice counts as delivered, or None while it is not."""
    told = file.last("inform")
    delivered = file.since(told, "deliver_notice") if told else ()
    return deemed(delivered[-1]) if delivered else None


def up_to_date(file: CaseFile) -> bool:
    """Whether what the party was told still covers the proposal: same facts and basis, nothing heavier."""
    told, now = told_proposal(file), file.last("propose")
    if told is None or now is None:
        return False
    return not heavier(now, told) and all(same(name, now, told) for name in ("facts", "grounds"))


def hearing_offered(file: CaseFile) -> bool:
    """Whether the last notice told the party of a right to a hearing."""
    return file.said("inform", "hearing_right") is True


def waived(file: CaseFile, right: str) -> bool:
    """Whether the party has expressly given up a right since the last notice."""
    return any(right in one.texts("rights") for one in file.since(file.last("inform"), "waive"))


@guard("第四十四条", "处理建议是给予行政处罚的，方需要事先告知")
def penalty_proposed(file: CaseFile) -> bool:
    return proposed_outcome(file) == "penalty"


@guard(
    "第六十三条第一款", "属于应当告知听证权利的处罚，应当告知当事人有要求听证的权利", field="hearing_right"
)
def hearing_right_told(file: CaseFile) -> bool:
    proposal = file.last("propose")
    return proposal is None or not hearing_due(proposal) or file.spoken.said.get("hearing_right") is True


@guard("第六十二条", "告知书应当给予当事人陈述、申辩的时间，期限不得为零", field="defence_days")
def time_to_defend(file: CaseFile) -> bool:
    return file.spoken.money("defence_days") > 0


@guard("第四十四条", "尚未制作事先告知书，或者处理建议变更后没有重新告知")
def notice_written(file: CaseFile) -> bool:
    return file.has("inform") and up_to_date(file)


@guard("第四十四条", "事先告知书尚未送达当事人")
def notice_delivered(file: CaseFile) -> bool:
    day = told_on(file)
    return day is not None and day <= file.today


@guard("第六十二条", "放弃陈述、申辩权利应当由当事人明确表示", field="explicit")
def waiver_explicit(file: CaseFile) -> bool:
    return file.spoken.said.get("explicit") is True


@guard("第四十五条第一款", "没有尚待复核的陈述、申辩意见")
def defence_pending(file: CaseFile) -> bool:
    return not defence_rechecked.holds(file)


@guard("第四十五条第一款", "对当事人提出的事实、理由和证据，应当进行复核")
def defence_rechecked(file: CaseFile) -> bool:
    last = file.last("defend")
    return last is None or bool(file.since(last, "recheck"))


@guard("第四十五条第一款", "复核认为当事人的意见成立的，应当采纳，并据此重新提出处理建议")
def adopted(file: CaseFile) -> bool:
    last = file.last("recheck")
    if last is None or last.said.get("outcome") == "rejected":
        return True
    return bool(file.since(last, "propose"))


@guard(
    "第四十四条", "作出行政处罚决定之前，应当告知当事人拟作出的行政处罚内容及事实、理由、依据和依法享有的权利"
)
def party_told(file: CaseFile) -> bool:
    if proposed_outcome(file) != "penalty":
        return True
    day = told_on(file)
    return up_to_date(file) and day is not None and day <= file.today


@guard(
    "第六十二条", "未听取当事人的陈述、申辩，不得作出行政处罚决定；告知书载明的期限未满，当事人也没有明确放弃"
)
def party_heard(file: CaseFile) -> bool:
    day, told = told_on(file), file.last("inform")
    if proposed_outcome(file) != "penalty":
        return True
    if day is None or told is None:
        return False
    if waived(file, "defence") or file.since(told, "recheck"):
        return True
    allowed = PENALTY_LAW.days(told.money("defence_days"))
    return file.today > file.calendar.end(day, allowed, roll=True).due


STEPS = {
    "inform": Step(
        title="事先告知",
        at=("notice",),
        by=Role.HANDLER,
        article="第四十四条",
        asks=(
            ON,
            OFFICERS,
            Ask(
                "told",
                "告知内容",
                FieldType.PARAGRAPHS,
                hint="拟作出的处罚内容及事实、理由、依据，当事人的权利。",
            ),
            Ask("hearing_right", "已告知要求听证的权利", FieldType.BOOLEAN),
            Ask(
                "defence_days",
                "陈述、申辩期限",
                FieldType.INTEGER,
                unit="日",
                maximum=60,
                hint="告知书载明的天数。",
            ),
        ),
        states=(CERTIFICATES, PROPOSAL),
        needs=(penalty_proposed,),
        checks=(*PAIR, hearing_right_told, time_to_defend),
        papers=("advance_notice",),
    ),
    "deliver_notice": Step(
        title="送达事先告知书",
        at=("notice",),
        by=Role.HANDLER,
        article="第四十四条",
        asks=(*delivery.ASKS, OFFICERS),
        states=(CERTIFICATES,),
        needs=(notice_written,),
        checks=(*PAIR, *delivery.CHECKS),
        papers=("delivery_receipt",),
    ),
    "defend": Step(
        title="听取陈述申辩",
        at=("notice", "decision"),
        by=Role.HANDLER,
        article="第四十五条第一款",
        asks=(
            ON,
            Ask(
                "form",
                "方式",
                FieldType.CHOICE,
                choices=(("written", "书面"), ("oral", "口头"), ("online", "网上")),
            ),
            Ask("speaker", "陈述申辩人", FieldType.TEXT, FieldClass.PERSONAL, required=False),
            Ask("place", "地点", FieldType.TEXT, required=False, hint="口头陈述、申辩的填写，以下两项相同。"),
            Ask("began", "开始时间", FieldType.DATETIME, required=False),
            Ask("ended", "结束时间", FieldType.DATETIME, required=False),
            Ask("statement", "陈述、申辩意见", FieldType.PARAGRAPHS),
            Ask("evidence", "当事人提交的证据", FieldType.EVIDENCE, required=False),
        ),
        needs=(notice_delivered,),
        papers=("defence_record",),
    ),
    "waive": Step(
        title="记录当事人放弃权利",
        at=("notice",),
        by=Role.HANDLER,
        article="第六十二条",
        asks=(
            ON,
            Ask(
                "rights",
                "放弃的权利",
                FieldType.CHOICES,
                choices=(("defence", "陈述、申辩"), ("hearing", "要求听证")),
            ),
            Ask("explicit", "当事人已书面或者在笔录中明确表示放弃", FieldType.BOOLEAN),
            Ask("evidence", "放弃的凭证", FieldType.EVIDENCE),
        ),
        needs=(notice_delivered,),
        checks=(waiver_explicit,),
    ),
    "recheck": Step(
        title="复核陈述申辩",
        at=("notice", "decision"),
        by=Role.HANDLER,
        article="第四十五条第一款",
        asks=(
            ON,
            OFFICERS,
            Ask(
                "outcome",
                "复核结论",
                FieldType.CHOICE,
                choices=(("adopted", "采纳"), ("partly", "部分采纳"), ("rejected", "不予采纳")),
            ),
            Ask("opinion", "复核意见", FieldType.PARAGRAPHS),
        ),
        states=(CERTIFICATES,),
        needs=(defence_pending,),
        checks=PAIR,
        papers=("recheck_opinion",),
    ),
}
LIMITS = (
    Limit(
        code="hearing_request",
        title="当事人要求听证",
        term=FIVE_DAYS,
        starts="deliver_notice",
        meets=("request_hearing", "waive"),
        met_when=lambda one: one.step == "request_hearing" or "hearing" in one.texts("rights"),
        anchor=deemed,
        applies=hearing_offered,
        article="第六十四条第一项",
        consequence=Consequence.WAIVED,
    ),
)
