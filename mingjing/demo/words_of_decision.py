"""告知、听证、审核与决定的说法: what is said from the notice to the decision, one function a step."""

from mingjing.law.penalty.review import QUESTIONS
from mingjing.law.words import Role

from .people import Person
from .places import CITY_NAME
from .telling import COLLECTOR, REMEDIES, Says, Telling


def _receiver(told: Telling) -> str:
    return told.plan.party.representative or told.plan.party.name


def delivered(told: Telling) -> Says:
    relation = "本人" if told.plan.plot.person else "法定代表人"
    return {
        "method": "direct",
        "receiver": _receiver(told),
        "relation": relation,
        "place": told.plan.party.address,
    }


def inform(told: Telling) -> Says:
    return {
        "officers": told.officers,
        "told": f"{told.facts}拟对你（单位）{told.fine_words()}。你（单位）有权陈述、申辩；符合听证条件的，有权要求听证。",
        "hearing_right": told.plan.way.grade > 0 or told.fine >= 500_000,
        "defence_days": 5,
    }


def deliver_notice(told: Telling) -> Says:
    return {**delivered(told), "officers": told.officers}


def waive(told: Telling) -> Says:
    return {"rights": ["defence", "hearing"], "explicit": True, "evidence": ["E4"]}


def defend(told: Telling) -> Says:
    return {"form": "written", "statement": "已经及时改正，经营困难，请求从轻处罚。", "evidence": ["E3"]}


def recheck(told: Telling) -> Says:
    if told.how == "partly":
        return {
            "officers": told.officers,
            "outcome": "partly",
            "opinion": "及时改正的情况属实，予以采纳；其余意见没有证据支持。",
        }
    opinion = "改正情况属实，拟处罚时已经考虑；其余意见没有新的事实和证据，不予采纳。"
    return {"officers": told.officers, "outcome": "rejected", "opinion": opinion}


def request_hearing(told: Telling) -> Says:
    return {"reasons": "对认定的程度和裁量有异议。"}


def call_hearing(told: Telling) -> Says:
    day = told.plan.day_of("hear", told.place)
    hears = told.plan.team.who(Role.HEARING_OFFICER)
    return {
        "hearing_at": f"{day}T09:30:00+08:00",
        "place": f"{told.plan.head.name}听证室",
        "hearing_officer": hears.certificate,
        "open": True,
    }


def hear(told: Telling) -> Says:
    return {
        "attendance": "attended",
        "participants": f"{_receiver(told)}及委托代理人一人",
        "ended": told.hour("11:05"),
        "recusal_told": True,
        "record": "调查人员提出当事人违法的事实、证据和处罚建议，当事人进行申辩和质证，双方作最后陈述。",
        "signed": True,
    }


def report_hearing(told: Telling) -> Says:
    return {
        "defence": "当事人对违法的事实没有异议，认为程度认定过重，请求从轻处罚。",
        "findings": f"{told.found}现场照片、检查记录与询问笔录相互印证。",
        "report": "事实清楚，证据充分，程序合法，建议维持拟处罚意见。",
    }


def approve_proposal(told: Telling) -> Says:
    return {"outcome": "approved", "opinion": "事实清楚，证据充分，同意处理建议，提请决定。"}


def submit_review(told: Telling) -> Says:
    heard = any(move.step == "hear" for move in told.plan.way.moves)
    return {"materials": ["proposal", "records", *(["hearing"] if heard else [])]}


def review(told: Telling) -> Says:
    answers = dict.fromkeys((code for code, _ in QUESTIONS), "pass")
    if told.how == "returned":
        return {
            "outcome": "returned",
            **answers,
            "r6": "problem",
            "opinion": "裁量档次的认定依据不够充分。",
            "suggestions": "补充说明认定程度的测量方法和裁量理由。",
        }
    return {
        "outcome": "passed",
        **answers,
        "opinion": "主体合法，事实清楚，证据确凿，依据准确，裁量适当，程序合法。",
    }


def answer_review(told: Telling) -> Says:
    return {
        "answer": f"已补充测量方法的说明：由两名执法人员当场测量并拍照，{told.plan.plot.factor}有照片佐证。"
    }


def deliberate(told: Telling) -> Says:
    heads: tuple[Person, ...] = told.plan.team.by_role[Role.LEADER]
    return {
        "began": told.hour("09:00"),
        "ended": told.hour("09:45"),
        "place": f"{told.plan.head.name}会议室",
        "participants": [person.certificate for person in heads],
        "opinions": "\n".join(f"{person.name}：同意处理建议。" for person in heads),
        "conclusion": "一致同意处理建议。",
    }


def decide(told: Telling) -> Says:
    if told.spared:
        return {**told.content(), "education": "已对当事人进行法治教育，当事人表示今后严格守法。"}
    return {
        **told.content(),
        "performance": "自收到本决定书之日起十五日内，到代收机构缴纳罚款。",
        "remedies": REMEDIES.format(city=CITY_NAME),
        "collector": COLLECTOR,
        "surcharge_told": True,
    }


WORDS = {
    one.__name__: one
    for one in (
        inform, deliver_notice, waive, defend, recheck, request_hearing, call_hearing, hear, report_hearing,
        approve_proposal, submit_review, review, answer_review, deliberate, decide,
    )
}  # fmt: skip
