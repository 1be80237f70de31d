"""结案审批表、案卷封面、卷内目录: papers that end a case and keep it."""

from mingjing.law.casefile import Happening
from mingjing.law.collection import charged, fine_of, paid
from mingjing.rooms.evidence.models import Evidence

from ..models import Paper
from ..papers.filling import chinese_day
from . import particulars
from .content import briefly, money, proposal
from .known import Fields, Known, stopped

DECISIONS = ("penalty_decision", "no_penalty_decision", "on_spot_decision")
UNDECIDED = {
    "cancel": "撤销案件",
    "terminate": "终止调查",
    "hand_over": "移送司法机关",
}
VOLUME = "正卷"


def closure_approval(known: Known) -> Fields:
    """结案审批表"""
    proposed, said = known.last("propose_closure"), known.says
    opinion = proposed.text("opinion") if proposed else ""
    approved = said.get("outcome") == "approved"
    return {
        **particulars.case(known),
        **particulars.party(known),
        "decision_number": known.number(*DECISIONS) or f"（{_ended(known)}，无决定书）",
        "outcome": result(known),
        "performance": performance(known),
        "goods": _goods(known),
        "reason": opinion,
        **(particulars.opinion("handler", opinion, proposed.by.name, proposed.on) if proposed else {}),
        **particulars.headed(
            known, f"{known.chosen('outcome')}。{'' if approved else stopped(said.get('reasons'))}"
        ),
    }


def _ended(known: Known) -> str:
    last = known.last(*UNDECIDED)
    return UNDECIDED[last.step] if last else "未作出决定"


def result(known: Known) -> str:
    """What was decided, or how the case ended without a decision."""
    decided = known.last("decide", "decide_on_spot")
    if decided is None or known.file.since(decided, *UNDECIDED):
        return f"{_ended(known)}。"
    words = {**proposal(known), **decided.said}
    return briefly(words)


def performance(known: Known) -> str:
    """What was paid and done, and what is still owed."""
    done = [_paid(known, one) for one in known.file.all("pay", "collect_on_spot")]
    done += [f"{chinese_day(one.on)}：{stopped(one.text('performed'))}" for one in known.file.all("perform")]
    done += [
        f"{chinese_day(one.on)}人民法院执行：{stopped(one.text('summary'))}"
        for one in known.file.all("note_execution")
    ]
    owed = fine_of(known.file) + charged(known.file) - paid(known.file)
    if owed > 0:
        done.append(f"尚有{money(owed)}未缴纳。")
    return "\n".join(done) or "没有需要执行的内容。"


def _paid(known: Known, happening: Happening) -> str:
    how = "当场收缴" if happening.step == "collect_on_spot" else "缴纳"
    receipt = happening.text("receipt")
    ticket = f"，票据号码{receipt}" if receipt else ""
    return f"{chinese_day(happening.on)}{how}{money(happening.money('amount'))}{ticket}。"


def _goods(known: Known) -> str:
    """What became of the things that were kept."""
    ends = [known.title_of("dispose_preservation", "disposal", one.said.get("disposal"))
            for one in known.file.all("dispose_preservation")]  # fmt: skip
    return "；".join(ends) or "无"


def file_cover(known: Known) -> Fields:
    """案卷封面"""
    handled = dict.fromkeys(number for one in known.file for number in one.texts("officers"))
    filed = known.case.opened_on or known.case.received_on
    return {
        **particulars.case(known),
        **particulars.party(known),
        "volume": VOLUME,
        "outcome": result(known),
        "filed_on": filed,
        "closed_on": known.case.closed_on or known.on,
        "handlers": known.names(known.handlers) or known.names(handled),
        "archived_on": known.on,
        "archive_number": known.says.get("volume"),
        "keep_for": known.chosen("retention"),
        "sheets": f"{known.says.get('pages')}页",
    }


def file_index(known: Known) -> Fields:
    """卷内目录: every paper with its pages, then every piece of evidence."""
    papers = Paper.objects.filter(case=known.case).order_by("place", "code")
    pieces = Evidence.objects.filter(docket=known.case.docket_id).order_by("number")
    entries, page = [], 1
    for place, paper in enumerate(papers, 1):
        last = page + paper.pages - 1
        entries.append({
            "no": str(place), "title": paper.title, "number": paper.number, "date": chinese_day(paper.issued_on),
            "pages": str(page) if last == page else f"{page}-{last}", "remark": "",
        })  # fmt: skip
        page = last + 1
    for place, piece in enumerate(pieces, len(entries) + 1):
        entries.append({
            "no": str(place), "title": piece.title, "number": "", "date": chinese_day(piece.obtained_on),
            "pages": "", "remark": f"证据{piece.number}",
        })  # fmt: skip
    return {
        **particulars.case(known),
        "volume": VOLUME,
        "entries": entries,
        "remark": f"文书共{page - 1}页；证据{len(entries) - len(papers)}份另存。",
    }


COMPOSERS = {
    "closure_approval": closure_approval,
    "file_cover": file_cover,
    "file_index": file_index,
}
