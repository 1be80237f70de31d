"""法制审核、集体讨论、决定、催告: papers of the decision."""

from collections.abc import Mapping
from typing import Any

from mingjing.law.casefile import Happening
from mingjing.law.collection import charged, fine_of, paid
from mingjing.law.language import as_datetime
from mingjing.law.penalty.kinds import NO_PENALTY_REASONS
from mingjing.law.penalty.review import QUESTIONS
from mingjing.rooms.agencies.models import Account, Agency

from . import particulars
from .content import ROLLS, briefly, course, payment, proposal, substance
from .known import Fields, Known, stopped

PUBLIC = "本行政处罚决定的信息将依法向社会公开。"


def _major(known: Known) -> str:
    """Why the decision is a major one, as the house stated it last."""
    stated = known.word("major")
    reasons = stated.get("reasons") if isinstance(stated, Mapping) else None
    return "；".join(str(reason).rstrip("。") for reason in reasons or [])


def review_opinion(known: Known) -> Fields:
    """重大行政执法决定法制审核意见书"""
    sent, said = known.last("submit_review"), proposal(known)
    by = known.taken.by
    account = Account.objects.filter(uid=by.account).select_related("officer").first()
    officer = account.officer if account else None
    sender = Agency.objects.filter(pk=sent.by.agency).first() if sent else None
    suggestions = known.says.get("suggestions")
    return {
        **particulars.case(known),
        **particulars.party(known),
        "sent_by": sender.name if sender else "",
        "sent_on": sent.on if sent else None,
        "handlers": known.names(known.handlers),
        "trigger": _major(known) or "承办机构送审",
        "proposal": briefly(said),
        "proposal_digest": known.says.get("proposal"),
        "questions": [
            {"question": title, "answer": known.title_of("review", code, known.says.get(code))}
            for code, title in QUESTIONS
        ],
        "outcome": known.chosen("outcome"),
        "suggestions": "\n".join(
            filter(None, (str(known.says.get("opinion") or ""), str(suggestions or "")))
        ),
        "reviewer": by.name,
        "qualification": officer.reviewer_qualification if officer else "",
        "unit": by.agency_name,
    }


def deliberation_minutes(known: Known) -> Fields:
    """集体讨论笔录"""
    said, by = proposal(known), known.taken.by
    why = "情节复杂或者重大违法行为（《行政处罚法》第五十七条第二款）"
    return {
        **particulars.case(known),
        "began": as_datetime(known.says.get("began")),
        "ended": as_datetime(known.says.get("ended")),
        "place": known.says.get("place"),
        "chair": by.name,
        "reason": stopped("；".join(filter(None, (why, _major(known))))),
        "report": "\n".join(filter(None, (said.get("facts"), f"处理建议：{briefly(said)}"))),
        "attended": _attended(known),
        "conclusion": known.says.get("conclusion"),
    }


def _attended(known: Known) -> list[dict[str, str]]:
    """Everybody who took part with her own words; where nobody is named, the words are everybody's."""
    people = known.people(known.spoken.texts("participants"))
    words = str(known.says.get("opinions") or "")
    own: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, words.splitlines())):
        name = next(
            (one["name"] for one in people if line.startswith((f"{one['name']}：", f"{one['name']}:"))), ""
        )
        own.setdefault(name, []).append(line[len(name) + 1 :].strip() if name else line)
    together = "\n".join(own.get("", []))
    return [
        {
            "name": one["name"],
            "post": getattr(known.officer(one["certificate"]), "title", "") or "负责人",
            "said": "\n".join(own.get(one["name"], [])) or together,
        }
        for one in people
    ]


def _decided(known: Known) -> dict[str, Any]:
    """The decision's words over those of the proposal: discretion, grade and circumstances stand there."""
    return {**proposal(known), **known.says}


def penalty_decision(known: Known) -> Fields:
    """行政处罚决定书"""
    said = _decided(known)
    performance = stopped(known.says.get("performance"))
    return {
        **particulars.party(known),
        **particulars.case(known),
        **substance(known, said),
        **payment(known, said),
        **particulars.remedies(known),
        "course": course(known),
        "defence": heard(known),
        "performance": f"{performance}{ROLLS}" if performance and said.get("fine") else performance,
        "publicity": PUBLIC,
    }


def heard(known: Known) -> str:
    """What the party said in its defence and at the hearing, and what came of it (行政处罚法第四十五条、第六十五条)."""
    told = known.last("inform")
    found = [_defended(known, one) for one in known.file.all("defend")]
    if not found:
        waived = [one for one in known.file.since(told, "waive") if "defence" in one.texts("rights")]
        when = f"当事人于{known.dated(waived[-1])}明确放弃陈述、申辩。" if waived else ""
        found = [when or "当事人在告知书载明的期限内没有提出陈述、申辩。"] if told else []
    hearing = [one for one in known.file.all("hear") if one.text("attendance") != "postponed"]
    if hearing:
        report = next(iter(known.file.since(hearing[-1], "report_hearing")), None)
        found.append(_held(known, hearing[-1]))
        if report is not None:
            found.append(
                f"听证查明：{stopped(report.text('findings'))}听证主持人意见：{stopped(report.text('report'))}"
            )
    return "\n".join(found)


def _held(known: Known, hearing: Happening) -> str:
    """That the hearing asked for was held, or given up by staying away or leaving (行政处罚法第六十四条第六项)."""
    if hearing.text("attendance") == "attended":
        return f"应当事人要求，本机关于{known.dated(hearing)}举行听证。"
    why = known.title_of("hear", "attendance", hearing.text("attendance"))
    return f"应当事人要求，本机关定于{known.dated(hearing)}听证，当事人及其代理人{why}，视为放弃听证权利，听证终止。"


def _defended(known: Known, defended: Happening) -> str:
    """One defence with its recheck."""
    checked = next(iter(known.file.since(defended, "recheck")), None)
    words = f"当事人于{known.dated(defended)}提出陈述、申辩：{stopped(defended.text('statement'))}"
    if checked is None:
        return words
    result = known.title_of("recheck", "outcome", checked.said.get("outcome"))
    return f"{words}经复核，{stopped(checked.text('opinion'))}本机关对该意见{result}。"


def no_penalty_decision(known: Known) -> Fields:
    """不予行政处罚决定书"""
    said = _decided(known)
    found = substance(known, said)
    reason = dict(NO_PENALTY_REASONS).get(str(said.get("no_penalty_reason")), "")
    return {
        **particulars.party(known),
        **particulars.case(known),
        **found,
        **particulars.remedies(known),
        "evidence": found["evidence"] or "没有可以列举的证据。",
        "course": course(known),
        "reasons": "\n".join(filter(None, (stopped(reason), stopped(said.get("discretion"))))),
        "education": known.says.get("education"),
    }


def on_spot_decision(known: Known) -> Fields:
    """当场行政处罚决定书"""
    said, established = known.says, known.last("establish")
    found, place = substance(known, said), known.says.get("place")
    return {
        **particulars.party(known),
        **found,
        **payment(known, said),
        **particulars.remedies(known, reconsider_first=True),
        "happened": established.moment if established else known.spoken.moment,
        "place": place,
        "informed": _informed(known),
        "payment": said.get("performance"),
        "decided": known.spoken.moment,
        "decided_at": place,
        "officers": known.officers,
        "refusal": said.get("refusal"),
    }


def _informed(known: Known) -> str:
    """That the party was told and heard on the spot."""
    answered = known.last("hear_party")
    answer = known.title_of("hear_party", "answer", answered.said.get("answer")) if answered else ""
    checked = stopped(answered.text("opinion")) if answered else ""
    told = "已当场告知拟处罚的内容及事实、理由、依据和陈述、申辩的权利。" if known.file.has("tell") else ""
    return "".join(filter(None, (told, f"当事人{answer}。" if answer else "", checked)))


def demand_notice(known: Known) -> Fields:
    """履行行政处罚决定催告书"""
    decided = known.last("decide", "decide_on_spot")
    fine = fine_of(known.file)
    surcharge, unpaid = charged(known.file), paid(known.file)
    left = max(fine - unpaid, 0)
    collector = known.word("collector", "decide", "decide_on_spot") or known.agency.bank
    return {
        **particulars.party(known),
        **particulars.contact(known),
        "decided_on": decided.on if decided else None,
        "decision_number": known.number("penalty_decision", "on_spot_decision"),
        "unperformed": known.says.get("duties"),
        "term": "收到本催告书之日起十个工作日内",
        "manner": f"到代收机构缴纳（{collector}）" if fine else "按照行政处罚决定书载明的方式履行",
        "fine": left or None,
        "surcharge": surcharge or None,
        "total": max(fine + surcharge - unpaid, 0) or None,
        "collector": collector if fine else "",
        "defence": "陈述、申辩意见请在履行期限内向本机关提出。",
    }


COMPOSERS = {
    "review_opinion": review_opinion,
    "deliberation_minutes": deliberation_minutes,
    "penalty_decision": penalty_decision,
    "no_penalty_decision": no_penalty_decision,
    "on_spot_decision": on_spot_decision,
    "demand_notice": demand_notice,
}
