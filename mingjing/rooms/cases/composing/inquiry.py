"""现场笔录、询问笔录、先行登记保存、责令改正、调查终结报告、送达回证: papers of the investigation and of delivery."""

from datetime import datetime
from typing import Any

from mingjing.law.delivery import METHODS
from mingjing.law.language import as_date, as_datetime

from ..papers.filling import chinese_day
from . import particulars
from .content import cited, course, substance
from .known import Fields, Known, numeral, stopped

TOLD = "已告知依法享有陈述、申辩和申请回避的权利。"
NOT_TOLD = "未告知陈述、申辩和申请回避的权利。"
METHOD = dict(METHODS)


def showed(known: Known) -> str:
    """That the officers showed their certificates, each with its number."""
    if known.says.get("certificate_shown") is not True:
        return ""
    people = "、".join(f"{one['name']}（{one['certificate']}）" for one in known.officers)
    return f"执法人员{people}已主动出示执法证件。"


def told(known: Known) -> str:
    """Whether the rights were told, as the officer says."""
    said = known.says.get("rights_told")
    return "" if said is None else (TOLD if said else NOT_TOLD)


def on_site_record(known: Known) -> Fields:
    """现场笔录"""
    at_once = known.taken.step == "establish"
    return {
        **particulars.party(known),
        "place": known.says.get("place"),
        "began": as_datetime(known.says.get("began")) or known.spoken.moment,
        "ended": as_datetime(known.says.get("ended")) or (_entered(known) if at_once else None),
        "officers": known.officers,
        "showed": showed(known),
        "rights": "作出处罚决定之前当场告知陈述、申辩的权利。" if at_once else told(known),
        "findings": known.says.get("facts") if at_once else known.says.get("found"),
        "exhibits": known.exhibits(known.says.get("evidence")),
    }


def _entered(known: Known) -> datetime:
    """When the record was closed: at its entry on the same day, else when it was opened."""
    moment, at = known.spoken.moment, known.taken.writing.at
    return at if at.astimezone(moment.tzinfo).date() == moment.date() else moment


def interview_record(known: Known) -> Fields:
    """询问笔录"""
    name = known.says.get("interviewee")
    times = sum(one.said.get("interviewee") == name for one in known.file.all("interview"))
    return {
        **particulars.case(known),
        "began": as_datetime(known.says.get("began")),
        "ended": as_datetime(known.says.get("ended")),
        "times": f"第{numeral(times)}次",
        "place": known.says.get("place"),
        "interviewee": name,
        "officers": known.officers,
        "showed": showed(known),
        "rights": told(known),
        "dialogue": known.says.get("record"),
    }


def _things(words: object) -> list[dict[str, str]]:
    """The things of a list, one a line."""
    return [{"name": line.strip()} for line in str(words or "").splitlines() if line.strip()]


def _of_list(known: Known, step: str) -> Any:
    """The latest such step about the same list."""
    number = known.says.get("list_number")
    return next(
        (one for one in reversed(known.file.all(step)) if one.said.get("list_number") == number), None
    )


def preservation_notice(known: Known) -> Fields:
    """先行登记保存证据通知书"""
    asked, approved = _of_list(known, "request_preservation"), _of_list(known, "approve_preservation")
    return {
        **particulars.party(known),
        **particulars.contact(known),
        "conduct": particulars.cause(known),
        "reasons": str(asked.text("reasons")).rstrip("。") if asked else "",
        "registered_on": known.on,
        "place": known.says.get("kept_at"),
        "due_on": known.due("preservation"),
        "approved_by": f"本机关负责人{approved.by.name}" if approved else "",
        "goods": _things(known.says.get("things")),
        "officers": known.officers,
    }


def preservation_disposal(known: Known) -> Fields:
    """先行登记保存证据处理决定书"""
    kept = _of_list(known, "preserve")
    return {
        **particulars.party(known),
        **particulars.remedies(known),
        "registered_on": kept.on if kept else None,
        "notice_number": known.number_at("preservation_notice", kept),
        "decision": stopped(known.chosen("disposal")),
        "basis": known.says.get("reasons"),
        "goods": _things(kept.text("things")) if kept else [],
        "officers": known.people(kept.texts("officers")) if kept else known.officers,
    }


def investigation_report(known: Known) -> Fields:
    """案件调查终结报告"""
    said = known.says
    found = substance(known, said)
    lacking: Fields = {}
    if said.get("outcome") != "penalty":
        lacking = {
            "evidence": "没有可以列举的证据。",
            "grounds": "未认定违反的规定。",
            "discretion": f"建议{found['penalty']}",
        }
    return {
        **particulars.case(known),
        **particulars.party(known),
        **lacking,
        **{name: value for name, value in found.items() if value},
        "course": course(known),
        "officers": known.officers,
    }


def rectification_order(known: Known) -> Fields:
    """责令改正通知书"""
    until = as_date(known.says.get("until"))
    violated = known.word("grounds", "propose", "file", "verify", "decide_on_spot") or []
    return {
        **particulars.party(known),
        **particulars.contact(known),
        **particulars.remedies(known),
        "facts": known.says.get("conduct"),
        "grounds": "、".join(cited(one) for one in (violated[:-1] or violated)),
        "basis": "《中华人民共和国行政处罚法》第二十八条第一款",
        "term": f"于{chinese_day(until)}前" if until else "立即",
        "demand": known.says.get("demand"),
        "officers": known.officers,
    }


PAPERS_OF = {
    "deliver_notice": ("advance_notice",),
    "deliver": ("penalty_decision", "no_penalty_decision"),
    "demand": ("demand_notice",),
}


def delivery_receipt(known: Known) -> Fields:
    """送达回证"""
    said, party = known.says, particulars.party(known)
    sent = known.paper(*PAPERS_OF.get(known.taken.step, ()))
    title = METHOD.get(str(said.get("method")), "")
    consented = "当事人已签订电子送达确认书" if said.get("consent") is True else ""
    channel = f"已提供行政复议申请渠道：{said['review_channel']}" if said.get("review_channel") else ""
    kept = "已拍照、录像记录送达过程。" if said.get("recorded") is True else ""
    return {
        **particulars.case(known),
        "recipient": party.get("party_name"),
        "papers": [{"paper": sent.title, "number": sent.number, "copies": "1"}] if sent else [],
        "manner": title,
        "place": said.get("place"),
        "received_by": said.get("receiver"),
        "relation": said.get("relation"),
        "received_on": known.on if said.get("receiver") else None,
        "refusal": "".join(filter(None, (stopped(said.get("reasons")), kept))),
        "witness": said.get("witnesses"),
        "officers": known.officers,
        "remark": "；".join(filter(None, (consented, channel))),
    }


COMPOSERS = {
    "on_site_record": on_site_record,
    "interview_record": interview_record,
    "preservation_notice": preservation_notice,
    "preservation_disposal": preservation_disposal,
    "investigation_report": investigation_report,
    "rectification_order": rectification_order,
    "delivery_receipt": delivery_receipt,
}
