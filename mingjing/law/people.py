"""Who handles a case: in pairs, with certificates valid that day, and never one who must step aside (执法人员)."""

from collections.abc import Mapping

from .asks import Ask, State
from .casefile import CaseFile
from .guards import guard
from .statutes import PENALTY_LAW
from .words import FieldClass, FieldType, Role

OFFICERS = Ask(
    "officers", "执法人员", FieldType.OFFICERS, FieldClass.PUBLIC, hint="填写执法证号，不少于两人。"
)
CERTIFICATES = State("certificates", "执法证件当日状态")
SHOWN = Ask("certificate_shown", "已主动出示执法证件", FieldType.BOOLEAN)


def recused(file: CaseFile) -> set[str]:
    """The certificates of those who must do nothing more in this case."""
    decided = file.all("decide_recusal")
    return {str(one.said.get("officer")) for one in decided if one.said.get("outcome") == "recused"}


def assigned(file: CaseFile) -> set[str]:
    """The certificates of those to whom the case is assigned now."""
    last = file.last("assign")
    return set(last.texts("officers")) if last else set()


def handlers(file: CaseFile) -> set[str]:
    """The certificates of all who ever investigated this case."""
    named = {number for one in file for number in one.texts("officers")}
    return named | {one.by.certificate for one in file if one.by.role is Role.HANDLER and one.by.certificate}


@guard("第四十二条第一款", "执法人员不得少于两人", field="officers", law=PENALTY_LAW)
def two_officers(file: CaseFile) -> bool:
    return len(set(file.spoken.texts("officers"))) >= 2


@guard(
    "第四十二条第一款",
    "行政处罚应当由具有行政执法资格的执法人员实施，执法证件当日应当有效",
    field="officers",
    law=PENALTY_LAW,
)
def qualified(file: CaseFile) -> bool:
    looked_up = file.spoken.said.get("certificates")
    if not isinstance(looked_up, list | tuple):
        return False
    valid = {
        str(one.get("number"))
        for one in looked_up
        if isinstance(one, Mapping) and one.get("status") == "valid"
    }
    return set(file.spoken.texts("officers")) <= valid


@guard("第四十三条第一款", "已经决定回避的执法人员不得再办理本案", law=PENALTY_LAW)
def nobody_recused(file: CaseFile) -> bool:
    aside, spoken = recused(file.before), file.spoken
    named = {*spoken.texts("officers"), *spoken.texts("participants"), spoken.by.certificate}
    return not aside & named


@guard(
    "第五十五条第一款",
    "执法人员在调查或者进行检查时，应当主动出示执法证件",
    field="certificate_shown",
    law=PENALTY_LAW,
)
def certificate_shown(file: CaseFile) -> bool:
    return file.spoken.said.get("certificate_shown") is True


@guard("第四十二条第一款", "办理本案的执法人员尚未指派", law=PENALTY_LAW)
def officers_assigned(file: CaseFile) -> bool:
    return len(assigned(file) - recused(file)) >= 2


@guard("第四十二条第一款", "调查取证应当由指派办理本案的执法人员进行", field="officers", law=PENALTY_LAW)
def by_assigned(file: CaseFile) -> bool:
    return set(file.spoken.texts("officers")) <= assigned(file.before)


PAIR = (two_officers, qualified, nobody_recused)
