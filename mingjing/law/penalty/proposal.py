"""The end of the investigation (调查终结): what is proposed, and what forbids or bounds a penalty."""

from mingjing.law.asks import ON, Ask, State
from mingjing.law.calendar import add_months
from mingjing.law.casefile import CaseFile
from mingjing.law.guards import guard
from mingjing.law.party import age_at_act, born_as_numbered, same_kind_of_party
from mingjing.law.penalty.filing import ADDRESS
from mingjing.law.penalty.investigation import FOUND, investigated
from mingjing.law.penalty.kinds import (
    AMOUNTS,
    CONTENT,
    OUTCOMES,
    PARTY_TYPES,
    heavier,
    punishes,
    told_proposal,
)
from mingjing.law.people import CERTIFICATES, OFFICERS, PAIR
from mingjing.law.steps import Step
from mingjing.law.words import FieldClass, FieldType, Role

MAJOR = State("major", "是否属于重大行政处罚决定")
GRADE = State("grade", "适用的裁量档次")
LARGE = State("large", "现行较大数额标准")
PROPOSAL = State("proposal", "处理建议的摘要值")
YES_NO = FieldType.BOOLEAN

GRADED = (
    Ask("grades", "裁量档次", FieldType.GRADE, FieldClass.PUBLIC, required=False),
    Ask(
        "grade_base",
        "裁量基数",
        FieldType.MONEY,
        required=False,
        unit="分",
        hint="按货值、违法所得等的倍数或者比例裁量的填写。",
    ),
)
CIRCUMSTANCES = (
    Ask("act_on", "违法行为发生（终了）日期", FieldType.DATE),
    Ask("discovered_on", "发现违法行为的日期", FieldType.DATE),
    Ask("harmful", "涉及公民生命健康安全、金融安全且有危害后果", YES_NO, required=False),
    Ask("party_type", "当事人类型", FieldType.CHOICE, FieldClass.PUBLIC, choices=PARTY_TYPES),
    Ask(
        "born_on",
        "当事人出生日期",
        FieldType.DATE,
        FieldClass.PERSONAL,
        required=False,
        hint="当事人是未成年人的应当填写。",
    ),
    Ask("incapable", "违法时不能辨认或者不能控制自己行为", YES_NO, FieldClass.PERSONAL, required=False),
    Ask("slight", "违法行为轻微并及时改正，没有造成危害后果", YES_NO, required=False),
    Ask("first_offence", "初次违法且危害后果轻微并及时改正", YES_NO, required=False),
    Ask("no_fault", "当事人有证据足以证明没有主观过错", YES_NO, required=False),
    Ask("proven", "违法事实清楚、证据充分", YES_NO),
    Ask("crime_suspected", "违法行为涉嫌犯罪", YES_NO),
    Ask("fined_before", "同一违法行为已被罚款", YES_NO, required=False),
    Ask("complex", "情节复杂或者重大违法行为", YES_NO),
    Ask("public_interest", "涉及重大公共利益", YES_NO, required=False),
    Ask("social_risk", "可能造成重大社会影响或者引发社会风险", YES_NO, required=False),
    Ask(
        "law_changed",
        "行为后法律、法规、规章的变化",
        FieldType.CHOICE,
        choices=(
            ("unchanged", "没有修改或者废止"),
            ("lighter", "已修改，新的规定处罚较轻"),
            ("not_unlawful", "已修改或者废止，新的规定不认为是违法"),
            ("not_lighter", "已修改，新的规定处罚不较轻"),
        ),
    ),
    Ask(
        "law_version",
        "适用的规定",
        FieldType.CHOICE,
        FieldClass.PUBLIC,
        choices=(("at_act", "违法行为发生时的规定"), ("at_decision", "作出决定时的新规定")),
    ),
    Ask(
        "leniency",
        "量罚",
        FieldType.CHOICE,
        choices=(
            ("none", "不从轻、不减轻、不从重"),
            ("lenient", "从轻"),
            ("mitigated", "减轻"),
            ("aggravated", "从重"),
        ),
        required=False,
    ),
    *GRADED,
    Ask("discretion", "裁量理由", FieldType.PARAGRAPHS, FieldClass.PUBLIC, required=False),
    Ask(
        "new_facts",
        "加重出于新查明的事实",
        YES_NO,
        required=False,
        hint="告知后另有调查取证记录的，方可以填写。",
    ),
)


@guard("第四十条", "违法事实不清、证据不足的，不得给予行政处罚", field="proven")
def proven(file: CaseFile) -> bool:
    spoken = file.spoken
    return not punishes(spoken) or (spoken.said.get("proven") is True and bool(spoken.texts("evidence")))


@guard("第三十八条第一款", "行政处罚没有依据的，行政处罚无效；请逐条写明法律依据", field="grounds")
def grounded(file: CaseFile) -> bool:
    return not punishes(file.spoken) or bool(file.spoken.texts("grounds"))


@guard(
    "第九条",
    "处罚种类与数额应当一致：选择罚款、没收的应当填写数额，未选择的不得填写；不予处罚的不得列处罚种类",
    field="penalties",
)
def kinds_match_amounts(file: CaseFile) -> bool:
    spoken = file.spoken
    kinds = set(spoken.texts("penalties"))
    if not punishes(spoken):
        return not kinds and not any(spoken.money(name) for name in AMOUNTS)
    named = {
        "fine": "fine",
        "illegal_gains": "confiscate_illegal_gains",
        "illegal_property": "confiscate_illegal_property",
    }
    return bool(kinds) and all((spoken.money(name) > 0) == (kind in kinds) for name, kind in named.items())


@guard(
    "第五十七条第一款",
    "不予行政处罚的，应当写明情形；给予行政处罚或者移送的不得填写",
    field="no_penalty_reason",
)
def reason_given(file: CaseFile) -> bool:
    said = file.spoken.said
    return (said.get("outcome") == "no_penalty") == bool(said.get("no_penalty_reason"))


@guard(
    "第三十六条",
    "违法行为在二年内（涉及公民生命健康安全、金融安全且有危害后果的五年内）未被发现的，不再给予行政处罚",
    field="act_on",
)
def within_limitation(file: CaseFile) -> bool:
    spoken = file.spoken
    acted, found = spoken.day("act_on"), spoken.day("discovered_on") or spoken.on
    if not punishes(spoken) or acted is None:
        return True
    return found <= add_months(acted, 60 if spoken.said.get("harmful") is True else 24)


@guard(
    "第三十六条第二款", "发现违法行为的日期不得早于违法行为发生的日期，也不得晚于今天", field="discovered_on"
)
def discovered_after_act(file: CaseFile) -> bool:
    acted, found = file.spoken.day("act_on"), file.spoken.day("discovered_on")
    return acted is None or found is None or acted <= found <= file.today


@guard("第三十六条第一款", "发现违法行为的日期不得早于登记案源时所填的日期", field="discovered_on")
def discovered_with_the_lead(file: CaseFile) -> bool:
    first, found = file.before.last("register_lead"), file.spoken.day("discovered_on")
    known = first.day("discovered_on") if first else None
    return known is None or found is None or found >= known


@guard("第三十条", "不满十四周岁的未成年人有违法行为的，不予行政处罚，责令监护人加以管教", field="born_on")
def old_enough(file: CaseFile) -> bool:
    age = age_at_act(file)
    return not punishes(file.spoken) or age is None or age >= 14


@guard(
    "第三十条", "已满十四周岁不满十八周岁的未成年人有违法行为的，应当从轻或者减轻行政处罚", field="leniency"
)
def lenient_to_minors(file: CaseFile) -> bool:
    age = age_at_act(file)
    minor = age is not None and 14 <= age < 18
    return not punishes(file.spoken) or not minor or file.spoken.text("leniency") in {"lenient", "mitigated"}


def _forbids(fact: str, file: CaseFile) -> bool:
    return punishes(file.spoken) and file.spoken.said.get(fact) is True


@guard("第三十一条", "在不能辨认或者不能控制自己行为时有违法行为的，不予行政处罚", field="incapable")
def capable(file: CaseFile) -> bool:
    return not _forbids("incapable", file)


@guard("第三十三条第一款", "违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚", field="slight")
def not_slight(file: CaseFile) -> bool:
    return not _forbids("slight", file)


@guard("第三十三条第二款", "当事人有证据足以证明没有主观过错的，不予行政处罚", field="no_fault")
def at_fault(file: CaseFile) -> bool:
    return not _forbids("no_fault", file)


@guard("第二十九条", "对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚", field="fine")
def not_fined_twice(file: CaseFile) -> bool:
    return file.spoken.said.get("fined_before") is not True or file.spoken.money("fine") == 0


@guard(
    "第三十七条",
    "适用违法行为发生时的规定；新的规定处罚较轻或者不认为是违法的，适用新的规定",
    field="law_version",
)
def right_law(file: CaseFile) -> bool:
    said = file.spoken.said
    if said.get("law_changed") == "not_unlawful" and punishes(file.spoken):
        return False
    newer = file.spoken.text("law_changed") in {"lighter", "not_unlawful"}
    return said.get("law_version") == ("at_decision" if newer else "at_act")


@guard("第三十四条", "罚款应当在已公布的裁量基准幅度之内；低于下限的，应当有减轻处罚的情形", field="fine")
def within_grade(file: CaseFile) -> bool:
    grade, fine = file.spoken.mapping("grade"), file.spoken.money("fine")
    if not grade or not fine:
        return True
    least, most = grade.get("minimum"), grade.get("maximum")
    if isinstance(most, int) and fine > most:
        return False
    return not isinstance(least, int) or fine >= least or file.spoken.said.get("leniency") == "mitigated"


@guard("第三十四条", "本事项有已公布的裁量基准，罚款应当从中选择裁量档次", field="grades")
def grade_chosen(file: CaseFile) -> bool:
    grade = file.spoken.mapping("grade")
    return not grade or bool(grade.get("grade"))


@guard(
    "第二十七条第一款", "违法行为涉嫌犯罪的，应当移送司法机关，不得以行政处罚代替", field="crime_suspected"
)
def crime_referred(file: CaseFile) -> bool:
    return file.spoken.said.get("crime_suspected") is not True or file.spoken.said.get("outcome") == "refer"


@guard("第四十五条第二款", "行政机关不得因当事人陈述、申辩而给予更重的处罚", field="penalties")
def not_aggravated(file: CaseFile) -> bool:
    told, new = told_proposal(file.before), file.spoken
    if told is None or not file.before.has("defend", "request_hearing"):
        return True
    found = file.before.since(file.before.last("inform"), *FOUND)
    return not heavier(new, told) or (new.said.get("new_facts") is True and bool(found))


BOUNDS = (
    same_kind_of_party,
    born_as_numbered,
    proven,
    grounded,
    kinds_match_amounts,
    reason_given,
    discovered_after_act,
    discovered_with_the_lead,
    within_limitation,
    old_enough,
    lenient_to_minors,
    capable,
    not_slight,
    at_fault,
    not_fined_twice,
    right_law,
    grade_chosen,
    within_grade,
    crime_referred,
)
STEPS = {
    "propose": Step(
        title="调查终结",
        at=("inquiry", "notice", "decision"),
        to="notice",
        by=Role.HANDLER,
        article="第五十七条第一款",
        asks=(
            ON,
            OFFICERS,
            Ask("outcome", "处理建议", FieldType.CHOICE, choices=OUTCOMES),
            *CONTENT,
            *CIRCUMSTANCES,
            ADDRESS,
        ),
        states=(CERTIFICATES, MAJOR, GRADE, LARGE),
        needs=(investigated,),
        checks=(*PAIR, *BOUNDS, not_aggravated),
        papers=("investigation_report",),
    ),
}
