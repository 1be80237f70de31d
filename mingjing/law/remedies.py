"""Reconsideration, litigation, and the way to the court for execution (救济与申请执行)."""

from datetime import date, timedelta

from . import delivery
from .asks import ON, Ask, State
from .calendar import add_months
from .casefile import CaseFile, Happening
from .delivery import deemed
from .guards import guard
from .limits import Limit
from .people import nobody_recused
from .statutes import COMPULSION_LAW, PENALTY_LAW, RECONSIDERATION_LAW
from .steps import Step
from .words import Consequence, FieldClass, FieldType, Role

KINDS = (("reconsideration", "行政复议"), ("litigation", "行政诉讼"))
RESULTS = (
    ("upheld", "维持或者驳回"),
    ("withdrawn", "撤回申请或者起诉"),
    ("changed", "变更"),
    ("revoked", "撤销"),
    ("unlawful", "确认违法"),
    ("void", "确认无效"),
)
OVERTURNED = ("changed", "revoked", "unlawful", "void")
PUBLISHED = State("published", "公示状态")


def pending(file: CaseFile) -> tuple[Happening, ...]:
    """Reconsiderations and suits accepted and not yet ended."""
    ended = {one.text("reference") for one in file.all("note_remedy_result")}
    return tuple(one for one in file.all("note_remedy") if one.text("reference") not in ended)


def overturned(file: CaseFile) -> Happening | None:
    """The last result that changed, revoked or voided the decision; one that upholds later restores nothing."""
    gone = {"changed", "revoked", "void"}
    results = [one for one in file.all("note_remedy_result") if one.text("outcome") in gone]
    return results[-1] if results else None


def stopped(file: CaseFile) -> list[tuple[date, date]]:
    """The spans of reconsideration and litigation, both days included; an open one runs to today."""
    spans = []
    for begun in file.all("note_remedy"):
        ends = [
            one
            for one in file.since(begun, "note_remedy_result")
            if one.said.get("reference") == begun.said.get("reference")
        ]
        spans.append((begun.on, ends[0].on if ends else file.today))
    return spans


@guard("第七十三条第三款", "没有该案号的复议、诉讼正在进行", field="reference")
def remedy_pending(file: CaseFile) -> bool:
    return file.spoken.text("reference") in {one.text("reference") for one in pending(file.before)}


@guard("第五十四条", "当事人逾期不履行决定，方可以催告", law=COMPULSION_LAW)
def decision_delivered(file: CaseFile) -> bool:
    last = file.last("deliver", "decide_on_spot")
    day = deemed(last) if last else None
    return day is not None and day <= file.today


@guard("第五十四条", "催告书送达十日后当事人仍未履行义务的，方可以申请人民法院强制执行", law=COMPULSION_LAW)
def demand_ripe(file: CaseFile) -> bool:
    last = file.last("demand")
    day = deemed(last) if last else None
    return day is not None and file.today > file.calendar.end(day, COMPULSION_LAW.days(10)).due


@guard(
    "第五十三条",
    "当事人在法定期限内不申请行政复议或者提起行政诉讼，又不履行的，方可以申请人民法院强制执行",
    law=COMPULSION_LAW,
)
def remedies_over(file: CaseFile) -> bool:
    ends = remedies_end(file)
    return ends is not None and file.today > ends and not pending(file)


@guard("第五十三条", "尚未申请人民法院强制执行", law=COMPULSION_LAW)
def court_applied(file: CaseFile) -> bool:
    return file.has("apply_court")


@guard("第五十三条", "申请人民法院强制执行，应当自复议、诉讼期限届满之日起三个月内提出", law=COMPULSION_LAW)
def within_three_months(file: CaseFile) -> bool:
    ends = remedies_end(file)
    return ends is None or file.today <= file.calendar.next_working(add_months(ends, 3))


@guard("第五十四条", "当事人缴纳罚款的期限未满，尚不能催告", law=COMPULSION_LAW)
def payment_late(file: CaseFile) -> bool:
    decision, last = file.last("decide", "decide_on_spot"), file.last("deliver", "decide_on_spot")
    day = deemed(last) if last else None
    if decision is None or day is None or not decision.money("fine"):
        return True
    due = file.calendar.end(day, PENALTY_LAW.days(15), roll=True).due
    return file.today > max([due, *deferred_to(file)])


def deferred_to(file: CaseFile) -> list[date]:
    """The last days to which payment was deferred (《行政处罚法》第六十六条第二款)."""
    granted = [one for one in file.all("decide_deferral") if one.said.get("outcome") == "granted"]
    return [day for one in granted if (day := one.day("until")) is not None]


def remedies_end(file: CaseFile) -> date | None:
    """When both terms for a remedy are over (60 days, 6 months), or None while nothing is delivered.

    After a reconsideration there are 15 days to sue (《行政诉讼法》第四十五条); a deferral of payment moves the
    end to its own (《行政处罚法》第七十二条第二款).
    """
    last = file.last("deliver", "decide_on_spot")
    day = deemed(last) if last else None
    if day is None:
        return None
    ends = max(day + timedelta(days=60), add_months(day, 6))
    kinds = {one.text("reference"): one.text("kind") for one in file.all("note_remedy")}
    for result in file.all("note_remedy_result"):
        if result.text("outcome") == "withdrawn":
            continue
        sue = 15 if kinds.get(result.text("reference")) == "reconsideration" else 0
        ends = result.on + timedelta(days=sue)
    return max([file.calendar.next_working(ends), *deferred_to(file)])


REFERENCE = Ask("reference", "复议、诉讼案号", FieldType.TEXT)
REMEDIES = {
    "note_remedy": Step(
        title="登记复议、诉讼受理",
        at=(),
        by=Role.HANDLER,
        article="第七十三条",
        law=PENALTY_LAW,
        asks=(
            ON,
            Ask("kind", "种类", FieldType.CHOICE, choices=KINDS),
            REFERENCE,
            Ask("body", "受理机关", FieldType.TEXT),
        ),
    ),
    "note_remedy_result": Step(
        title="登记复议、诉讼结果",
        at=(),
        by=Role.HANDLER,
        article="第七十三条第三款",
        law=PENALTY_LAW,
        asks=(
            ON,
            REFERENCE,
            Ask("outcome", "结果", FieldType.CHOICE, choices=RESULTS),
            Ask("fine", "变更后的罚款数额", FieldType.MONEY, FieldClass.PUBLIC, required=False, unit="分"),
            Ask("summary", "结果摘要", FieldType.PARAGRAPHS),
        ),
        states=(PUBLISHED,),
        checks=(remedy_pending,),
    ),
}


COURT = {
    "demand": Step(
        title="催告",
        at=(),
        by=Role.HANDLER,
        article="第五十四条",
        law=COMPULSION_LAW,
        asks=(*delivery.ASKS, Ask("duties", "催告履行的义务", FieldType.PARAGRAPHS)),
        needs=(decision_delivered, payment_late),
        checks=(nobody_recused, *delivery.CHECKS),
        papers=("demand_notice", "delivery_receipt"),
    ),
    "apply_court": Step(
        title="申请人民法院强制执行",
        at=(),
        by=Role.LEADER,
        article="第五十三条",
        law=COMPULSION_LAW,
        asks=(
            ON,
            Ask("court", "人民法院", FieldType.TEXT),
            Ask("reference", "案号", FieldType.TEXT, required=False),
        ),
        needs=(remedies_over, within_three_months, demand_ripe),
    ),
    "note_execution": Step(
        title="登记法院执行结果",
        at=(),
        by=Role.HANDLER,
        article="第五十三条",
        law=COMPULSION_LAW,
        asks=(
            ON,
            Ask(
                "outcome",
                "结果",
                FieldType.CHOICE,
                choices=(
                    ("executed", "执行完毕"),
                    ("terminated", "终结执行"),
                    ("refused", "不予受理或者不准予执行"),
                ),
            ),
            Ask("summary", "说明", FieldType.PARAGRAPHS),
        ),
        needs=(court_applied,),
    ),
}


LIMITS = (
    Limit(
        code="reconsideration",
        title="当事人申请行政复议",
        term=RECONSIDERATION_LAW.days(60),
        starts="deliver",
        anchor=deemed,
        meets=("note_remedy",),
        met_when=lambda one: one.said.get("kind") == "reconsideration",
        article="第二十条第一款",
        law=RECONSIDERATION_LAW,
        roll=True,
        consequence=Consequence.WAIVED,
    ),
)
