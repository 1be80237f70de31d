"""立案、不予立案、回避、延期、移送: papers that open a case, turn it away or give it more time."""

from mingjing.law.language import as_date

from ..papers.filling import chinese_day
from . import particulars
from .content import cited, proposal
from .known import Fields, Known, listed, stopped


def filing_approval(known: Known) -> Fields:
    """立案审批表"""
    lead, checked = known.last("register_lead"), known.last("verify")
    suspected = known.says.get("grounds") or known.word("grounds", "verify")
    return {
        **particulars.case(known),
        **particulars.party(known),
        **_lead(known),
        "happened": f"{chinese_day(found)}发现" if (found := lead and lead.day("discovered_on")) else "",
        "facts": lead.text("facts") if lead else "",
        "grounds": "、".join(cited(one) for one in suspected or []),
        **particulars.handled(known, checked.text("result") if checked else "", checked),
        **particulars.headed(known, _approves(known, "同意立案。")),
    }


def filing_refusal(known: Known) -> Fields:
    """不予立案审批表"""
    checked = known.last("verify")
    result = checked.text("result") if checked else ""
    return {
        **particulars.case(known),
        **particulars.party(known),
        **_lead(known),
        "facts": result,
        "reasons": known.says.get("reasons"),
        **particulars.handled(known, result, checked),
        **particulars.headed(known, "同意不予立案。"),
    }


def _lead(known: Known) -> Fields:
    return {
        "source": known.title_of("register_lead", "source", known.word("source", "register_lead")),
        "reporter": known.word("reporter", "register_lead"),
    }


def _approves(known: Known, words: str) -> str:
    return words + stopped(known.says.get("reasons"))


def recusal_decision(known: Known) -> Fields:
    """回避决定书"""
    number = known.says.get("officer")
    asked = next(
        (one for one in reversed(known.file.all("ask_recusal")) if one.said.get("officer") == number), None
    )
    person = known.officer(number)
    own = asked is not None and asked.said.get("applicant") == "self"
    applicant = person.name if own and person else particulars.party(known).get("party_name")
    recused = known.says.get("outcome") == "recused"
    name = person.name if person else str(number)
    return {
        **particulars.case(known),
        "applicant": applicant,
        "person": name,
        "person_post": person.title if person else "",
        "applied_on": asked.on if asked else None,
        "reasons": asked.text("reasons") if asked else "",
        "findings": known.says.get("reasons"),
        "decision": f"{name}应当回避，不再参加本案的办理。"
        if recused
        else f"驳回回避申请，{name}继续参加本案的办理。",
        "decided_by": known.taken.by.name,
    }


def extension_approval(known: Known) -> Fields:
    """延期审批表"""
    of_review = known.taken.step == "extend_review"
    code = "review" if of_review else "decide"
    until = known.due(code)
    named = "、".join(cited(one) for one in known.says.get("rule") or [])
    to = f"延长至{chinese_day(until)}" if until else "延长"
    last = known.last("submit_review") if of_review else known.last("propose", "file")
    return {
        **particulars.case(known),
        **particulars.party(known),
        "due_on": known.due(code, before=True),
        "facts": proposal(known).get("facts") or known.word("facts", "register_lead"),
        "reasons": known.says.get("reasons"),
        "basis": "《广东省重大行政执法决定法制审核办法》第十八条" if of_review else named,
        "until": until,
        **particulars.handled(known, "", last),
        **particulars.headed(known, f"同意{to}。"),
    }


def transfer_letter(known: Known) -> Fields:
    """案件移送函"""
    said = proposal(known)
    gathered = [reference for one in known.file for reference in one.texts("evidence")]
    return {
        **particulars.case(known),
        **particulars.party(known),
        **particulars.contact(known),
        "receiver": known.says.get("agency"),
        "source": _lead(known)["source"],
        "facts": said.get("facts") or known.word("facts", "register_lead"),
        "reasons": known.says.get("reasons"),
        "attachments": known.exhibits(dict.fromkeys(gathered)),
    }


def criminal_referral(known: Known) -> Fields:
    """涉嫌犯罪案件移送书"""
    said, report, approved = proposal(known), known.last("report_crime"), known.last("decide_referral")
    rule = known.taken.procedure.steps[known.taken.step]
    materials = rule.ask("materials")
    chosen = known.spoken.texts("materials")
    return {
        **particulars.case(known),
        **particulars.party(known),
        **particulars.contact(known),
        "receiver": known.says.get("police"),
        "facts": said.get("facts") or known.word("facts", "register_lead"),
        "basis": report.text("report") if report else "",
        "handled": _handled(known),
        "approved_by": f"本机关{_capacity(known)}{approved.by.name}" if approved else "",
        "approved_on": approved.on if approved else None,
        "materials": [
            {"title": materials.choice_title(one) if materials else one, "copies": "1"} for one in chosen
        ],
        "officers": known.people(known.spoken_of("report_crime")) or known.officers,
    }


def _capacity(known: Known) -> str:
    return known.title_of("decide_referral", "capacity", known.word("capacity", "decide_referral"))


def _handled(known: Known) -> str:
    """What the agency has already ordered in the case."""
    done = [f"{chinese_day(one.on)}责令改正" for one in known.file.all("order_rectification")]
    done += [f"{chinese_day(one.on)}先行登记保存证据" for one in known.file.all("preserve")]
    return stopped(listed(done)) or "尚未作出行政处罚决定。"


def deferral_decision(known: Known) -> Fields:
    """延期（分期）缴纳罚款批准书"""
    decided, asked = known.last("decide", "decide_on_spot"), known.last("ask_deferral")
    owed = known.word("owed", "decide_deferral", "pay", "deliver", "decide_on_spot") or {}
    fine = decided.money("fine") if decided else 0
    paid = sum(one.money("amount") for one in known.file.all("pay", "collect_on_spot"))
    granted = known.says.get("outcome") == "granted"
    way = known.chosen("way") or "延期缴纳"
    return {
        **particulars.party(known),
        "decided_on": decided.on if decided else None,
        "decision_number": known.number("penalty_decision", "on_spot_decision"),
        "fine": fine,
        "applied_on": asked.on if asked else None,
        "reasons": "\n".join(
            filter(None, (asked.text("hardship") if asked else "", str(known.says.get("reasons") or "")))
        ),
        "decision": "".join(filter(None, (f"批准{way}。", stopped(known.says.get("plan")))))
        if granted
        else "不予批准。",
        "deferred_to": as_date(known.says.get("until")) if granted else None,
        "unpaid": max(int(owed.get("principal") or fine) - paid, 0),
        "collector": known.word("collector", "decide", "decide_on_spot") or known.agency.bank,
    }


COMPOSERS = {
    "filing_approval": filing_approval,
    "filing_refusal": filing_refusal,
    "recusal_decision": recusal_decision,
    "extension_approval": extension_approval,
    "transfer_letter": transfer_letter,
    "criminal_referral": criminal_referral,
    "deferral_decision": deferral_decision,
}
