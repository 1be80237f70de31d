"""What is proposed or decided, in words: facts, evidence, basis, discretion, penalties, payment."""

import re
from collections.abc import Mapping
from typing import Any

from mingjing.law.penalty.kinds import NO_PENALTY_REASONS, PENALTIES
from mingjing.rooms.catalogue import queries as catalogue

from ..papers.filling import chinese_day
from ..papers.money import plain_money, uppercase_money
from .known import Fields, Known, listed, stopped

WHY_NO_PENALTY = {
    "minor_exemption": "《行政处罚法》第三十三条第一款、第五十七条第一款第二项",
    "first_offence": "《行政处罚法》第三十三条第一款",
    "no_fault": "《行政处罚法》第三十三条第二款",
    "minor_age": "《行政处罚法》第三十条",
    "incapable": "《行政处罚法》第三十一条",
    "expired": "《行政处罚法》第三十六条",
    "not_unlawful": "《行政处罚法》第三十七条",
    "not_proven": "《行政处罚法》第五十七条第一款第三项",
}
AMOUNT_OF = {
    "fine": "fine",
    "confiscate_illegal_gains": "illegal_gains",
    "confiscate_illegal_property": "illegal_property",
}
COURSE = (
    "register_lead",
    "verify",
    "file",
    "inspect",
    "interview",
    "collect",
    "preserve",
    "dispose_preservation",
    "test",
    "report_test",
    "order_rectification",
    "check_rectification",
    "deliver_notice",
    "hear",
    "establish",
)
"""Steps that the story of an investigation tells."""
ADDRESS = re.compile(r"^(?P<name>.+?)(?:[，,；;、]|\s+|[（(](?=地址|住所))(?P<address>.+?)[）)]?[。]?$")
ROLLS = "期限的最后一日是法定休假日的，以法定休假日后的第一日为期限届满的日期。"
SURCHARGED = "到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额"
NOT_SURCHARGED = "到期不缴纳的，不加处罚款"


def money(fen: int) -> str:
    """人民币壹万贰仟元整（12,000.00元）"""
    return f"人民币{uppercase_money(fen)}（{plain_money(fen)}）"


def cited(ground: Mapping[str, Any]) -> str:
    """《law》article."""
    return f"《{str(ground.get('law', '')).strip('《》')}》{ground.get('article', '')}"


def grounds(said: Mapping[str, Any]) -> tuple[str, str]:
    """The provisions violated and those the measure rests on.

    A ground may say its `use`; where none does, the last one is what the measure rests on and those
    before it were violated; a single one is both.
    """
    rows = [one for one in said.get("grounds") or [] if isinstance(one, Mapping)]
    if any(one.get("use") for one in rows):
        violated = [cited(one) for one in rows if one.get("use") == "violated"]
        basis = [cited(one) for one in rows if one.get("use") != "violated"]
    else:
        violated, basis = [cited(one) for one in rows[:-1] or rows], [cited(one) for one in rows[-1:]]
    return "、".join(violated), "、".join(basis)


def penalties(said: Mapping[str, Any]) -> str:
    """The penalties with their amounts, one a paragraph."""
    return stopped(listed(_each(said)))


def briefly(said: Mapping[str, Any]) -> str:
    """The outcome on one line."""
    if said.get("outcome") in {"no_penalty", "refer"}:
        return outcome(said)
    return stopped("；".join(_each(said)))


def _each(said: Mapping[str, Any]) -> list[str]:
    titles = dict(PENALTIES)
    return [_penalty(kind, titles, said) for kind in said.get("penalties") or []]


def _penalty(kind: str, titles: Mapping[str, str], said: Mapping[str, Any]) -> str:
    amount = said.get(AMOUNT_OF.get(kind, ""))
    if not isinstance(amount, int) or not amount:
        return titles.get(kind, kind)
    worth = "，价值" if kind == "confiscate_illegal_property" else ""
    return f"{titles[kind]}{worth}{money(amount)}"


def outcome(said: Mapping[str, Any]) -> str:
    """What is proposed or decided in words, whatever the outcome."""
    if said.get("outcome") == "no_penalty":
        reason = dict(NO_PENALTY_REASONS).get(str(said.get("no_penalty_reason")), "")
        return f"不予行政处罚（{reason}）。" if reason else "不予行政处罚。"
    if said.get("outcome") == "refer":
        return "移送司法机关处理。"
    return penalties(said)


def proposal(known: Known) -> dict[str, Any]:
    """The words of the proposal that stands, or of the decision made on the spot."""
    last = known.last("propose", "decide_on_spot")
    return dict(last.said) if last else {}


def substance(known: Known, said: Mapping[str, Any]) -> Fields:
    """Facts, evidence, provisions and penalty of a proposal or decision."""
    violated, basis = grounds(said)
    if said.get("outcome") == "no_penalty":
        basis = WHY_NO_PENALTY.get(str(said.get("no_penalty_reason")), "《行政处罚法》第五十七条第一款")
    if said.get("outcome") == "refer":
        basis = "、".join(filter(None, (basis, "《行政处罚法》第二十七条第一款、第五十七条第一款第四项")))
    return {
        "facts": said.get("facts"),
        "evidence": known.exhibits(said.get("evidence")),
        "grounds": violated,
        "basis": basis,
        "discretion": discretion(known, said),
        "penalty": outcome(said),
        "fine": said.get("fine") or None,
        "gains": said.get("illegal_gains") or None,
    }


def discretion(known: Known, said: Mapping[str, Any]) -> str:
    """Why so much: the officer's words, the benchmark in force and the grade chosen (行政处罚法第三十四条)."""
    parts = [stopped(said.get("discretion"))]
    grade = said.get("grade")
    if isinstance(grade, Mapping) and grade.get("benchmark"):
        found = catalogue.benchmark(str(grade["benchmark"]), known.on)
        name = found.title if found else grade["benchmark"]
        lines = "".join(str(line) for line in grade.get("lines") or [])
        parts.append(f"适用裁量基准“{name}”。{lines or stopped(grade.get('grade'))}")
    leniency = said.get("leniency")
    if leniency and leniency != "none":
        parts.append(f"本案{known.title_of('propose', 'leniency', leniency) or leniency}处罚。")
    return "\n".join(filter(None, parts))


def course(known: Known) -> str:
    """Where the case came from and what was done, by day."""
    source = known.title_of("register_lead", "source", known.word("source", "register_lead"))
    days: dict[str, list[str]] = {}
    for one in known.file.all(*COURSE):
        days.setdefault(chinese_day(one.on), []).append(known.taken.procedure.steps[one.step].title)
    told = "；".join(f"{day}{'、'.join(dict.fromkeys(done))}" for day, done in days.items())
    return "\n".join(filter(None, (f"案件来源：{source}。" if source else "", f"{told}。" if told else "")))


def payment(known: Known, said: Mapping[str, Any]) -> Fields:
    """How a fine is paid: to whom, where, by when, and what follows if it is not (罚款决定与罚款收缴分离实施办法第七条)."""
    if not said.get("fine"):
        return {}
    told = str(said.get("collector") or known.agency.bank or "").strip()
    parts, charged = ADDRESS.match(told), said.get("surcharge_told")
    return {
        "collector": parts["name"] if parts else told,
        "collector_address": re.sub(r"^(地址|住所)[:：]?", "", parts["address"]) if parts else "",
        "pay_by": "收到本决定书之日起十五日",
        "surcharge": "" if charged is None else (SURCHARGED if charged else NOT_SURCHARGED),
    }
