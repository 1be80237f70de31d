"""Legal review (法制审核): five working days, bound to one proposal, never by the case's own people."""

from mingjing.law.asks import ON, Ask, State
from mingjing.law.calendar import working_days
from mingjing.law.casefile import CaseFile
from mingjing.law.guards import guard
from mingjing.law.limits import Extension, Limit
from mingjing.law.penalty.hearing import ever_held, hearing_reported, hearing_settled
from mingjing.law.penalty.proposal import PROPOSAL
from mingjing.law.people import handlers, nobody_recused
from mingjing.law.statutes import PENALTY_LAW, REVIEW_MEASURES
from mingjing.law.steps import Step
from mingjing.law.words import FieldType, Role

QUESTIONS = (
    ("r1", "执法主体合法，执法人员具备资格"),
    ("r2", "没有超越职权，具有管辖权"),
    ("r3", "当事人确定，事实清楚"),
    ("r4", "证据合法、充分"),
    ("r5", "法律依据和定性准确"),
    ("r6", "裁量权行使适当"),
    ("r7", "程序合法"),
    ("r8", "文书完备、规范；涉嫌犯罪的已提出移送"),
)
ANSWERS = (("pass", "通过"), ("problem", "有问题"), ("na", "不适用"))
MATERIALS = (  # 第十四条
    ("proposal", "拟作出的决定及其事实、证据、法律依据、裁量权适用规则"),
    ("records", "调查取证记录"),
    ("hearing", "听证笔录、听证报告"),
    ("risk", "风险评估报告"),
    ("experts", "专家论证报告"),
)
REVIEWER = State("reviewer", "审核人员资格")


def must_be_reviewed(file: CaseFile) -> bool:
    """Whether the proposal as it stands needs legal review; unknown counts as yes, and so does a hearing held."""
    proposal = file.last("propose")
    if proposal is None or proposal.mapping("major").get("is") is not False:
        return True
    later = [one for one in file if one.number > proposal.number and "major" in one.said]
    return ever_held(file) or any(one.mapping("major").get("is") is not False for one in later)


@guard("第十三条", "调查取证完毕、提出处理意见后，方可以提交法制审核", law=REVIEW_MEASURES)
def proposal_made(file: CaseFile) -> bool:
    return file.has("propose")


@guard(
    "第十四条",
    "应当提供拟作出的决定及其事实、证据、依据、裁量规则和调查取证记录；经过听证的还应当提供听证笔录、听证报告",
    field="materials",
    law=REVIEW_MEASURES,
)
def materials_complete(file: CaseFile) -> bool:
    given = set(file.spoken.texts("materials"))
    needed = {"proposal", "records"} | ({"hearing"} if file.has("report_hearing") else set())
    return needed <= given


@guard("第十八条", "上一次送审尚未审核完毕，不能重复送审", law=REVIEW_MEASURES)
def none_pending(file: CaseFile) -> bool:
    return not review_pending.holds(file)


@guard(
    "第二十条",
    "审核退回的，应当按具体审核建议处理并重新提出处理建议后，再次提交法制审核",
    law=REVIEW_MEASURES,
)
def dealt_with(file: CaseFile) -> bool:
    last = file.last("review")
    if last is None or last.said.get("outcome") == "passed":
        return True
    return bool(file.since(last, "propose", "answer_review"))


@guard("第十八条", "没有等待审核的送审材料", law=REVIEW_MEASURES)
def review_pending(file: CaseFile) -> bool:
    last = file.last("submit_review")
    return last is not None and not file.since(last, "review", "propose")


@guard("第十八条", "案情复杂的，经分管负责人批准只能延长一次，三个工作日", law=REVIEW_MEASURES)
def not_extended(file: CaseFile) -> bool:
    return not file.since(file.last("submit_review"), "extend_review")


@guard(
    "第五十八条第二款",
    "初次从事行政处罚决定法制审核的人员，应当通过国家统一法律职业资格考试取得法律职业资格",
    field="reviewer",
)
def reviewer_qualified(file: CaseFile) -> bool:
    return file.spoken.mapping("reviewer").get("qualified") is True


@guard("第六条第二款", "法制审核与具体承担执法工作分开，本案承办人员不得审核本案", law=REVIEW_MEASURES)
def never_the_handler(file: CaseFile) -> bool:
    own = {file.spoken.by.certificate, str(file.spoken.mapping("reviewer").get("certificate", ""))} - {""}
    accounts = {one.by.account for one in file.before if one.by.role is Role.HANDLER}
    return not own & handlers(file.before) and file.spoken.by.account not in accounts


@guard("第十九条", "有问题的不能审核通过；退回的应当提出具体审核建议", field="outcome", law=REVIEW_MEASURES)
def outcome_fits_answers(file: CaseFile) -> bool:
    said = file.spoken.said
    if said.get("outcome") == "passed":
        return all(said.get(code) != "problem" for code, _ in QUESTIONS)
    return bool(said.get("suggestions"))


@guard("第五十八条第一款", "处理建议在送审后已经变更，应当重新送审", field="proposal")
def same_as_submitted(file: CaseFile) -> bool:
    return file.spoken.said.get("proposal") == file.said("submit_review", "proposal")


@guard("第五十八条第一款", "应当进行法制审核的，未经法制审核或者审核未通过的，不得作出决定")
def review_passed(file: CaseFile) -> bool:
    return not must_be_reviewed(file) or file.passed("review", of="propose")


STEPS = {
    "submit_review": Step(
        title="提交法制审核",
        at=("decision",),
        by=Role.HANDLER,
        article="第十三条",
        law=REVIEW_MEASURES,
        asks=(
            ON,
            Ask("materials", "送审材料", FieldType.CHOICES, choices=MATERIALS),
            Ask("note", "送审说明", FieldType.PARAGRAPHS, required=False),
        ),
        states=(PROPOSAL,),
        needs=(proposal_made, hearing_settled, hearing_reported, none_pending, dealt_with),
        checks=(materials_complete, nobody_recused),
    ),
    "extend_review": Step(
        title="延长法制审核期限",
        at=("decision",),
        by=Role.LEADER,
        article="第十八条",
        law=REVIEW_MEASURES,
        asks=(ON, Ask("reasons", "案情复杂的理由", FieldType.PARAGRAPHS)),
        needs=(review_pending, not_extended),
        papers=("extension_approval",),
    ),
    "review": Step(
        title="法制审核",
        at=("decision",),
        by=Role.REVIEWER,
        article="第五十八条第一款",
        law=PENALTY_LAW,
        asks=(
            ON,
            Ask(
                "outcome",
                "审核意见",
                FieldType.CHOICE,
                choices=(("passed", "审核通过"), ("returned", "退回")),
            ),
            *(Ask(code, title, FieldType.CHOICE, choices=ANSWERS) for code, title in QUESTIONS),
            Ask("opinion", "审核意见说明", FieldType.PARAGRAPHS),
            Ask("suggestions", "具体审核建议", FieldType.PARAGRAPHS, required=False),
        ),
        states=(REVIEWER, PROPOSAL),
        needs=(review_pending,),
        checks=(
            reviewer_qualified,
            never_the_handler,
            nobody_recused,
            outcome_fits_answers,
            same_as_submitted,
        ),
        papers=("review_opinion",),
    ),
    "answer_review": Step(
        title="回应审核建议",
        at=("decision",),
        by=Role.HANDLER,
        article="第二十条",
        law=REVIEW_MEASURES,
        asks=(ON, Ask("answer", "处理情况", FieldType.PARAGRAPHS)),
        checks=(nobody_recused,),
    ),
}
LIMITS = (
    Limit(
        code="review",
        title="法制审核",
        term=working_days(5),
        starts="submit_review",
        meets=("review", "propose"),
        article="第十八条",
        law=REVIEW_MEASURES,
        extensions=(
            Extension(
                step="extend_review",
                title="经分管负责人批准",
                term=working_days(3),
                article="第十八条",
                ground="reasons",
                law=REVIEW_MEASURES,
            ),
        ),
    ),
)
