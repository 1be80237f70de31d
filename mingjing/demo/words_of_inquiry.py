"""调查阶段的说法: what is said from the lead to the proposal, one function a step."""

from .keys import chance
from .telling import Says, Telling


def register_lead(told: Telling) -> Says:
    sources, party = ("inspection", "complaint", "inspection", "transferred"), told.plan.party
    return {
        "title": told.title,
        "source": chance("source", told.plan.name).choice(sources),
        "matter": told.plan.plot.matter,
        **_party(told),
        "party_phone": party.phone,
        "party_representative": party.representative,
        "discovered_on": str(told.day),
        "facts": f"在{told.scene}发现当事人涉嫌{told.plan.plot.name}。",
    }


def _party(told: Telling) -> Says:
    party = told.plan.party
    return {
        "party": party.name,
        "party_type": party.kind,
        "party_number": party.number,
        "party_address": party.address,
    }


def verify(told: Telling) -> Says:
    return {
        "officers": told.officers,
        "result": f"经核查，线索属实：{told.found}",
        "grounds": told.plan.plot.grounds[:1],
        "evidence": ["E1"],
    }


def file(told: Telling) -> Says:
    return {"reasons": f"有证据初步证明当事人{told.plan.plot.name}，依法应当给予行政处罚，属于本机关管辖。"}


def refuse_filing(told: Telling) -> Says:
    return {"reasons": "经核查，违法行为已在核查前自行改正，没有造成危害后果，不符合立案标准。"}


def transfer(told: Telling) -> Says:
    return {
        "agency": "违法行为发生地有管辖权的行政机关（演示）",
        "reasons": "违法行为发生地不在本机关管辖区域。",
    }


def assign(told: Telling) -> Says:
    return {"officers": told.officers}


def inspect(told: Telling) -> Says:
    return {
        "officers": told.officers,
        "certificate_shown": True,
        "place": told.scene,
        "began": told.hour("09:40"),
        "ended": told.hour("10:25"),
        "found": told.found,
        "rights_told": True,
        "evidence": ["E2"],
    }


def interview(told: Telling) -> Says:
    who = told.plan.party.representative or told.plan.party.name
    record = f"问：请说明当日的情况。\n答：{told.plan.plot.answer}\n问：以上情况是否属实？\n答：属实。"
    return {
        "officers": told.officers,
        "certificate_shown": True,
        "interviewee": who,
        "place": f"{told.plan.head.name}询问室",
        "began": told.hour("15:00"),
        "ended": told.hour("15:35"),
        "record": record,
        "rights_told": True,
        "signed": True,
    }


def order_rectification(told: Telling) -> Says:
    return {"officers": told.officers, "conduct": told.found, "demand": told.plan.plot.demand}


def check_rectification(told: Telling) -> Says:
    return {"officers": told.officers, "corrected": True, "found": "经复查，当事人已经改正。"}


def request_preservation(told: Telling) -> Says:
    return {
        "list_number": f"登-{told.plan.name}",
        "reasons": "有关账册和记录可能被转移或者销毁，以后难以取得。",
    }


def approve_preservation(told: Telling) -> Says:
    return {"list_number": f"登-{told.plan.name}", "outcome": "approved"}


def preserve(told: Telling) -> Says:
    return {
        "officers": told.officers,
        "list_number": f"登-{told.plan.name}",
        "things": "经营记录本三册，行车记录仪存储卡一张",
        "kept_at": f"{told.plan.head.name}证据保管室",
        "evidence": ["E5"],
    }


def dispose_preservation(told: Telling) -> Says:
    return {
        "list_number": f"登-{told.plan.name}",
        "disposal": "recorded",
        "reasons": "已经复制、拍照，原物返还当事人。",
    }


def suspend(told: Telling) -> Says:
    return {"ground": "other_case", "reasons": "本案须以另一案件的处理结果为依据，而另案尚未审结。"}


def ask_recusal(told: Telling) -> Says:
    return {
        "officer": told.officers[1],
        "applicant": "party",
        "reasons": "当事人称与该执法人员相识，担心影响公正执法。",
    }


def decide_recusal(told: Telling) -> Says:
    return {
        "officer": told.officers[1],
        "outcome": "refused",
        "reasons": "经核实，不存在应当回避的情形，驳回申请。",
    }


def propose(told: Telling) -> Says:
    party, (number, level, *_) = told.plan.party, told.graded
    says: Says = {
        "officers": told.officers,
        **told.content(),
        "act_on": str(told.plan.days[0]),
        "discovered_on": str(told.plan.days[0]),
        "party_type": party.kind,
        "proven": True,
        "crime_suspected": False,
        "complex": told.plan.way.complex,
        "law_changed": "unchanged",
        "law_version": "at_act",
        "leniency": "lenient" if told.how == "lower" else "none",
    }
    if told.spared:
        return {**says, "slight": True, "discretion": "违法行为轻微并及时改正，没有造成危害后果。"}
    words = f"{told.plan.plot.factor}属于“{level}”，适用裁量基准{told.plan.plot.matter}第{number}档，{told.fine_words()}。"
    return {**says, "grades": [f"{told.plan.plot.matter}#{number}"], "discretion": words}


WORDS = {
    one.__name__: one
    for one in (
        register_lead, verify, file, refuse_filing, transfer, assign, inspect, interview, order_rectification,
        check_rectification, request_preservation, approve_preservation, preserve, dispose_preservation, suspend,
        ask_recusal, decide_recusal, propose,
    )
}  # fmt: skip
