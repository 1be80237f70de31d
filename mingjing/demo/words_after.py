"""送达、履行、结案和当场处罚的说法: what is said after the decision, and on the spot; one function a step."""

from mingjing.rooms.payments.plans import Part, written

from .keys import chance
from .places import CITY_NAME
from .telling import COLLECTOR, Says, Telling
from .words_of_decision import delivered


def _ticket(told: Telling) -> str:
    return f"演示{chance('ticket', told.plan.name, told.place).randint(0, 10**8):08}"


def deliver(told: Telling) -> Says:
    return {**delivered(told), "officers": told.officers}


def pay(told: Telling) -> Says:
    half = told.fine // 2
    return {
        "amount": {"half": half, "rest": told.fine - half}.get(told.how, told.fine),
        "channel": chance("channel", told.plan.name).choice(("electronic", "bank")),
        "receipt": _ticket(told),
    }


def demand(told: Telling) -> Says:
    return {**delivered(told), "duties": f"缴纳罚款人民币{told.fine / 100:,.0f}元。"}


def charge_surcharge(told: Telling) -> Says:
    return {}


def ask_deferral(told: Telling) -> Says:
    return {"hardship": "近期资金周转困难，提交了银行流水和纳税记录。"}


def decide_deferral(told: Telling) -> Says:
    first, last = told.plan.days[told.place + 1], told.plan.days[told.place + 2]
    half = told.fine // 2
    return {
        "outcome": "granted",
        "way": "instalments",
        "until": str(last),
        "plan": written([Part(first, half), Part(last, told.fine - half)]),
        "reasons": "确有经济困难，符合分期缴纳的条件。",
    }


def _reference(told: Telling) -> str:
    return f"演示复〔{told.plan.days[0].year}〕{chance('remedy', told.plan.name).randint(1, 900)}号"


def note_remedy(told: Telling) -> Says:
    return {"kind": "reconsideration", "reference": _reference(told), "body": f"{CITY_NAME}人民政府"}


def note_remedy_result(told: Telling) -> Says:
    if told.how == "revoked":
        summary = "复议机关认为程度认定的证据不足，撤销原行政处罚决定。"
        return {"reference": _reference(told), "outcome": "revoked", "summary": summary}
    return {"reference": _reference(told), "outcome": "upheld", "summary": "维持原行政处罚决定。"}


def publish(told: Telling) -> Says:
    return {"form": "full"}


def withdraw(told: Telling) -> Says:
    return {"cause": "revoked", "reasons": "原行政处罚决定经行政复议被撤销。"}


def propose_closure(told: Telling) -> Says:
    return {"opinion": "决定已经送达并履行完毕，建议结案。"}


def approve_closure(told: Telling) -> Says:
    return {"outcome": "approved", "reasons": "同意结案。"}


def archive(told: Telling) -> Says:
    dice = chance("volume", told.plan.name)
    volume = f"{told.day.year}-{told.plan.head.code}-{dice.randint(1, 9999):04}"
    return {"volume": volume, "pages": dice.randint(28, 120), "retention": "30"}


def establish(told: Telling) -> Says:
    party = told.plan.party
    return {
        "on": told.hour("10:05"),
        "title": told.title,
        "matter": told.plan.plot.matter,
        "party": party.name,
        "party_type": party.kind,
        "party_number": party.number,
        "party_address": party.address,
        "party_phone": party.phone,
        "party_representative": party.representative,
        "officers": told.officers,
        "certificate_shown": True,
        "place": told.scene,
        "facts": told.found,
        "evidence": ["E1"],
    }


def tell(told: Telling) -> Says:
    return {
        "on": told.hour("10:12"),
        "penalties": list(told.plan.plot.penalties),
        "fine": told.fine,
        "told": f"{told.found}拟当场{told.fine_words()}，你（单位）有权陈述、申辩。",
    }


def hear_party(told: Telling) -> Says:
    return {"on": told.hour("10:15"), "answer": "agreed"}


def decide_on_spot(told: Telling) -> Says:
    number = told.graded[0]
    return {
        "on": told.hour("10:20"),
        "officers": told.officers,
        "facts": told.facts,
        "evidence": ["E1"],
        "grounds": told.plan.plot.grounds,
        "penalties": list(told.plan.plot.penalties),
        "fine": told.fine,
        "grades": [f"{told.plan.plot.matter}#{number}"],
        "party_type": told.plan.party.kind,
        "act_on": str(told.day),
        "proven": True,
        "place": told.scene,
        "form_number": _ticket(told),
        "performance": "自收到本决定书之日起十五日内缴纳罚款。",
        "remedies": f"对当场作出的行政处罚决定不服的，应当先向{CITY_NAME}人民政府申请行政复议；对复议决定不服的，可以提起行政诉讼。",
        "reconsideration_first": True,
        "collector": COLLECTOR,
        "surcharge_told": True,
        "signed": True,
    }


def report_decision(told: Telling) -> Says:
    return {"note": "当场处罚决定报本机关备案。"}


def collect_on_spot(told: Telling) -> Says:
    return {
        "amount": told.fine,
        "ground": "small" if told.fine <= 100_00 else "hard_to_collect",
        "receipt": _ticket(told),
    }


def hand_in(told: Telling) -> Says:
    return {"amount": told.fine}


def bank(told: Telling) -> Says:
    return {"amount": told.fine, "slip": _ticket(told)}


WORDS = {
    one.__name__: one
    for one in (
        deliver, pay, demand, charge_surcharge, ask_deferral, decide_deferral, note_remedy, note_remedy_result, publish, withdraw,
        propose_closure, approve_closure, archive, establish, tell, hear_party, decide_on_spot, report_decision,
        collect_on_spot, hand_in, bank,
    )
}  # fmt: skip
