"""Publishing a decision (公示): within seven working days, with correction, exemption and withdrawal."""

from dataclasses import dataclass

from .asks import ON, Ask
from .calendar import working_days
from .casefile import CaseFile, Happening
from .guards import guard
from .limits import Limit
from .party import minor
from .remedies import OVERTURNED
from .statutes import PENALTY_LAW, PUBLICITY_MEASURES
from .steps import Step, placed
from .words import FieldClass, FieldType, Role

EXCLUSIONS = (  # 第十五条
    ("X1", "当事人是未成年人"),
    ("X2", "案件主要事实涉及国家秘密、商业秘密、个人隐私"),
    ("X3", "公开后可能危及国家安全、公共安全、经济安全和社会稳定"),
    ("X4", "公开后可能影响系列案件调查处理"),
    ("X5", "法律、法规、规章规定不予公开的其他情形"),
)
DECISIONS = ("decide", "decide_on_spot", "mirror", "mirror_again")


@dataclass(frozen=True)
class Publicity:
    """The steps and limits that follow a decision into the open (事后公示)."""

    steps: dict[str, Step]
    limits: tuple[Limit, ...]


def standing(file: CaseFile) -> Happening | None:
    """The publication that stands, or None."""
    last = file.last("publish", "correct", "withdraw", "mirror", "mirror_again")
    if last is None or last.step == "withdraw":
        return None
    return last if last.step in {"publish", "correct"} or last.said.get("shown") is True else None


@guard("第二十一条第二款", "尚未作出可以公开的行政执法决定", law=PUBLICITY_MEASURES)
def decided(file: CaseFile) -> bool:
    last = file.last(*DECISIONS)
    return last is not None and last.said.get("outcome") != "refer"


@guard("第二十一条第二款", "该决定已经公开；内容不准确的应当更正", law=PUBLICITY_MEASURES)
def not_standing(file: CaseFile) -> bool:
    return standing(file) is None


@guard("第二十二条", "该决定没有公开，不能更正或者撤回", law=PUBLICITY_MEASURES)
def published(file: CaseFile) -> bool:
    return standing(file) is not None


@guard("第十五条", "已决定不予公开的，不得公开", law=PUBLICITY_MEASURES)
def not_exempt(file: CaseFile) -> bool:
    return not file.has("exempt")


@guard("第十五条第一项", "当事人是未成年人的，不予公开", law=PUBLICITY_MEASURES)
def no_minor(file: CaseFile) -> bool:
    return not minor(file)


@guard("第二十四条第一款", "决定已被变更、撤销、确认违法或者无效的，不得再公开原决定", law=PUBLICITY_MEASURES)
def not_overturned(file: CaseFile) -> bool:
    results = file.all("note_remedy_result")
    return not any(one.text("outcome") in OVERTURNED for one in results)


def _withdrawal_due(happening: Happening) -> bool:
    return happening.text("outcome") in OVERTURNED and happening.mapping("published").get("is") is True


def _punishes(happening: Happening) -> bool:
    return happening.step == "decide_on_spot" or happening.said.get("outcome") == "penalty"


def after_decision(*, days: int = 7, decision: str = "decide", at: tuple[str, ...]) -> Publicity:
    """Publishing, correcting, exempting and withdrawing a decision, with their clocks."""
    return Publicity(steps=placed(STEPS, at=at), limits=_limits(days, decision))


def _limits(days: int, decision: str) -> tuple[Limit, ...]:
    return (
        Limit(
            code="publish",
            title="公开行政执法决定",
            term=working_days(days),
            starts=decision,
            when=_punishes,
            meets=("publish", "exempt"),
            article="第二十一条第二款",
            law=PUBLICITY_MEASURES,
        ),
        Limit(
            code="withdraw",
            title="撤回已公开的决定并说明理由",
            term=PENALTY_LAW.days(3),
            starts="note_remedy_result",
            when=_withdrawal_due,
            meets=("withdraw",),
            article="第四十八条第二款",
            law=PENALTY_LAW,
        ),
    )


REASONS = Ask("reasons", "理由", FieldType.PARAGRAPHS, FieldClass.PUBLIC)
FORMS = (("summary", "摘要"), ("full", "全文（已隐去应当隐去的信息）"))
STEPS = {
    "publish": Step(
        title="公开决定",
        at=(),
        by=Role.PUBLISHER,
        article="第二十一条第二款",
        law=PUBLICITY_MEASURES,
        asks=(Ask("form", "公开方式", FieldType.CHOICE, FieldClass.PUBLIC, choices=FORMS),),
        needs=(decided, not_standing, not_exempt, no_minor, not_overturned),
        leaf="pub",
    ),
    "correct": Step(
        title="更正公开内容",
        at=(),
        by=Role.PUBLISHER,
        article="第二十二条",
        law=PUBLICITY_MEASURES,
        asks=(Ask("form", "公开方式", FieldType.CHOICE, FieldClass.PUBLIC, choices=FORMS), REASONS),
        needs=(published,),
        leaf="pub",
    ),
    "exempt": Step(
        title="决定不予公开",
        at=(),
        by=Role.PUBLISHER,
        article="第十五条",
        law=PUBLICITY_MEASURES,
        asks=(
            ON,
            Ask("code", "不予公开的情形", FieldType.CHOICE, FieldClass.PUBLIC, choices=EXCLUSIONS),
            Ask("reasons", "不予公开的理由", FieldType.PARAGRAPHS),
            Ask(
                "filed_with",
                "备案的司法行政部门",
                FieldType.TEXT,
                hint="第十六条：不公开理由应当在公开时限内备案。",
            ),
            Ask("filed_on", "备案日期", FieldType.DATE),
        ),
        needs=(decided, not_standing),
        leaf="exm",
    ),
    "withdraw": Step(
        title="撤回公开",
        at=(),
        by=Role.PUBLISHER,
        article="第四十八条第二款",
        law=PENALTY_LAW,
        asks=(
            Ask(
                "cause",
                "撤回原因",
                FieldType.CHOICE,
                FieldClass.PUBLIC,
                choices=(
                    ("changed", "依法变更"),
                    ("revoked", "依法撤销"),
                    ("unlawful", "确认违法"),
                    ("void", "确认无效"),
                    ("excluded", "属于不予公开的情形"),
                ),
            ),
            REASONS,
        ),
        needs=(published,),
        leaf="wdr",
    ),
}
