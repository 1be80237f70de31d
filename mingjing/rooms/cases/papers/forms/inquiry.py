"""Papers of the investigation: records, preservation of evidence, the report, the order to correct."""

from .articles import civil, implementing, penalty, recording
from .parts import (
    CASE,
    CAUSE,
    CONTACT,
    GOODS,
    INTERNAL,
    PERSONAL,
    addressee,
    officers,
    opinion,
    party,
    remedies,
)
from .shape import Column, PaperForm, day, line, moment, table, text

ON_SITE_RECORD = PaperForm(
    code="on_site_record",
    title="现场笔录",
    numbered=False,
    internal=False,
    leaves=False,
    fields=(
        line("party_name", "当事人", recording("第十条第三项"), klass=PERSONAL),
        line("party_code", "统一社会信用代码或者身份证件号码", klass=PERSONAL),
        line("party_representative", "法定代表人（负责人、经营者）", klass=PERSONAL),
        line("party_phone", "联系电话", klass=PERSONAL),
        line("party_address", "地址", klass=PERSONAL),
        line("on_site_person", "现场负责人", klass=PERSONAL),
        line("place", "检查（勘验）场所", recording("第十条第三项"), klass=INTERNAL),
        moment("began", "开始时间", recording("第十条第三项")),
        moment("ended", "结束时间", recording("第十条第三项")),
        line("weather", "天气情况"),
        officers("检查（勘验）人员"),
        line("recorder", "记录人"),
        line("witness", "见证人（被邀请人）", klass=PERSONAL),
        line("showed", "出示执法证件情况", penalty("第五十五条第一款")),
        line("rights", "告知陈述、申辩、申请回避权利情况", recording("第十条第九项")),
        text("findings", "现场情况", penalty("第五十五条第二款"), klass=INTERNAL),
        text("exhibits", "现场收集的证据、照片、音像", klass=INTERNAL),
        line("read", "当事人核对意见"),
        line("refusal", "拒绝签名的情况", klass=INTERNAL),
    ),
)

INTERVIEW_RECORD = PaperForm(
    code="interview_record",
    title="询问笔录",
    numbered=False,
    internal=False,
    leaves=False,
    fields=(
        CASE,
        moment("began", "开始时间", recording("第十条第二项")),
        moment("ended", "结束时间", recording("第十条第二项")),
        line("times", "询问次数"),
        line("place", "询问地点", recording("第十条第二项")),
        line("interviewee", "被询问人", penalty("第五十五条第二款"), klass=PERSONAL),
        line("interviewee_gender", "性别", klass=PERSONAL),
        line("interviewee_age", "年龄", klass=PERSONAL),
        line("interviewee_id", "身份证件号码", klass=PERSONAL),
        line("interviewee_workplace", "工作单位", klass=PERSONAL),
        line("interviewee_post", "职务", klass=PERSONAL),
        line("interviewee_address", "住址", klass=PERSONAL),
        line("interviewee_phone", "联系电话", klass=PERSONAL),
        line("relation", "与本案的关系", klass=PERSONAL),
        line("present", "在场人", klass=PERSONAL),
        officers("询问人"),
        line("recorder", "记录人"),
        line("showed", "出示执法证件情况", penalty("第五十五条第一款")),
        line("rights", "告知陈述、申辩、申请回避权利情况", recording("第十条第九项")),
        text("dialogue", "询问记录", penalty("第五十五条第二款"), klass=PERSONAL),
        line("read", "被询问人核对意见"),
        line("refusal", "拒绝签名的情况", klass=INTERNAL),
    ),
)

PRESERVATION_NOTICE = PaperForm(
    code="preservation_notice",
    title="先行登记保存证据通知书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *addressee(penalty("第五十六条")),
        line("conduct", "涉嫌的违法行为", penalty("第五十六条")),
        line("reasons", "先行登记保存的理由", penalty("第五十六条")),
        day("registered_on", "登记保存日期", penalty("第五十六条")),
        line("place", "保存地点", klass=INTERNAL),
        line("manner", "保存方式"),
        line("keeper", "保管人", klass=PERSONAL),
        day("due_on", "处理决定的最后日期", penalty("第五十六条")),
        line("approved_by", "批准的行政机关负责人", penalty("第五十六条"), klass=INTERNAL),
        table("goods", "先行登记保存证据清单", GOODS, penalty("第五十六条"), klass=INTERNAL),
        officers(),
        *CONTACT,
    ),
)

PRESERVATION_DISPOSAL = PaperForm(
    code="preservation_disposal",
    title="先行登记保存证据处理决定书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *addressee(penalty("第五十六条")),
        day("registered_on", "登记保存日期", penalty("第五十六条")),
        line("notice_number", "通知书文号", penalty("第五十六条")),
        text("decision", "处理决定", penalty("第五十六条")),
        text("basis", "处理的理由和依据"),
        table("goods", "处理物品清单", GOODS, penalty("第五十六条"), klass=INTERNAL),
        officers(),
        *remedies(implementing("第二十五条")),
    ),
)

INVESTIGATION_REPORT = PaperForm(
    code="investigation_report",
    title="案件调查终结报告",
    numbered=False,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        CAUSE,
        line("case_number", "立案号"),
        *party(recording("第十一条第一项")),
        text(
            "course",
            "案件来源、调查经过及采取行政强制措施的情况",
            recording("第十一条第一项"),
            klass=INTERNAL,
        ),
        text("facts", "调查认定的事实", penalty("第五十七条第一款"), klass=INTERNAL),
        text("evidence", "主要证据", penalty("第四十六条第二款"), klass=INTERNAL),
        text("grounds", "违法行为性质及违反的规定", recording("第十一条第一项"), klass=INTERNAL),
        text("basis", "处罚依据", recording("第十一条第一项"), klass=INTERNAL),
        text("discretion", "裁量情节和适用的裁量基准", recording("第十一条第一项"), klass=INTERNAL),
        text("penalty", "处理意见", recording("第十一条第一项"), klass=INTERNAL),
        line("other", "其他需要说明的事项", klass=INTERNAL),
        officers("承办人"),
        *opinion("unit", "承办机构", recording("第十一条第二项")),
    ),
)

RECTIFICATION_ORDER = PaperForm(
    code="rectification_order",
    title="责令改正通知书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *addressee(penalty("第二十八条第一款")),
        line("inspected", "查明的时间和经过"),
        text("facts", "存在的违法行为", penalty("第二十八条第一款")),
        text("grounds", "违反的规定", penalty("第二十八条第一款")),
        text("basis", "责令改正的依据", penalty("第二十八条第一款")),
        line("term", "改正期限", penalty("第二十八条第一款")),
        text("demand", "改正内容及要求", penalty("第二十八条第一款")),
        officers(),
        *remedies(implementing("第二十五条")),
        *CONTACT,
    ),
)

DELIVERED = (
    Column("paper", "送达文书名称", 4),
    Column("number", "文号", 4),
    Column("copies", "份数", 1),
)

DELIVERY_RECEIPT = PaperForm(
    code="delivery_receipt",
    title="送达回证",
    numbered=False,
    internal=False,
    leaves=False,
    fields=(
        CASE,
        line("recipient", "受送达人", civil("第八十七条"), klass=PERSONAL),
        table("papers", "送达文书", DELIVERED, penalty("第六十一条第一款")),
        line("manner", "送达方式", penalty("第六十一条第一款")),
        line("place", "送达地点", klass=PERSONAL),
        moment("delivered", "送达时间"),
        line("received_by", "收件人", klass=PERSONAL),
        line("relation", "收件人与受送达人的关系", klass=PERSONAL),
        day("received_on", "收到日期"),
        text("refusal", "拒收事由和留置、公告等情况", klass=INTERNAL),
        line("witness", "见证人", klass=PERSONAL),
        officers("送达人"),
        line("remark", "备注", klass=INTERNAL),
    ),
)

FORMS = (
    ON_SITE_RECORD,
    INTERVIEW_RECORD,
    PRESERVATION_NOTICE,
    PRESERVATION_DISPOSAL,
    INVESTIGATION_REPORT,
    RECTIFICATION_ORDER,
    DELIVERY_RECEIPT,
)
