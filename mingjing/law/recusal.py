"""Stepping aside (回避): asked for by the party or the officer, decided by the head; the work goes on meanwhile."""

from collections.abc import Mapping
from dataclasses import replace

from .asks import ON, Ask
from .casefile import CaseFile
from .guards import guard
from .people import nobody_recused
from .statutes import PENALTY_LAW
from .steps import Step
from .words import FieldType, Role


@guard("第四十三条第三款", "没有对该执法人员提出、尚未决定的回避申请", field="officer")
def recusal_asked(file: CaseFile) -> bool:
    officer = file.spoken.said.get("officer")
    asked = [one for one in file.all("ask_recusal") if one.said.get("officer") == officer]
    decided = [one for one in file.before.all("decide_recusal") if one.said.get("officer") == officer]
    return bool(asked) and (not decided or decided[-1].number < asked[-1].number)


@guard("第四十三条第三款", "回避由行政机关负责人审查决定，本人不得决定自己的回避", field="officer")
def not_her_own(file: CaseFile) -> bool:
    return file.spoken.by.certificate == "" or file.spoken.by.certificate != file.spoken.said.get("officer")


def unrecused(steps: Mapping[str, Step]) -> dict[str, Step]:
    """The same steps, none of which whoever has been told to step aside may take or be named in (第四十三条)."""
    return {
        code: step if nobody_recused in step.checks else replace(step, checks=(*step.checks, nobody_recused))
        for code, step in steps.items()
    }


OFFICER = Ask("officer", "被申请回避的人员", FieldType.OFFICER)
STEPS = {
    "ask_recusal": Step(
        title="申请回避",
        at=(),
        by=(Role.HANDLER, Role.REVIEWER, Role.HEARING_OFFICER),
        article="第四十三条",
        law=PENALTY_LAW,
        asks=(
            ON,
            OFFICER,
            Ask(
                "applicant",
                "提出人",
                FieldType.CHOICE,
                choices=(("party", "当事人申请"), ("self", "本人申请")),
            ),
            Ask("reasons", "申请理由", FieldType.PARAGRAPHS),
        ),
    ),
    "decide_recusal": Step(
        title="决定回避",
        at=(),
        by=Role.LEADER,
        article="第四十三条第三款",
        law=PENALTY_LAW,
        asks=(
            ON,
            OFFICER,
            Ask(
                "outcome",
                "决定",
                FieldType.CHOICE,
                choices=(("recused", "应当回避"), ("refused", "驳回申请")),
            ),
            Ask("reasons", "理由", FieldType.PARAGRAPHS),
        ),
        checks=(recusal_asked, not_her_own),
        papers=("recusal_decision",),
    ),
}
