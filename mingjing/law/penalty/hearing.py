"""The hearing (听证): asked for within five working days, announced seven ahead, led by an outsider."""

from dataclasses import replace

from mingjing.law.asks import CHINA, ON, Ask, as_datetime
from mingjing.law.casefile import CaseFile, Happening
from mingjing.law.delivery import METHODS, deemed
from mingjing.law.guards import guard
from mingjing.law.penalty.kinds import proposed_outcome, told_proposal
from mingjing.law.penalty.notice import (
    FIVE_DAYS,
    hearing_due,
    hearing_offered,
    notice_delivered,
    told_on,
    waived,
)
from mingjing.law.people import handlers, nobody_recused, recused
from mingjing.law.statutes import REVIEW_MEASURES
from mingjing.law.steps import Step
from mingjing.law.words import FieldClass, FieldType, Role

NOTICE_DAYS = 7  # full working days between notice and hearing
ATTENDANCE = (
    ("attended", "当事人或者其代理人到场"),
    ("absent", "无正当理由拒不出席"),
    ("left", "未经许可中途退出"),
    ("postponed", "有正当理由，另行安排"),
)


def request(file: CaseFile) -> Happening | None:
    """The party's request for a hearing, unless given up since, or met before the notice that stands.

    A new notice does not end a request that has not been met (第六十三条第一款).
    """
    asked, told = file.last("request_hearing"), file.last("inform")
    if asked is None or any("hearing" in one.texts("rights") for one in file.since(asked, "waive")):
        return None
    heard = [one for one in file.since(asked, "hear") if one.said.get("attendance") != "postponed"]
    return None if heard and told is not None and told.number > heard[-1].number else asked


def held(file: CaseFile) -> bool:
    """Whether the hearing asked for has taken place or was given up by staying away."""
    asked = request(file)
    later = file.since(asked, "hear") if asked else ()
    return bool(later) and later[-1].said.get("attendance") != "postponed"


def ever_held(file: CaseFile) -> bool:
    """Whether the case has gone through a hearing, on whichever notice."""
    return any(one.said.get("attendance") != "postponed" for one in file.all("hear"))


def reported(file: CaseFile) -> bool:
    """Whether the hearing that took place has its report."""
    last = file.last("hear")
    return (
        last is None or last.said.get("attendance") != "attended" or bool(file.since(last, "report_hearing"))
    )


@guard("第六十三条第一款", "所告知的处罚不属于应当告知听证权利的情形")
def may_be_heard(file: CaseFile) -> bool:
    told, proposal = file.last("inform"), told_proposal(file)
    return (
        told is not None
        and proposal is not None
        and (told.said.get("hearing_right") is True or hearing_due(proposal))
    )


@guard("第六十四条第一项", "当事人要求听证的，应当在行政机关告知后五日内提出", field="on")
def asked_in_time(file: CaseFile) -> bool:
    day = told_on(file)
    return day is None or file.spoken.on <= file.calendar.end(day, FIVE_DAYS).due


@guard("第六十四条第一项", "当事人没有要求听证，或者已经明确放弃听证")
def hearing_asked(file: CaseFile) -> bool:
    return request(file) is not None


@guard(
    "第六十四条第二项",
    "应当在举行听证的七日前通知当事人，通知送达与举行之间应当满七个工作日",
    field="hearing_at",
)
def announced_ahead(file: CaseFile) -> bool:
    hearing_at = as_datetime(file.spoken.said.get("hearing_at"))
    if hearing_at is None:
        return False
    day = hearing_at.astimezone(CHINA).date() if hearing_at.tzinfo else hearing_at.date()
    return file.calendar.working_between(deemed(file.spoken) or file.spoken.on, day) >= NOTICE_DAYS


@guard(
    "第六十四条第三项",
    "听证应当公开举行；不公开的，应当写明涉及国家秘密、商业秘密或者个人隐私的理由",
    field="closed_reason",
)
def open_hearing(file: CaseFile) -> bool:
    return file.spoken.said.get("open") is True or bool(file.spoken.said.get("closed_reason"))


@guard("第六十四条第四项", "听证由行政机关指定的非本案调查人员主持", field="hearing_officer")
def outsider(file: CaseFile) -> bool:
    officer = str(file.spoken.said.get("hearing_officer"))
    return officer not in handlers(file.before) and officer not in recused(file.before)


@guard("第六十四条第四项", "听证应当由指定的主持人主持")
def by_appointed(file: CaseFile) -> bool:
    return file.spoken.by.certificate == file.said("call_hearing", "hearing_officer")


@guard("第六十四条第四项", "主持听证的人员在通知听证后参与了本案调查，应当另行指定主持人")
def still_outside(file: CaseFile) -> bool:
    return file.spoken.by.certificate not in handlers(file.before)


@guard("第六十四条第二项", "尚未通知听证的时间、地点")
def hearing_called(file: CaseFile) -> bool:
    asked = request(file)
    calls = file.since(asked, "call_hearing") if asked else ()
    hears = file.since(asked, "hear") if asked else ()
    return bool(calls) and (not hears or hears[-1].number < calls[-1].number)


@guard("第六十四条第二项", "听证不得早于所通知的时间举行", field="on")
def not_early(file: CaseFile) -> bool:
    hearing_at = as_datetime(file.said("call_hearing", "hearing_at"))
    return hearing_at is None or file.spoken.on >= hearing_at.astimezone(CHINA).date()


@guard(
    "第六十四条第八项",
    "听证笔录应当交当事人或者其代理人核对签名；拒绝签名的，应当由听证主持人注明",
    field="signed",
)
def record_signed(file: CaseFile) -> bool:
    said = file.spoken.said
    return said.get("attendance") != "attended" or said.get("signed") is True or bool(said.get("refusal"))


@guard("第六十五条", "尚未举行听证")
def hearing_over(file: CaseFile) -> bool:
    return held(file) and not reported(file)


@guard("第六十三条第一款", "当事人要求听证的，行政机关应当组织听证；听证尚未结束，或者要求听证的期限未满")
def hearing_settled(file: CaseFile) -> bool:
    if proposed_outcome(file) != "penalty":
        return True
    if request(file):
        return held(file)
    proposal, day = told_proposal(file), told_on(file)
    if proposal is None or day is None:
        return False
    if waived(file, "hearing") or not (hearing_due(proposal) or hearing_offered(file)):
        return True
    return file.today > file.calendar.end(day, FIVE_DAYS).due


@guard("第十四条", "经过听证的，提交审核和决定时应当有听证笔录和听证报告", law=REVIEW_MEASURES)
def hearing_reported(file: CaseFile) -> bool:
    return reported(file)


STEPS = {
    "request_hearing": Step(
        title="收到听证要求",
        at=("notice",),
        by=Role.HANDLER,
        article="第六十四条第一项",
        asks=(
            ON,
            Ask("reasons", "要求听证的理由", FieldType.PARAGRAPHS, required=False),
            Ask("evidence", "听证申请", FieldType.EVIDENCE, required=False),
        ),
        needs=(notice_delivered, may_be_heard),
        checks=(asked_in_time,),
    ),
    "call_hearing": Step(
        title="通知听证",
        at=("notice",),
        by=(Role.UNIT_HEAD, Role.LEADER),
        article="第六十四条第二项",
        asks=(
            replace(ON, title="通知送达日期", hint="当事人收到听证通知的日期；当天送达的可以不填。"),
            Ask(
                "method",
                "通知送达方式",
                FieldType.CHOICE,
                required=False,
                choices=METHODS,
                hint="公告送达的填写，自发出公告满三十日视为送达；其他方式可以不填。",
            ),
            Ask("hearing_at", "听证时间", FieldType.DATETIME, FieldClass.PUBLIC),
            Ask("place", "听证地点", FieldType.TEXT, FieldClass.PUBLIC),
            Ask("hearing_officer", "听证主持人", FieldType.OFFICER, FieldClass.PUBLIC),
            Ask("open", "公开举行", FieldType.BOOLEAN, FieldClass.PUBLIC),
            Ask("closed_reason", "不公开举行的理由", FieldType.TEXT, required=False),
        ),
        needs=(hearing_asked,),
        checks=(announced_ahead, open_hearing, outsider),
        papers=("hearing_notice",),
    ),
    "hear": Step(
        title="举行听证",
        at=("notice",),
        by=Role.HEARING_OFFICER,
        article="第六十四条第七项",
        asks=(
            ON,
            Ask("attendance", "到场情况", FieldType.CHOICE, choices=ATTENDANCE),
            Ask("participants", "参加人", FieldType.TEXT, FieldClass.PERSONAL, required=False),
            Ask("began", "开始时间", FieldType.DATETIME, required=False, hint="与通知的时间相同的不填。"),
            Ask("ended", "结束时间", FieldType.DATETIME),
            Ask("recusal_told", "已告知申请回避的权利", FieldType.BOOLEAN),
            Ask("record", "听证笔录", FieldType.PARAGRAPHS),
            Ask("signed", "当事人或者其代理人已核对签名", FieldType.BOOLEAN),
            Ask("refusal", "拒绝签名的情况", FieldType.TEXT, required=False),
            Ask("evidence", "听证材料和录音录像", FieldType.EVIDENCE, required=False),
        ),
        needs=(hearing_called,),
        checks=(by_appointed, still_outside, not_early, record_signed, nobody_recused),
        papers=("hearing_record",),
    ),
    "report_hearing": Step(
        title="提出听证报告",
        at=("notice",),
        by=Role.HEARING_OFFICER,
        article="第六十五条",
        asks=(
            ON,
            Ask("defence", "当事人申辩和质证的意见", FieldType.PARAGRAPHS),
            Ask("findings", "听证查明的事实和证据认定", FieldType.PARAGRAPHS),
            Ask("report", "听证主持人意见", FieldType.PARAGRAPHS),
        ),
        needs=(hearing_over,),
        checks=(by_appointed,),
        papers=("hearing_report",),
    ),
}
