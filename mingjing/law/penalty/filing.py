"""From the lead to an open case: register, verify, file or refuse, assign, transfer (立案)."""

from mingjing.law.asks import ON, Ask, State
from mingjing.law.casefile import CaseFile
from mingjing.law.guards import guard
from mingjing.law.penalty.investigation import preservation_disposed
from mingjing.law.penalty.kinds import PARTY_TYPES
from mingjing.law.people import CERTIFICATES, OFFICERS, PAIR
from mingjing.law.steps import Step
from mingjing.law.words import FieldClass, FieldType, Role

SOURCES = (
    ("inspection", "监督检查发现"),
    ("complaint", "投诉举报"),
    ("transferred", "其他机关移送"),
    ("assigned", "上级交办"),
    ("media", "媒体反映"),
    ("other", "其他途径"),
)
ADDRESS = Ask(
    "party_address",
    "住所或者住址",
    FieldType.TEXT,
    FieldClass.PERSONAL,
    required=False,
    hint="已经填写且无变化的不填。",
)
VIOLATED = Ask(
    "grounds",
    "涉嫌违反的规定",
    FieldType.GROUNDS,
    required=False,
    hint="立案审批表应当写明；核查时填过的不再填。",
)
PARTY = (
    Ask("party", "当事人", FieldType.TEXT, FieldClass.PERSONAL),
    Ask("party_type", "当事人类型", FieldType.CHOICE, FieldClass.PUBLIC, choices=PARTY_TYPES),
    Ask(
        "party_number", "统一社会信用代码或者身份证号码", FieldType.TEXT, FieldClass.PERSONAL, required=False
    ),
    ADDRESS,
    Ask(
        "party_representative",
        "法定代表人或者负责人",
        FieldType.TEXT,
        FieldClass.PERSONAL,
        required=False,
        maximum=60,
    ),
    Ask("party_phone", "当事人联系电话", FieldType.TEXT, FieldClass.PERSONAL, required=False, maximum=40),
)
AUTHORITY = State("authority", "执法主体的法定职权")
REASONS = Ask("reasons", "理由", FieldType.PARAGRAPHS)


@guard("第三十六条第一款", "发现违法行为的日期不得晚于登记案源的日期", field="discovered_on")
def discovered_by_then(file: CaseFile) -> bool:
    found = file.spoken.day("discovered_on")
    return found is None or found <= file.spoken.on


@guard("第五十四条第二款", "符合立案标准的，应当及时立案；线索尚未核查，不能判断是否符合立案标准")
def verified(file: CaseFile) -> bool:
    return file.has("verify")


@guard("第十七条", "行政处罚由具有行政处罚权的行政机关在法定职权范围内实施", field="authority")
def competent(file: CaseFile) -> bool:
    return file.spoken.mapping("authority").get("competent") is True


@guard("第二十五条第二款", "管辖发生争议的，应当协商解决或者报请共同的上一级行政机关指定管辖；争议尚未解决")
def jurisdiction_settled(file: CaseFile) -> bool:
    return not file.has("dispute_jurisdiction") or bool(
        file.since(file.last("dispute_jurisdiction"), "settle_jurisdiction")
    )


@guard("第二十五条第二款", "没有尚未解决的管辖争议")
def jurisdiction_disputed(file: CaseFile) -> bool:
    return not jurisdiction_settled.holds(file)


LEAD = {
    "register_lead": Step(
        title="登记案源",
        at=("lead",),
        to="verification",
        by=(Role.HANDLER, Role.INTEGRATOR),
        article="第五十四条第一款",
        asks=(
            ON,
            Ask("title", "案件名称", FieldType.TEXT, FieldClass.PUBLIC),
            Ask("source", "案件来源", FieldType.CHOICE, choices=SOURCES),
            Ask("reporter", "投诉举报人", FieldType.TEXT, FieldClass.SEALED, required=False),
            Ask("matter", "执法事项", FieldType.TEXT, FieldClass.PUBLIC, required=False),
            *PARTY,
            Ask("discovered_on", "发现违法行为的日期", FieldType.DATE),
            Ask("facts", "线索内容", FieldType.PARAGRAPHS),
        ),
        checks=(discovered_by_then,),
    ),
    "verify": Step(
        title="核查线索",
        at=("verification",),
        by=Role.HANDLER,
        article="第五十四条第一款",
        asks=(
            ON,
            OFFICERS,
            Ask("result", "核查情况", FieldType.PARAGRAPHS),
            VIOLATED,
            Ask("evidence", "核查取得的证据", FieldType.EVIDENCE, required=False),
        ),
        states=(CERTIFICATES,),
        checks=PAIR,
    ),
    "file": Step(
        title="立案",
        at=("verification",),
        to="inquiry",
        by=Role.LEADER,
        article="第五十四条第二款",
        asks=(ON, Ask("reasons", "立案理由", FieldType.PARAGRAPHS), VIOLATED),
        states=(AUTHORITY,),
        needs=(verified, jurisdiction_settled),
        checks=(competent,),
        papers=("filing_approval",),
    ),
    "refuse_filing": Step(
        title="不予立案",
        at=("verification",),
        to="unfiled",
        by=Role.LEADER,
        article="第五十四条第二款",
        asks=(ON, Ask("reasons", "不予立案理由", FieldType.PARAGRAPHS)),
        needs=(verified,),
        papers=("filing_refusal",),
    ),
    "assign": Step(
        title="指派执法人员",
        at=("inquiry", "notice", "decision"),
        by=(Role.UNIT_HEAD, Role.LEADER),
        article="第四十二条第一款",
        asks=(ON, OFFICERS),
        states=(CERTIFICATES,),
        checks=PAIR,
    ),
}

JURISDICTION = {
    "dispute_jurisdiction": Step(
        title="提出管辖争议",
        at=("verification", "inquiry"),
        by=(Role.UNIT_HEAD, Role.LEADER),
        article="第二十五条第二款",
        asks=(ON, Ask("other_agency", "有争议的机关", FieldType.TEXT), REASONS),
        needs=(jurisdiction_settled,),
    ),
    "settle_jurisdiction": Step(
        title="确定管辖",
        at=("verification", "inquiry"),
        by=(Role.UNIT_HEAD, Role.LEADER),
        article="第二十五条第二款",
        asks=(
            ON,
            Ask(
                "way",
                "解决方式",
                FieldType.CHOICE,
                choices=(("negotiated", "协商解决"), ("designated", "指定管辖")),
            ),
            Ask("agency", "确定管辖的机关", FieldType.TEXT),
            REASONS,
        ),
        needs=(jurisdiction_disputed,),
    ),
    "transfer": Step(
        title="移送有管辖权的机关",
        at=("verification", "inquiry"),
        to="transferred",
        by=Role.LEADER,
        article="第二十二条",
        asks=(ON, Ask("agency", "接收机关", FieldType.TEXT), REASONS),
        needs=(preservation_disposed,),
        papers=("transfer_letter",),
    ),
}
