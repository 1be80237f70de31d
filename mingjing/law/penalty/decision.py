"""The unit's opinion, deliberation and decision (审批与决定)."""

from mingjing.law.asks import ON, Ask
from mingjing.law.casefile import CaseFile
from mingjing.law.guards import guard
from mingjing.law.limits import Extension, Limit, Suspension
from mingjing.law.penalty.closing import not_suspended
from mingjing.law.penalty.filing import ADDRESS, AUTHORITY, competent, jurisdiction_settled
from mingjing.law.penalty.hearing import hearing_reported, hearing_settled
from mingjing.law.penalty.investigation import preservation_disposed
from mingjing.law.penalty.kinds import COMPARED, CONTENT, OUTCOMES, same
from mingjing.law.penalty.notice import adopted, defence_rechecked, party_heard, party_told
from mingjing.law.penalty.proposal import MAJOR, PROPOSAL
from mingjing.law.penalty.referral import referral_settled
from mingjing.law.penalty.review import must_be_reviewed, review_passed
from mingjing.law.people import nobody_recused, officers_assigned
from mingjing.law.statutes import FINE_COLLECTION_MEASURES, PENALTY_LAW, RECORDING_MEASURES
from mingjing.law.steps import Branch, Step
from mingjing.law.words import FieldClass, FieldType, Role


@guard("第五十七条第二款", "对情节复杂或者重大违法行为给予行政处罚，行政机关负责人应当集体讨论决定")
def deliberated(file: CaseFile) -> bool:
    proposal = file.last("propose")
    if (
        proposal is None
        or proposal.said.get("outcome") != "penalty"
        or proposal.said.get("complex") is not True
    ):
        return True
    return bool(file.since(proposal, "deliberate"))


@guard("第五十七条第二款", "集体讨论应当由两名以上负责人参加", field="participants")
def several_heads(file: CaseFile) -> bool:
    return len(set(file.spoken.texts("participants"))) >= 2


@guard(
    "第五十七条第一款", "决定应当与审查的处理建议一致；不同意的，应当退回重新提出处理建议", field="outcome"
)
def as_proposed(file: CaseFile) -> bool:
    proposal = file.last("propose")
    return proposal is not None and all(same(name, file.spoken, proposal) for name in ("outcome", *COMPARED))


@guard("第五十八条第一款", "决定所依据的处理建议与审核通过的不一致，应当重新送审", field="proposal")
def as_reviewed(file: CaseFile) -> bool:
    if not must_be_reviewed(file):
        return True
    stands = file.spoken.said.get("proposal")
    return bool(stands) and stands == file.said("review", "proposal")


@guard(
    "第七条第一款",
    "罚款决定书应当载明代收机构，并明确逾期缴纳是否加处罚款",
    field="collector",
    law=FINE_COLLECTION_MEASURES,
)
def collection_stated(file: CaseFile) -> bool:
    said = file.spoken.said
    return not file.spoken.money("fine") or (
        bool(said.get("collector")) and said.get("surcharge_told") is not None
    )


@guard(
    "第五十九条第一款",
    "行政处罚决定书应当载明履行的方式和期限，以及申请行政复议、提起行政诉讼的途径和期限",
    field="remedies",
)
def remedies_stated(file: CaseFile) -> bool:
    said = file.spoken.said
    return said.get("outcome") != "penalty" or (bool(said.get("remedies")) and bool(said.get("performance")))


@guard("第三十三条第三款", "依法不予行政处罚的，行政机关应当对当事人进行教育", field="education")
def educated(file: CaseFile) -> bool:
    said = file.spoken.said
    return said.get("outcome") != "no_penalty" or bool(said.get("education"))


@guard("第六十条", "延长办案期限应当有法律、法规、规章的另行规定，请写明规定的名称和条款", field="rule")
def rule_named(file: CaseFile) -> bool:
    return bool(file.spoken.texts("rule"))


STEPS = {
    "approve_proposal": Step(
        title="承办机构审核",
        at=("notice",),
        to=Branch("outcome", (("approved", "decision"), ("returned", "inquiry"))),
        by=Role.UNIT_HEAD,
        article="第十一条",
        law=RECORDING_MEASURES,
        asks=(
            ON,
            Ask(
                "outcome",
                "意见",
                FieldType.CHOICE,
                choices=(("approved", "同意，提请决定"), ("returned", "退回补充调查")),
            ),
            Ask("opinion", "审核意见", FieldType.PARAGRAPHS),
        ),
        states=(MAJOR,),
        needs=(party_told, party_heard, defence_rechecked, adopted, hearing_settled, hearing_reported),
        checks=(nobody_recused,),
    ),
    "deliberate": Step(
        title="集体讨论",
        at=("decision",),
        by=Role.LEADER,
        article="第五十七条第二款",
        asks=(
            ON,
            Ask("began", "开始时间", FieldType.DATETIME),
            Ask("ended", "结束时间", FieldType.DATETIME),
            Ask("place", "讨论地点", FieldType.TEXT),
            Ask("participants", "参加讨论的负责人", FieldType.OFFICERS),
            Ask(
                "opinions",
                "讨论意见",
                FieldType.PARAGRAPHS,
                hint="逐人记录的，每人一行，写作“姓名：意见”。",
            ),
            Ask("conclusion", "讨论结论", FieldType.PARAGRAPHS),
        ),
        needs=(review_passed,),
        checks=(several_heads, nobody_recused),
        papers=("deliberation_minutes",),
    ),
    "decide": Step(
        title="作出决定",
        at=("decision",),
        to=Branch("outcome", (("penalty", "delivery"), ("no_penalty", "delivery"), ("refer", "referral"))),
        by=Role.LEADER,
        article="第五十七条第一款",
        asks=(
            ON,
            Ask("outcome", "决定", FieldType.CHOICE, FieldClass.PUBLIC, choices=OUTCOMES),
            *CONTENT,
            Ask("performance", "履行方式和期限", FieldType.PARAGRAPHS, FieldClass.PUBLIC, required=False),
            Ask(
                "remedies", "复议、诉讼的途径和期限", FieldType.PARAGRAPHS, FieldClass.PUBLIC, required=False
            ),
            Ask("collector", "代收机构名称、地址", FieldType.TEXT, FieldClass.PUBLIC, required=False),
            Ask("surcharge_told", "逾期加处罚款", FieldType.BOOLEAN, FieldClass.PUBLIC, required=False),
            Ask("education", "对当事人的教育", FieldType.PARAGRAPHS, required=False),
            ADDRESS,
        ),
        states=(PROPOSAL, AUTHORITY, MAJOR),
        needs=(
            officers_assigned,
            jurisdiction_settled,
            not_suspended,
            party_told,
            party_heard,
            defence_rechecked,
            adopted,
            hearing_settled,
            hearing_reported,
            preservation_disposed,
            review_passed,
            deliberated,
        ),
        checks=(
            competent,
            nobody_recused,
            review_passed,
            as_proposed,
            as_reviewed,
            referral_settled,
            collection_stated,
            remedies_stated,
            educated,
        ),
        papers=("penalty_decision", "no_penalty_decision"),
        paper_by=Branch("outcome", (("penalty", "penalty_decision"), ("no_penalty", "no_penalty_decision"))),
        leaf="dec",
    ),
    "extend_case": Step(
        title="延长办案期限",
        at=("inquiry", "notice", "decision"),
        by=Role.LEADER,
        article="第六十条",
        asks=(
            ON,
            Ask("days", "延长天数", FieldType.INTEGER, unit="日", maximum=366),
            Ask("rule", "另有规定的依据", FieldType.GROUNDS),
            Ask("reasons", "理由", FieldType.PARAGRAPHS),
        ),
        checks=(rule_named,),
        papers=("extension_approval",),
    ),
}
LIMITS = (
    Limit(
        code="decide",
        title="作出行政处罚决定",
        term=PENALTY_LAW.days(90),
        starts="file",
        meets=("decide", "transfer", "cancel", "terminate"),
        article="第六十条",
        extensions=(
            Extension(
                step="extend_case", title="依另行规定", article="第六十条", days="days", ground="reasons"
            ),
        ),
        suspensions=(
            Suspension(
                starts="suspend",
                ends=("resume", "terminate", "cancel"),
                title="案件中止，依另行规定不计入办案期限",
                article="第六十条",
                when=lambda one: bool(one.texts("rule")),
                ground="reasons",
            ),
        ),
    ),
)
