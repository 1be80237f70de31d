"""Finding the facts: records, evidence, testing, preservation, orders to correct (调查取证)."""

from mingjing.law.asks import ON, Ask
from mingjing.law.casefile import CaseFile
from mingjing.law.guards import guard
from mingjing.law.limits import Limit
from mingjing.law.people import (
    CERTIFICATES,
    OFFICERS,
    PAIR,
    SHOWN,
    by_assigned,
    certificate_shown,
    nobody_recused,
    officers_assigned,
)
from mingjing.law.statutes import PENALTY_LAW
from mingjing.law.steps import Step
from mingjing.law.words import Consequence, FieldClass, FieldType, Role

EVIDENCE_KINDS = (  # 第四十六条
    ("documentary", "书证"),
    ("physical", "物证"),
    ("audiovisual", "视听资料"),
    ("electronic", "电子数据"),
    ("witness", "证人证言"),
    ("party", "当事人的陈述"),
    ("expert", "鉴定意见"),
    ("inquest", "勘验笔录、现场笔录"),
)
WHILE_OPEN = ("inquiry", "notice", "decision")
EVIDENCE = Ask("evidence", "证据", FieldType.EVIDENCE)
LIST_NUMBER = Ask("list_number", "登记保存清单编号", FieldType.TEXT)
FOUND = ("inspect", "interview", "collect", "report_test")


@guard(
    "第四十一条第二款",
    "电子技术监控设备记录内容未经审核或者经审核不符合要求的，不得作为行政处罚的证据",
    field="monitoring_reviewed",
)
def monitoring_reviewed(file: CaseFile) -> bool:
    said = file.spoken.said
    return said.get("monitoring") is not True or said.get("monitoring_reviewed") is True


@guard("第四十六条第三款", "以非法手段取得的证据，不得作为认定案件事实的根据", field="lawful")
def lawfully_taken(file: CaseFile) -> bool:
    return file.spoken.said.get("lawful") is True


def _list(file: CaseFile) -> str:
    return file.spoken.text("list_number")


@guard("第五十六条", "先行登记保存应当事先经行政机关负责人批准", field="list_number")
def preservation_approved(file: CaseFile) -> bool:
    decided = [one for one in file.all("approve_preservation") if one.text("list_number") == _list(file)]
    return bool(decided) and decided[-1].said.get("outcome") == "approved"


@guard("第五十六条", "该清单没有申请先行登记保存，或者已经审批", field="list_number")
def preservation_requested(file: CaseFile) -> bool:
    asked = [one for one in file.all("request_preservation") if one.text("list_number") == _list(file)]
    decided = file.before.since(asked[-1] if asked else None, "approve_preservation")
    return bool(asked) and not any(one.text("list_number") == _list(file) for one in decided)


@guard("第五十六条", "该清单没有处于先行登记保存之中的物品", field="list_number")
def preserved(file: CaseFile) -> bool:
    return _list(file) in preserved_lists(file.before)


@guard("第五十六条", "该清单已经先行登记保存，请使用新的编号", field="list_number")
def not_yet_preserved(file: CaseFile) -> bool:
    return not any(one.text("list_number") == _list(file) for one in file.before.all("preserve"))


@guard("第五十六条", "先行登记保存的证据应当在七日内及时作出处理决定，尚有物品未作处理")
def preservation_disposed(file: CaseFile) -> bool:
    return not preserved_lists(file)


def preserved_lists(file: CaseFile) -> set[str]:
    """The lists of things that are still kept."""
    kept = {one.text("list_number") for one in file.all("preserve")}
    return kept - {one.text("list_number") for one in file.all("dispose_preservation")}


@guard("第五十四条第一款", "行政机关必须全面、客观、公正地调查，收集有关证据；尚无调查取证记录")
def investigated(file: CaseFile) -> bool:
    return file.has(*FOUND)


def _record(title: str, *asks: Ask, paper: str = "", article: str = "第五十五条") -> Step:
    return Step(
        title=title,
        at=WHILE_OPEN,
        by=Role.HANDLER,
        article=article,
        law=PENALTY_LAW,
        asks=(ON, OFFICERS, SHOWN, *asks),
        states=(CERTIFICATES,),
        needs=(officers_assigned,),
        checks=(*PAIR, by_assigned, certificate_shown),
        papers=(paper,) if paper else (),
    )


RECORDS = {
    "inspect": _record(
        "现场检查",
        Ask("place", "检查地点", FieldType.TEXT),
        Ask("began", "开始时间", FieldType.DATETIME),
        Ask("ended", "结束时间", FieldType.DATETIME),
        Ask("found", "检查情况", FieldType.PARAGRAPHS),
        Ask("rights_told", "已告知陈述、申辩和申请回避的权利", FieldType.BOOLEAN),
        Ask("evidence", "现场取得的证据", FieldType.EVIDENCE, required=False),
        paper="on_site_record",
    ),
    "interview": _record(
        "询问",
        Ask("interviewee", "被询问人", FieldType.TEXT, FieldClass.PERSONAL),
        Ask("place", "询问地点", FieldType.TEXT),
        Ask("began", "开始时间", FieldType.DATETIME),
        Ask("ended", "结束时间", FieldType.DATETIME),
        Ask("record", "询问内容", FieldType.PARAGRAPHS),
        Ask("rights_told", "已告知陈述、申辩和申请回避的权利", FieldType.BOOLEAN),
        Ask("signed", "被询问人已核对并签名", FieldType.BOOLEAN),
        paper="interview_record",
    ),
}
COLLECTING = {
    "collect": Step(
        title="收集证据",
        at=WHILE_OPEN,
        by=Role.HANDLER,
        article="第五十四条第一款",
        asks=(
            ON,
            OFFICERS,
            Ask("kind", "证据种类", FieldType.CHOICE, choices=EVIDENCE_KINDS),
            EVIDENCE,
            Ask("sampled", "抽样取证", FieldType.BOOLEAN, required=False),
            Ask("lawful", "取得方式合法", FieldType.BOOLEAN),
            Ask("monitoring", "由电子技术监控设备记录", FieldType.BOOLEAN, required=False),
            Ask(
                "monitoring_reviewed",
                "设备经法制和技术审核，记录内容经审核符合要求",
                FieldType.BOOLEAN,
                required=False,
            ),
            Ask("note", "说明", FieldType.PARAGRAPHS, required=False),
        ),
        states=(CERTIFICATES,),
        needs=(officers_assigned,),
        checks=(*PAIR, by_assigned, lawfully_taken, monitoring_reviewed),
    ),
    "test": Step(
        title="委托检验鉴定",
        at=WHILE_OPEN,
        by=Role.HANDLER,
        article="第四十六条第一款",
        asks=(
            ON,
            Ask("institution", "检验鉴定机构", FieldType.TEXT),
            Ask("subject", "检验鉴定事项", FieldType.PARAGRAPHS),
            Ask("told", "已告知当事人", FieldType.BOOLEAN, required=False),
        ),
        checks=(nobody_recused,),
    ),
    "report_test": Step(
        title="收到检验鉴定意见",
        at=WHILE_OPEN,
        by=Role.HANDLER,
        article="第四十六条第一款",
        asks=(
            ON,
            Ask("opinion", "检验鉴定意见", FieldType.PARAGRAPHS),
            EVIDENCE,
            Ask("told_on", "告知当事人的日期", FieldType.DATE, required=False),
        ),
        needs=(),
        checks=(nobody_recused,),
    ),
}
PRESERVATION = {
    "request_preservation": Step(
        title="申请先行登记保存",
        at=WHILE_OPEN,
        by=Role.HANDLER,
        article="第五十六条",
        asks=(ON, LIST_NUMBER, Ask("reasons", "证据可能灭失或者以后难以取得的理由", FieldType.PARAGRAPHS)),
        checks=(nobody_recused,),
    ),
    "approve_preservation": Step(
        title="审批先行登记保存",
        at=WHILE_OPEN,
        by=Role.LEADER,
        article="第五十六条",
        asks=(
            ON,
            LIST_NUMBER,
            Ask("outcome", "决定", FieldType.CHOICE, choices=(("approved", "批准"), ("refused", "不批准"))),
        ),
        checks=(preservation_requested,),
    ),
    "preserve": Step(
        title="先行登记保存",
        at=WHILE_OPEN,
        by=Role.HANDLER,
        article="第五十六条",
        asks=(
            ON,
            OFFICERS,
            LIST_NUMBER,
            Ask("things", "登记保存的物品", FieldType.PARAGRAPHS),
            Ask("kept_at", "保存地点", FieldType.TEXT),
            Ask("evidence", "清单和照片", FieldType.EVIDENCE, required=False),
        ),
        states=(CERTIFICATES,),
        checks=(*PAIR, preservation_approved, not_yet_preserved),
        papers=("preservation_notice",),
    ),
    "dispose_preservation": Step(
        title="处理先行登记保存的证据",
        at=(*WHILE_OPEN, "referral", "closing"),
        by=Role.LEADER,
        article="第五十六条",
        asks=(
            ON,
            LIST_NUMBER,
            Ask(
                "disposal",
                "处理决定",
                FieldType.CHOICE,
                choices=(
                    ("recorded", "采取记录、复制、拍照等方式保全后返还"),
                    ("tested", "送交检验鉴定"),
                    ("seized", "依法查封、扣押"),
                    ("released", "解除登记保存"),
                    ("transferred", "移送有关机关"),
                ),
            ),
            Ask("reasons", "理由", FieldType.PARAGRAPHS),
        ),
        checks=(preserved,),
        papers=("preservation_disposal",),
    ),
}
RECTIFICATION = {
    "order_rectification": Step(
        title="责令改正",
        at=("inquiry", "notice", "decision", "delivery", "performance"),
        by=Role.HANDLER,
        article="第二十八条第一款",
        asks=(
            ON,
            OFFICERS,
            Ask("conduct", "应当改正的违法行为", FieldType.PARAGRAPHS),
            Ask("demand", "改正内容及要求", FieldType.PARAGRAPHS),
            Ask("until", "改正期限", FieldType.DATE, required=False, hint="责令立即改正的不填。"),
        ),
        states=(CERTIFICATES,),
        checks=PAIR,
        papers=("rectification_order",),
    ),
    "check_rectification": Step(
        title="复查改正情况",
        at=("inquiry", "notice", "decision", "delivery", "performance"),
        by=Role.HANDLER,
        article="第二十八条第一款",
        asks=(
            ON,
            OFFICERS,
            Ask("corrected", "已经改正", FieldType.BOOLEAN),
            Ask("found", "复查情况", FieldType.PARAGRAPHS),
        ),
        states=(CERTIFICATES,),
        checks=PAIR,
    ),
}
STEPS = {**RECORDS, **COLLECTING, **PRESERVATION, **RECTIFICATION}
LIMITS = (
    Limit(
        code="preservation",
        title="先行登记保存后作出处理决定",
        term=PENALTY_LAW.days(7),
        starts="preserve",
        meets=("dispose_preservation",),
        pairs="list_number",
        article="第五十六条",
        consequence=Consequence.RELEASED,
    ),
)
