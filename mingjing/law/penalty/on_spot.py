"""The penalty on the spot (当场处罚): certain facts, two officers, a small fine or a warning, told and heard."""

from dataclasses import replace

from mingjing.law.asks import ON, ON_MINUTE, Ask
from mingjing.law.calendar import DAY
from mingjing.law.casefile import CaseFile
from mingjing.law.guards import guard
from mingjing.law.party import born_as_numbered, same_kind_of_party
from mingjing.law.penalty import closing, decision, proposal
from mingjing.law.penalty.filing import AUTHORITY, PARTY, competent
from mingjing.law.penalty.kinds import PARTY_TYPES
from mingjing.law.penalty.proposal import GRADE, GRADED
from mingjing.law.people import CERTIFICATES, OFFICERS, PAIR, SHOWN, certificate_shown
from mingjing.law.statutes import RECONSIDERATION_LAW
from mingjing.law.steps import Step
from mingjing.law.words import FieldClass, FieldType, Role

PERSON_MOST = 200_00  # fen, 第五十一条
ORGANISATION_MOST = 3_000_00
KINDS = (("warning", "警告"), ("fine", "罚款"))
PUBLIC = FieldClass.PUBLIC
FINE = Ask("fine", "罚款数额", FieldType.MONEY, PUBLIC, required=False, unit="分")
PENALTIES = Ask("penalties", "处罚种类", FieldType.CHOICES, PUBLIC, choices=KINDS)


@guard(
    "第五十一条",
    "当场处罚限于对公民二百元以下、对法人或者其他组织三千元以下罚款或者警告；超出的应当适用普通程序",
    field="fine",
)
def small_enough(file: CaseFile) -> bool:
    person = file.spoken.said.get("party_type") == "natural_person"
    return file.spoken.money("fine") <= (PERSON_MOST if person else ORGANISATION_MOST)


@guard("第五十一条", "当场处罚的种类限于警告和罚款", field="penalties")
def closed_list(file: CaseFile) -> bool:
    return set(file.spoken.texts("penalties")) <= {"warning", "fine"}


@guard("第四十四条", "当场处罚之前，应当告知拟作出的处罚内容及事实、理由、依据和依法享有的权利")
def told(file: CaseFile) -> bool:
    return file.has("tell")


@guard("第四十五条第一款", "应当充分听取当事人的陈述、申辩")
def heard(file: CaseFile) -> bool:
    return bool(file.since(file.last("tell"), "hear_party")) and file.has("tell")


@guard("第四十五条第二款", "行政机关不得因当事人陈述、申辩而给予更重的处罚", field="fine")
def not_above_told(file: CaseFile) -> bool:
    tells, new = file.all("tell"), file.spoken
    defended = [one for one in file.all("hear_party") if one.said.get("answer") == "defended"]
    bounds = [before for one in defended for before in tells if before.number < one.number]
    return all(
        not set(new.texts("penalties")) - set(one.texts("penalties"))
        and new.money("fine") <= one.money("fine")
        for one in (*bounds, *tells[-1:])
    )


@guard("第四十五条第一款", "当事人提出陈述、申辩的，应当记明内容，进行复核并写明复核意见", field="opinion")
def rechecked(file: CaseFile) -> bool:
    said = file.spoken.said
    return said.get("answer") != "defended" or (bool(said.get("statement")) and bool(said.get("opinion")))


@guard("第五十一条", "当场处罚应当当场作出；不能当场作出的，应当适用普通程序", field="on")
def at_once(file: CaseFile) -> bool:
    began = file.last("establish")
    return began is None or file.spoken.on <= began.on + DAY


@guard("第三十六条第二款", "违法行为发生的日期不得晚于当场处罚的日期", field="act_on")
def not_ahead(file: CaseFile) -> bool:
    acted = file.spoken.day("act_on")
    return acted is None or acted <= file.spoken.on


@guard("第五十二条第一款", "应当场交付当事人；当事人拒绝签收的，应当在决定书上注明", field="signed")
def handed_over(file: CaseFile) -> bool:
    said = file.spoken.said
    return said.get("signed") is True or bool(said.get("refusal"))


@guard(
    "第二十三条第一款第一项",
    "对当场处罚不服的，应当先申请行政复议，决定书应当告知",
    field="reconsideration_first",
    law=RECONSIDERATION_LAW,
)
def reconsideration_told(file: CaseFile) -> bool:
    return file.spoken.said.get("reconsideration_first") is True


@guard("第五十二条第三款", "执法人员当场作出的行政处罚决定，应当报所属行政机关备案")
def reported(file: CaseFile) -> bool:
    return file.has("report_decision")


SCENE = {
    "establish": Step(
        title="当场查明事实",
        at=("scene",),
        to="telling",
        by=Role.HANDLER,
        article="第五十二条第一款",
        asks=(
            ON_MINUTE,
            Ask("title", "案件名称", FieldType.TEXT, PUBLIC),
            Ask("matter", "执法事项", FieldType.TEXT, PUBLIC, required=False),
            *PARTY,
            OFFICERS,
            SHOWN,
            Ask("place", "地点", FieldType.TEXT, PUBLIC),
            Ask("ended", "结束时间", FieldType.DATETIME, required=False, hint="与登记的时间相同的不填。"),
            Ask("facts", "查明的事实", FieldType.PARAGRAPHS, PUBLIC),
            Ask("evidence", "证据", FieldType.EVIDENCE, required=False),
        ),
        states=(CERTIFICATES, AUTHORITY),
        checks=(*PAIR, certificate_shown, competent),
        papers=("on_site_record",),
    ),
    "tell": Step(
        title="当场告知",
        at=("telling",),
        by=Role.HANDLER,
        article="第四十四条",
        asks=(
            ON_MINUTE,
            PENALTIES,
            FINE,
            Ask("told", "告知内容", FieldType.PARAGRAPHS, hint="事实、理由、依据和陈述、申辩的权利。"),
        ),
        checks=(closed_list,),
    ),
    "hear_party": Step(
        title="听取当事人意见",
        at=("telling",),
        by=Role.HANDLER,
        article="第四十五条第一款",
        asks=(
            ON_MINUTE,
            Ask(
                "answer",
                "当事人的意见",
                FieldType.CHOICE,
                choices=(
                    ("agreed", "无异议"),
                    ("defended", "提出陈述、申辩"),
                    ("waived", "明确放弃陈述、申辩"),
                ),
            ),
            Ask("statement", "陈述、申辩内容", FieldType.PARAGRAPHS, required=False),
            Ask("opinion", "复核意见", FieldType.PARAGRAPHS, required=False),
        ),
        needs=(told,),
        checks=(rechecked,),
        papers=("defence_record",),
    ),
    "turn_ordinary": Step(
        title="转为普通程序",
        at=("scene", "telling"),
        to="turned",
        by=Role.HANDLER,
        article="第五十四条第一款",
        asks=(ON_MINUTE, Ask("reasons", "不能当场处罚的理由", FieldType.PARAGRAPHS)),
    ),
}
DECIDING = {
    "decide_on_spot": Step(
        title="当场处罚",
        at=("telling",),
        to="performance",
        by=Role.HANDLER,
        article="第五十二条第一款",
        asks=(
            ON_MINUTE,
            OFFICERS,
            Ask("facts", "违法事实", FieldType.PARAGRAPHS, PUBLIC),
            Ask("evidence", "主要证据", FieldType.EVIDENCE),
            Ask("grounds", "法律依据", FieldType.GROUNDS, PUBLIC),
            PENALTIES,
            FINE,
            *GRADED,
            Ask(
                "leniency",
                "量罚",
                FieldType.CHOICE,
                required=False,
                choices=(("lenient", "从轻"), ("mitigated", "减轻")),
            ),
            Ask("party_type", "当事人类型", FieldType.CHOICE, PUBLIC, choices=PARTY_TYPES),
            Ask("act_on", "违法行为发生日期", FieldType.DATE),
            Ask("born_on", "当事人出生日期", FieldType.DATE, FieldClass.PERSONAL, required=False),
            Ask(
                "incapable",
                "违法时不能辨认或者不能控制自己行为",
                FieldType.BOOLEAN,
                FieldClass.PERSONAL,
                required=False,
            ),
            Ask("slight", "违法行为轻微并及时改正，没有造成危害后果", FieldType.BOOLEAN, required=False),
            Ask("no_fault", "当事人有证据足以证明没有主观过错", FieldType.BOOLEAN, required=False),
            Ask("fined_before", "同一违法行为已被罚款", FieldType.BOOLEAN, required=False),
            Ask("crime_suspected", "违法行为涉嫌犯罪", FieldType.BOOLEAN, required=False),
            Ask("proven", "违法事实确凿", FieldType.BOOLEAN),
            Ask("place", "地点", FieldType.TEXT, PUBLIC),
            Ask("form_number", "预定格式决定书编号", FieldType.TEXT, PUBLIC),
            Ask("performance", "履行方式和期限", FieldType.PARAGRAPHS, PUBLIC),
            Ask("remedies", "复议、诉讼的途径和期限", FieldType.PARAGRAPHS, PUBLIC),
            Ask("reconsideration_first", "已告知应当先申请行政复议", FieldType.BOOLEAN),
            Ask("collector", "代收机构名称、地址", FieldType.TEXT, PUBLIC, required=False),
            Ask("surcharge_told", "逾期加处罚款", FieldType.BOOLEAN, PUBLIC, required=False),
            Ask("signed", "当事人已当场签收", FieldType.BOOLEAN),
            Ask("refusal", "拒绝签收的情况", FieldType.TEXT, required=False),
        ),
        states=(CERTIFICATES, AUTHORITY, GRADE),
        needs=(told, heard),
        checks=(
            *PAIR,
            competent,
            at_once,
            same_kind_of_party,
            born_as_numbered,
            small_enough,
            closed_list,
            not_above_told,
            not_ahead,
            proposal.within_limitation,
            proposal.proven,
            proposal.grounded,
            proposal.kinds_match_amounts,
            proposal.old_enough,
            proposal.lenient_to_minors,
            proposal.capable,
            proposal.not_slight,
            proposal.at_fault,
            proposal.not_fined_twice,
            proposal.grade_chosen,
            proposal.within_grade,
            proposal.crime_referred,
            decision.collection_stated,
            handed_over,
            reconsideration_told,
        ),
        papers=("on_spot_decision",),
        leaf="dec",
    ),
    "report_decision": Step(
        title="报所属行政机关备案",
        at=("performance",),
        by=Role.HANDLER,
        article="第五十二条第三款",
        asks=(ON, Ask("note", "备案说明", FieldType.PARAGRAPHS, required=False)),
    ),
}
_CLOSE = closing.CLOSING["propose_closure"]
CLOSING = {**closing.CLOSING, "propose_closure": replace(_CLOSE, needs=(reported, *_CLOSE.needs))}
STEPS = {**SCENE, **DECIDING, "perform": closing.DELIVERING["perform"], **CLOSING}
