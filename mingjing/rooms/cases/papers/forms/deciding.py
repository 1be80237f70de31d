"""Papers of the decision: legal review, deliberation, and the decisions themselves."""

from .articles import implementing, penalty, recording, review, separation
from .parts import CASE, CASE_IF_NAMED, CAUSE, FINE, INTERNAL, PERSONAL, officers, party, remedies
from .shape import Column, PaperForm, day, line, moment, money, table, text, yes

QUESTIONS = (
    Column("question", "审核内容", 5),
    Column("answer", "结论", 2),
    Column("note", "说明和证据", 5),
)
ATTENDED = (Column("name", "姓名", 2), Column("post", "职务", 3), Column("said", "发言意见", 8))

REVIEW_OPINION = PaperForm(
    code="review_opinion",
    title="重大行政执法决定法制审核意见书",
    numbered=True,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        CAUSE,
        line("case_number", "立案号"),
        line("party_name", "当事人", klass=PERSONAL),
        line("sent_by", "送审机构", review("第十三条"), klass=INTERNAL),
        day("sent_on", "收到送审材料日期", review("第十八条"), klass=INTERNAL),
        line("handlers", "承办人员", klass=INTERNAL),
        line("trigger", "属于重大决定的情形", penalty("第五十八条第一款"), klass=INTERNAL),
        text("proposal", "送审的拟处罚决定", review("第十四条第一项"), klass=INTERNAL),
        line("proposal_digest", "送审材料摘要值", klass=INTERNAL),
        table("questions", "审核事项", QUESTIONS, review("第十七条"), klass=INTERNAL, least=8),
        line("outcome", "审核结论", review("第十九条"), klass=INTERNAL),
        text("suggestions", "具体审核建议", klass=INTERNAL),
        line("reviewer", "审核人员", penalty("第五十八条第一款")),
        line("qualification", "法律职业资格证书编号", klass=INTERNAL),
        line("unit", "法制审核机构", review("第十八条")),
        line("head", "审核机构负责人", klass=INTERNAL),
        text("head_opinion", "负责人意见", klass=INTERNAL),
    ),
)

DELIBERATION_MINUTES = PaperForm(
    code="deliberation_minutes",
    title="集体讨论笔录",
    numbered=False,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        moment("began", "开始时间", recording("第十一条第四项"), klass=INTERNAL),
        moment("ended", "结束时间", recording("第十一条第四项"), klass=INTERNAL),
        line("place", "地点", recording("第十一条第四项"), klass=INTERNAL),
        line("chair", "主持人", penalty("第五十七条第二款"), klass=INTERNAL),
        line("reporter", "汇报人", klass=INTERNAL),
        line("recorder", "记录人", klass=INTERNAL),
        line("observers", "列席人员", klass=INTERNAL),
        text("reason", "提交集体讨论的理由", penalty("第五十七条第二款"), klass=INTERNAL),
        text("report", "案情和处理建议汇报", recording("第十一条第四项"), klass=INTERNAL),
        table("attended", "出席人员及发言", ATTENDED, penalty("第五十七条第二款"), klass=INTERNAL, least=2),
        text("conclusion", "结论性意见", penalty("第五十七条第二款"), klass=INTERNAL),
        text("dissent", "不同意见", klass=INTERNAL),
    ),
)

PENALTY_DECISION = PaperForm(
    code="penalty_decision",
    title="行政处罚决定书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *party(penalty("第五十九条第一款第一项")),
        CASE_IF_NAMED,
        text("course", "案件来源和调查经过"),
        text("facts", "违法事实", penalty("第五十九条第一款第二项")),
        text("evidence", "证据", penalty("第五十九条第一款第二项")),
        text("defence", "陈述、申辩和听证意见的采纳情况及理由"),
        text("grounds", "违反的规定", penalty("第五十九条第一款第二项")),
        text("basis", "处罚依据", penalty("第五十九条第一款第三项")),
        text("discretion", "裁量理由"),
        text("penalty", "处罚种类和内容", penalty("第五十九条第一款第三项")),
        *FINE,
        money("gains", "没收违法所得数额"),
        text("performance", "履行方式和期限", penalty("第五十九条第一款第四项")),
        *remedies(penalty("第五十九条第一款第五项"), suing_by=penalty("第五十九条第一款第五项")),
        line("publicity", "公开告知"),
    ),
)

NO_PENALTY_DECISION = PaperForm(
    code="no_penalty_decision",
    title="不予行政处罚决定书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *party(penalty("第五十七条第一款")),
        CASE_IF_NAMED,
        text("course", "案件来源和调查经过"),
        text("facts", "查明的事实", penalty("第五十七条第一款")),
        text("evidence", "证据", penalty("第四十六条第二款")),
        text("grounds", "违反的规定"),
        text("basis", "不予处罚的依据", penalty("第五十七条第一款")),
        text("reasons", "不予处罚的理由", penalty("第五十七条第一款")),
        text("education", "教育和改正要求", penalty("第三十三条第三款"), when="grounds"),
        *remedies(implementing("第二十五条")),
    ),
)

ON_SPOT_DECISION = PaperForm(
    code="on_spot_decision",
    title="当场行政处罚决定书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *party(penalty("第五十二条第一款")),
        moment("happened", "违法时间", penalty("第五十二条第二款")),
        line("place", "违法地点", penalty("第五十二条第二款")),
        text("facts", "违法行为", penalty("第五十二条第二款")),
        text("evidence", "证据"),
        text("grounds", "违反的规定"),
        text("basis", "处罚依据", penalty("第五十二条第二款")),
        text("penalty", "处罚种类", penalty("第五十二条第二款")),
        money("fine", "罚款数额"),
        line("informed", "告知和听取陈述、申辩情况", recording("第十条第九项")),
        yes("collected", "当场收缴罚款"),
        line("payment", "缴纳方式"),
        line("collector", "代收机构名称和地址", separation("第七条第一款"), when="fine", unless="collected"),
        line("collector_account", "缴款账号或者缴款码"),
        line("pay_by", "缴纳期限", separation("第七条第一款"), when="fine", unless="collected"),
        line(
            "surcharge",
            "逾期缴纳罚款是否加处罚款",
            separation("第七条第一款"),
            when="fine",
            unless="collected",
        ),
        moment("decided", "决定时间", penalty("第五十二条第二款")),
        line("decided_at", "决定地点", penalty("第五十二条第二款")),
        officers(),
        *remedies(penalty("第五十二条第二款"), suing_by=penalty("第五十二条第二款")),
        line("refusal", "拒绝签收的情况", klass=INTERNAL),
    ),
)

FORMS = (REVIEW_OPINION, DELIBERATION_MINUTES, PENALTY_DECISION, NO_PENALTY_DECISION, ON_SPOT_DECISION)
