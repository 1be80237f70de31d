"""Papers after the decision: paying later, demands, referral, closing, and the file."""

from .articles import compulsion, penalty, recording, referral
from .parts import CASE, CAUSE, CONTACT, INTERNAL, PERSONAL, addressee, approval, officers, party
from .shape import Column, PaperForm, day, line, money, table, text

INSTALMENTS = (Column("no", "期次", 1), Column("due", "缴纳期限", 3), Column("amount", "缴纳数额", 3))
ENTRIES = (
    Column("no", "序号", 1),
    Column("title", "文书名称", 6),
    Column("number", "文号", 4),
    Column("date", "日期", 3),
    Column("pages", "页号", 2),
    Column("remark", "备注", 2),
)
MATERIALS = (Column("title", "材料名称", 6), Column("copies", "份数", 1), Column("pages", "页数", 1))

DEFERRAL_DECISION = PaperForm(
    code="deferral_decision",
    title="延期（分期）缴纳罚款批准书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *addressee(penalty("第六十六条第二款")),
        day("decided_on", "处罚决定日期", penalty("第六十六条第二款")),
        line("decision_number", "处罚决定书文号", penalty("第六十六条第二款")),
        money("fine", "罚款数额", penalty("第六十六条第二款")),
        day("applied_on", "申请日期", penalty("第六十六条第二款")),
        text("reasons", "申请理由和审查情况", penalty("第六十六条第二款"), klass=PERSONAL),
        line("decision", "批准内容", penalty("第六十六条第二款")),
        day("deferred_to", "延期至"),
        table("instalments", "分期缴纳安排", INSTALMENTS),
        money("unpaid", "尚未缴纳数额"),
        line("collector", "代收机构"),
    ),
)

DEMAND_NOTICE = PaperForm(
    code="demand_notice",
    title="履行行政处罚决定催告书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *addressee(compulsion("第三十五条")),
        day("decided_on", "处罚决定日期", compulsion("第三十五条")),
        line("decision_number", "处罚决定书文号", compulsion("第三十五条")),
        text("unperformed", "尚未履行的义务", compulsion("第三十五条")),
        line("term", "履行义务的期限", compulsion("第三十五条第一项")),
        line("manner", "履行义务的方式", compulsion("第三十五条第二项")),
        money("fine", "罚款数额"),
        money("surcharge", "加处罚款数额"),
        money("total", "应缴总额", compulsion("第三十五条第三项"), when="fine"),
        line("collector", "给付方式（代收机构、账号）", compulsion("第三十五条第三项"), when="fine"),
        line("defence", "陈述权和申辩权", compulsion("第三十五条第四项")),
        *CONTACT,
    ),
)

CRIMINAL_REFERRAL = PaperForm(
    code="criminal_referral",
    title="涉嫌犯罪案件移送书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        line("receiver", "受移送公安机关", referral("第五条第二款")),
        CASE,
        *party(referral("第六条")),
        text("facts", "涉嫌犯罪的事实", penalty("第二十七条第一款"), klass=INTERNAL),
        text("basis", "移送依据", penalty("第二十七条第一款"), klass=INTERNAL),
        text("handled", "已作出的行政处理", klass=INTERNAL),
        line("approved_by", "批准移送的负责人", referral("第五条第一款"), klass=INTERNAL),
        day("approved_on", "批准日期", referral("第五条第二款"), klass=INTERNAL),
        table("materials", "附送材料", MATERIALS, referral("第六条"), klass=INTERNAL),
        officers("专案组人员"),
        line("contact_name", "联系人"),
        line("contact_phone", "联系电话"),
    ),
)

CLOSURE_APPROVAL = PaperForm(
    code="closure_approval",
    title="结案审批表",
    numbered=True,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        CAUSE,
        line("case_number", "立案号"),
        *party(recording("第十三条")),
        day("filed_on", "立案日期", recording("第十三条"), klass=INTERNAL),
        line("decision_number", "决定书文号", recording("第十三条"), klass=INTERNAL),
        text("outcome", "处理结果", recording("第十三条"), klass=INTERNAL),
        text("performance", "执行情况", recording("第十二条第二项"), klass=INTERNAL),
        line("goods", "涉案财物处理情况", klass=INTERNAL),
        line("reason", "结案理由", recording("第十三条"), klass=INTERNAL),
        *approval(recording("第十三条")),
    ),
)

FILE_COVER = PaperForm(
    code="file_cover",
    title="案卷封面",
    numbered=False,
    internal=True,
    leaves=False,
    fields=(
        line("volume", "卷别", penalty("第四十七条"), klass=INTERNAL),
        CASE,
        line("case_number", "立案号", penalty("第四十七条")),
        CAUSE,
        line("party_name", "当事人", penalty("第四十七条"), klass=PERSONAL),
        line("outcome", "处理结果", penalty("第四十七条"), klass=INTERNAL),
        day("filed_on", "立案日期", penalty("第四十七条"), klass=INTERNAL),
        day("closed_on", "结案日期", penalty("第四十七条"), klass=INTERNAL),
        line("handlers", "承办人", penalty("第四十七条"), klass=INTERNAL),
        day("archived_on", "归档日期", klass=INTERNAL),
        line("archive_number", "归档号", klass=INTERNAL),
        line("keep_for", "保管期限", penalty("第四十七条"), klass=INTERNAL),
        line("sheets", "本卷页数", klass=INTERNAL),
    ),
)

FILE_INDEX = PaperForm(
    code="file_index",
    title="卷内目录",
    numbered=False,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        line("volume", "卷别", klass=INTERNAL),
        table("entries", "卷内文书", ENTRIES, penalty("第四十七条"), klass=INTERNAL),
        line("remark", "备考", klass=INTERNAL),
    ),
)

FORMS = (
    DEFERRAL_DECISION,
    DEMAND_NOTICE,
    CRIMINAL_REFERRAL,
    CLOSURE_APPROVAL,
    FILE_COVER,
    FILE_INDEX,
)
