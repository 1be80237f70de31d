"""Papers that open a case, or refuse to."""

from .articles import penalty, recording
from .parts import CASE, CAUSE, INTERNAL, PERSONAL, SEALED, approval, party
from .shape import PaperForm, day, line, text

FILING_APPROVAL = PaperForm(
    code="filing_approval",
    title="立案审批表",
    numbered=True,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        CAUSE,
        line("source", "案件来源", recording("第九条"), klass=INTERNAL),
        line("reporter", "投诉人、举报人", klass=SEALED),
        line("happened", "案发时间和地点"),
        *party(recording("第九条")),
        text("facts", "案件基本情况", penalty("第五十四条第一款"), klass=INTERNAL),
        text("grounds", "涉嫌违反的规定", penalty("第五十四条第二款"), klass=INTERNAL),
        line("assigned", "指定的承办人员", klass=INTERNAL),
        *approval(penalty("第五十四条第二款")),
    ),
)

FILING_REFUSAL = PaperForm(
    code="filing_refusal",
    title="不予立案审批表",
    numbered=True,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        line("source", "案件来源", recording("第九条"), klass=INTERNAL),
        line("reporter", "投诉人、举报人", klass=SEALED),
        *party(recording("第九条")),
        text("facts", "核查情况", recording("第九条"), klass=INTERNAL),
        text("reasons", "不予立案的理由和依据", recording("第九条"), klass=INTERNAL),
        line("informed", "告知举报人的方式和时间", klass=INTERNAL),
        *approval(recording("第十一条第五项")),
    ),
)

RECUSAL_DECISION = PaperForm(
    code="recusal_decision",
    title="回避决定书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        line("applicant", "申请人", penalty("第四十三条第二款"), klass=PERSONAL),
        CASE,
        line("person", "被申请回避的人员", penalty("第四十三条第一款")),
        line("person_post", "职务"),
        day("applied_on", "申请日期"),
        text("reasons", "申请回避的理由", penalty("第四十三条第二款"), klass=PERSONAL),
        text("findings", "审查情况", penalty("第四十三条第三款")),
        line("decision", "决定", penalty("第四十三条第三款")),
        line("decided_by", "决定人", penalty("第四十三条第三款")),
    ),
)

EXTENSION_APPROVAL = PaperForm(
    code="extension_approval",
    title="延期审批表",
    numbered=True,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        line("case_number", "立案号"),
        *party(recording("第十一条")),
        day("filed_on", "立案日期", penalty("第六十条")),
        day("due_on", "原办理期限届满日期", penalty("第六十条")),
        text("facts", "案件基本情况", klass=INTERNAL),
        text("reasons", "延期理由", penalty("第六十条"), klass=INTERNAL),
        line("basis", "准许延期的法律、法规、规章条款", penalty("第六十条")),
        day("until", "延长至", penalty("第六十条")),
        *approval(recording("第十一条第五项")),
    ),
)

TRANSFER_LETTER = PaperForm(
    code="transfer_letter",
    title="案件移送函",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        line("receiver", "受移送机关", penalty("第二十二条")),
        CASE,
        *party(penalty("第二十二条")),
        line("source", "案件来源"),
        text("facts", "案件情况", penalty("第二十二条"), klass=INTERNAL),
        text("reasons", "移送理由和依据", penalty("第二十二条")),
        text("attachments", "附送材料", klass=INTERNAL),
        line("contact_name", "联系人"),
        line("contact_phone", "联系电话"),
    ),
)

FORMS = (FILING_APPROVAL, FILING_REFUSAL, RECUSAL_DECISION, EXTENSION_APPROVAL, TRANSFER_LETTER)
