"""Papers that let the party be heard: the notice before, the defence, the hearing."""

from .articles import penalty, recording
from .parts import CASE, CAUSE, CONTACT, INTERNAL, PERSONAL, addressee, officers, opinion
from .shape import Column, PaperForm, day, line, moment, money, table, text, yes

AGENT = (
    Column("name", "姓名", 2),
    Column("gender", "性别", 1),
    Column("age", "年龄", 1),
    Column("workplace", "工作单位及职务", 4),
)

ADVANCE_NOTICE = PaperForm(
    code="advance_notice",
    title="行政处罚事先告知书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *addressee(penalty("第四十四条")),
        CASE,
        text("facts", "违法事实", penalty("第四十四条")),
        text("evidence", "主要证据", penalty("第四十条")),
        text("grounds", "违反的规定", penalty("第四十四条")),
        text("basis", "处罚依据", penalty("第四十四条")),
        text("discretion", "裁量理由", penalty("第四十四条")),
        text("penalty", "拟作出的行政处罚", penalty("第四十四条")),
        money("fine", "拟处罚款数额"),
        line("defence_term", "陈述、申辩期限", penalty("第四十四条")),
        yes("hearing_due", "属于应当告知听证权利的情形"),
        line("hearing_ground", "听证权利的依据", penalty("第六十三条第一款"), when="hearing_due"),
        *CONTACT,
    ),
)

DEFENCE_RECORD = PaperForm(
    code="defence_record",
    title="陈述申辩笔录",
    numbered=False,
    internal=False,
    leaves=False,
    fields=(
        CASE,
        line("party_name", "当事人", penalty("第四十五条第一款"), klass=PERSONAL),
        moment("began", "开始时间", recording("第十条第九项")),
        moment("ended", "结束时间", recording("第十条第九项")),
        line("place", "地点", recording("第十条第九项")),
        line("speaker", "陈述申辩人", penalty("第四十五条第一款"), klass=PERSONAL),
        line("speaker_gender", "性别", klass=PERSONAL),
        line("speaker_post", "职务", klass=PERSONAL),
        line("speaker_id", "身份证件号码", klass=PERSONAL),
        line("speaker_workplace", "工作单位", klass=PERSONAL),
        line("speaker_phone", "联系电话", klass=PERSONAL),
        line("speaker_address", "联系地址", klass=PERSONAL),
        line("speaker_postcode", "邮政编码", klass=PERSONAL),
        officers("承办人"),
        line("recorder", "记录人"),
        line("showed", "出示执法证件情况"),
        line("notice_number", "事先告知书文号", penalty("第四十四条")),
        text("statement", "陈述申辩内容", penalty("第四十五条第一款"), klass=PERSONAL),
        text("exhibits", "提交的证据材料", klass=INTERNAL),
        line("read", "陈述申辩人核对意见"),
    ),
)

RECHECK_OPINION = PaperForm(
    code="recheck_opinion",
    title="陈述申辩复核意见书",
    numbered=False,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        line("party_name", "当事人", penalty("第四十五条第一款"), klass=PERSONAL),
        line("notice_number", "事先告知书文号", penalty("第四十四条")),
        text("statement", "当事人陈述申辩的事实、理由和证据", penalty("第四十五条第一款"), klass=INTERNAL),
        text("findings", "复核情况", penalty("第四十五条第一款"), klass=INTERNAL),
        text("decision", "复核意见", penalty("第四十五条第一款"), klass=INTERNAL),
        line("not_heavier", "是否因申辩加重处罚", penalty("第四十五条第二款"), klass=INTERNAL),
        officers("复核人员"),
        *opinion("head", "审批"),
    ),
)

HEARING_NOTICE = PaperForm(
    code="hearing_notice",
    title="行政处罚听证通知书",
    numbered=True,
    internal=False,
    leaves=True,
    fields=(
        *addressee(penalty("第六十四条第二项")),
        CASE,
        day("asked_on", "要求听证的日期", penalty("第六十四条第一项")),
        moment("held", "听证时间", penalty("第六十四条第二项")),
        line("place", "听证地点", penalty("第六十四条第二项")),
        yes("closed", "不公开举行"),
        line("closed_reason", "不公开的理由", penalty("第六十四条第三项"), when="closed"),
        line("chair", "听证主持人", penalty("第六十四条第四项")),
        line("chair_post", "听证主持人职务"),
        line("members", "听证员"),
        line("clerk", "书记员"),
        *CONTACT,
    ),
)

HEARING_RECORD = PaperForm(
    code="hearing_record",
    title="听证笔录",
    numbered=False,
    internal=False,
    leaves=False,
    fields=(
        CASE,
        moment("began", "开始时间", penalty("第六十四条第八项")),
        moment("ended", "结束时间", penalty("第六十四条第八项")),
        line("place", "听证地点", penalty("第六十四条第八项")),
        line("openness", "公开或者不公开", penalty("第六十四条第三项")),
        line("chair", "听证主持人", penalty("第六十四条第四项")),
        line("members", "听证员"),
        line("clerk", "书记员"),
        officers("案件调查人员"),
        line("party_name", "听证申请人", penalty("第六十四条第一项"), klass=PERSONAL),
        line("party_gender", "性别", klass=PERSONAL),
        line("party_age", "年龄", klass=PERSONAL),
        line("party_representative", "法定代表人（负责人）", klass=PERSONAL),
        line("party_workplace", "工作单位及职务", klass=PERSONAL),
        table("agents", "委托代理人", AGENT, klass=PERSONAL),
        line("third_party", "第三人", klass=PERSONAL),
        line("others", "其他参加人员", klass=PERSONAL),
        line("recusal", "告知申请回避权利情况", penalty("第六十四条第四项")),
        text("dialogue", "听证记录", penalty("第六十四条第七项"), klass=PERSONAL),
        line("read", "当事人核对意见"),
        line("refusal", "拒绝签名或者盖章的情况", klass=INTERNAL),
    ),
)

HEARING_REPORT = PaperForm(
    code="hearing_report",
    title="听证报告",
    numbered=True,
    internal=True,
    leaves=False,
    fields=(
        CASE,
        CAUSE,
        moment("held", "听证时间", recording("第十条第十项")),
        line("place", "听证地点", recording("第十条第十项")),
        line("chair", "听证主持人", penalty("第六十四条第四项")),
        line("members", "听证员"),
        line("clerk", "书记员"),
        line("attended", "参加人员", klass=INTERNAL),
        text("course", "听证会基本情况", recording("第十条第十项"), klass=INTERNAL),
        text("accused", "调查人员提出的事实、证据和处罚建议", penalty("第六十四条第七项"), klass=INTERNAL),
        text("defence", "当事人申辩和质证的意见", penalty("第六十四条第七项"), klass=INTERNAL),
        text("findings", "听证查明的事实和证据认定", penalty("第六十五条"), klass=INTERNAL),
        text("proposal", "听证主持人意见", penalty("第六十五条"), klass=INTERNAL),
        *opinion("head", "审核"),
    ),
)

FORMS = (ADVANCE_NOTICE, DEFENCE_RECORD, RECHECK_OPINION, HEARING_NOTICE, HEARING_RECORD, HEARING_REPORT)
