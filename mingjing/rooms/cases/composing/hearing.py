"""事先告知、陈述申辩、复核、听证: papers that let the party be heard."""

from datetime import datetime

from mingjing.law.casefile import Happening
from mingjing.law.language import as_datetime
from mingjing.law.penalty.notice import HEARING_KINDS
from mingjing.law.statutes import PENALTY_LAW

from . import particulars
from .content import briefly, proposal, substance
from .inquiry import showed
from .known import Fields, Known, days_in_words, stopped

SUSPENDING = {"order_suspension", "order_closure", "restrict_employment"}
NO_NOTICE = "（当场口头告知）"


def advance_notice(known: Known) -> Fields:
    """行政处罚事先告知书"""
    said = proposal(known)
    due = known.says.get("hearing_right") is True
    days = known.says.get("defence_days")
    counted = days_in_words(days, PENALTY_LAW) if isinstance(days, int) else ""
    return {
        **particulars.case(known),
        **particulars.party(known),
        **particulars.contact(known),
        **substance(known, said),
        "defence_term": f"收到本告知书之日起{counted}内" if counted else "",
        "hearing_due": due,
        "hearing_ground": hearing_ground(said) if due else "",
    }


def hearing_ground(said: Fields) -> str:
    """Which items of 第六十三条第一款 give the right to a hearing; the paragraph alone where it was given freely."""
    kinds, standard = set(said.get("penalties") or []), said.get("large") or {}
    least = standard.get("person" if said.get("party_type") == "natural_person" else "organisation")

    def large(*names: str) -> bool:
        return isinstance(least, int) and any((said.get(name) or 0) >= least for name in names)

    items = [
        ("第一项", large("fine")),
        ("第二项", large("illegal_gains", "illegal_property")),
        ("第三项", bool(kinds & HEARING_KINDS - SUSPENDING)),
        ("第四项", bool(kinds & SUSPENDING)),
    ]
    paragraph = "《行政处罚法》第六十三条第一款"
    return "、".join(f"{paragraph}{item}" for item, holds in items if holds) or paragraph


def defence_record(known: Known) -> Fields:
    """陈述申辩笔录"""
    party = particulars.party(known)
    speaker = known.says.get("speaker") or party.get("party_representative") or party.get("party_name")
    shared = {
        **particulars.case(known),
        **party,
        "speaker": speaker,
        "officers": known.officers,
        "showed": showed(known),
    }
    return {**shared, **(_on_the_spot(known) if known.taken.step == "hear_party" else _stated(known))}


def _on_the_spot(known: Known) -> Fields:
    """Heard on the spot, in the minute the officer says."""
    answer = f"{known.chosen('answer')}。" if known.says.get("answer") else ""
    checked = stopped(known.says.get("opinion"))
    return {
        "began": known.spoken.moment,
        "ended": known.spoken.moment,
        "place": known.word("place", "establish"),
        "notice_number": NO_NOTICE,
        "statement": "\n".join(filter(None, (answer, str(known.says.get("statement") or "")))),
        "exhibits": f"复核意见：{checked}" if checked else "",
    }


def _stated(known: Known) -> Fields:
    """Heard in the ordinary procedure; what is sent in has no hours but that of its arrival."""
    oral = known.says.get("form") == "oral"
    arrived: datetime | None = None if oral or not known.timed else known.spoken.moment
    return {
        "began": as_datetime(known.says.get("began")) or arrived,
        "ended": as_datetime(known.says.get("ended")) or arrived,
        "place": known.says.get("place") or ("" if oral else f"{known.chosen('form')}提交"),
        "notice_number": known.number("advance_notice"),
        "statement": known.says.get("statement"),
        "exhibits": known.exhibits(known.says.get("evidence")),
    }


def recheck_opinion(known: Known) -> Fields:
    """陈述申辩复核意见书"""
    defended = known.last("defend")
    exhibits = known.exhibits(defended.said.get("evidence") if defended else ())  # type: ignore[arg-type]
    stated = defended.text("statement") if defended else ""
    return {
        **particulars.case(known),
        **particulars.party(known),
        "notice_number": known.number("advance_notice"),
        "statement": "\n".join(filter(None, (stated, f"提交的证据：{exhibits}" if exhibits else ""))),
        "findings": known.says.get("opinion"),
        "decision": f"对当事人的陈述、申辩意见{known.chosen('outcome')}。",
        "not_heavier": "不因当事人陈述、申辩而给予更重的处罚",
        "officers": known.officers,
    }


def hearing_notice(known: Known) -> Fields:
    """行政处罚听证通知书"""
    asked, chair = known.last("request_hearing"), known.officer(known.says.get("hearing_officer"))
    return {
        **particulars.case(known),
        **particulars.party(known),
        **particulars.contact(known),
        "asked_on": asked.on if asked else None,
        "held": as_datetime(known.says.get("hearing_at")),
        "place": known.says.get("place"),
        "closed": known.says.get("open") is not True,
        "closed_reason": known.says.get("closed_reason"),
        "chair": chair.name if chair else "",
        "chair_post": chair.title if chair else "",
    }


def _called(known: Known) -> Fields:
    """What the notice of the hearing said."""
    called = known.last("call_hearing")
    if called is None:
        return {}
    chair = known.officer(called.said.get("hearing_officer"))
    return {
        "held": as_datetime(called.said.get("hearing_at")),
        "place": called.text("place"),
        "chair": chair.name if chair else "",
        "openness": "公开"
        if called.said.get("open") is True
        else f"不公开（{called.text('closed_reason')}）",
    }


def hearing_record(known: Known) -> Fields:
    """听证笔录"""
    called, attended = _called(known), known.chosen("attendance")
    refused = known.says.get("refusal")
    return {
        **particulars.case(known),
        **particulars.party(known),
        **called,
        "began": as_datetime(known.says.get("began")) or called.get("held"),
        "ended": as_datetime(known.says.get("ended")),
        "officers": known.people(known.spoken_of("propose")) or known.officers,
        "others": "；".join(filter(None, (str(known.says.get("participants") or ""), attended))),
        "recusal": _recusal(known),
        "dialogue": known.says.get("record"),
        "refusal": refused,
    }


def _recusal(known: Known) -> str:
    told = known.says.get("recusal_told")
    return "" if told is None else ("已告知有权申请回避" if told else "未告知申请回避的权利")


def hearing_report(known: Known) -> Fields:
    """听证报告"""
    called, heard, said = _called(known), known.last("hear"), proposal(known)
    return {
        **particulars.case(known),
        **called,
        "attended": heard.text("participants") if heard else "",
        "course": _hearing(known, called, heard),
        "accused": "\n".join(
            filter(
                None, (said.get("facts"), known.exhibits(said.get("evidence")), f"处罚建议：{briefly(said)}")
            )
        ),
        "defence": known.says.get("defence"),
        "findings": known.says.get("findings"),
        "proposal": known.says.get("report"),
    }


def _hearing(known: Known, called: Fields, heard: Happening | None) -> str:
    """That the hearing was held, how and with whom."""
    if heard is None:
        return ""
    attended = known.title_of("hear", "attendance", heard.said.get("attendance"))
    parts = [
        f"听证于{known.dated(heard)}在{called.get('place')}{called.get('openness')}举行，由{called.get('chair')}主持"
    ]
    parts.append(stopped(attended))
    return "。".join(part.rstrip("。") for part in parts) + "。"


COMPOSERS = {
    "advance_notice": advance_notice,
    "defence_record": defence_record,
    "recheck_opinion": recheck_opinion,
    "hearing_notice": hearing_notice,
    "hearing_record": hearing_record,
    "hearing_report": hearing_report,
}
