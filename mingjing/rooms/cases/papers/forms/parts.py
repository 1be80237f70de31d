"""Groups of fields that many papers share: the party, the officers, the opinions, the remedies."""

from mingjing.law.words import FieldClass

from .articles import penalty, recording, separation
from .shape import Column, PaperField, day, line, money, table, text

PERSONAL, INTERNAL, SEALED = FieldClass.PERSONAL, FieldClass.INTERNAL, FieldClass.SEALED

PERSON = (Column("name", "姓名", 2), Column("certificate", "执法证号", 3))
GOODS = (
    Column("name", "名称", 4),
    Column("model", "规格型号", 3),
    Column("maker", "产地或者生产者", 3),
    Column("condition", "成色或者状态", 2),
    Column("unit", "单位", 1),
    Column("quantity", "数量", 1),
    Column("price", "单价", 2),
    Column("remark", "备注", 2),
)

CASE = line("case_name", "案件名称", penalty("第四十七条"))
CASE_IF_NAMED = line("case_name", "案件名称")
CAUSE = line("cause", "案由", penalty("第四十七条"))
CASE_NUMBER = line("case_number", "立案号")


def party(by: str) -> tuple[PaperField, ...]:
    """Who the paper is about: name and address are required by the article given."""
    return (
        line("party_name", "当事人", by, klass=PERSONAL),
        line("party_code", "统一社会信用代码或者身份证件号码", klass=PERSONAL),
        line("party_representative", "法定代表人（负责人、经营者）", klass=PERSONAL),
        line("party_post", "职务", klass=PERSONAL),
        line("party_gender", "性别", klass=PERSONAL),
        line("party_age", "年龄", klass=PERSONAL),
        line("party_workplace", "工作单位", klass=PERSONAL),
        line("party_address", "地址", by, klass=PERSONAL),
        line("party_phone", "联系电话", klass=PERSONAL),
        line("party_postcode", "邮政编码", klass=PERSONAL),
    )


def addressee(by: str) -> tuple[PaperField, ...]:
    """The party as the one a letter is written to."""
    return (
        line("party_name", "当事人", by, klass=PERSONAL),
        line("party_code", "统一社会信用代码或者身份证件号码", klass=PERSONAL),
        line("party_address", "地址", klass=PERSONAL),
    )


def officers(title: str = "执法人员", *, least: int = 2) -> PaperField:
    """The officers with their certificates; at least two."""
    return table("officers", title, PERSON, penalty("第四十二条第一款"), least=least)


def opinion(prefix: str, title: str, by: str = "") -> tuple[PaperField, ...]:
    """An opinion with who signed it and when."""
    return (
        text(f"{prefix}_opinion", f"{title}意见", by, klass=INTERNAL),
        line(f"{prefix}_name", f"{title}人", klass=INTERNAL),
        day(f"{prefix}_on", f"{title}日期", klass=INTERNAL),
    )


def approval(by: str) -> tuple[PaperField, ...]:
    """The three opinions of an approval form; the last, by the head, is what the law asks for."""
    return (
        *opinion("handler", "承办", recording("第十一条第一项")),
        *opinion("unit", "审核"),
        *opinion("head", "审批", by),
    )


def remedies(by: str, *, suing_by: str = "") -> tuple[PaperField, ...]:
    """Where and how long the party may ask for review or sue, and the articles that require to say it."""
    return (
        line("review_body", "行政复议机关", by),
        line("court", "管辖人民法院", suing_by),
        line("review_term", "申请行政复议的期限"),
        line("suit_term", "提起行政诉讼的期限"),
        line("review_channel", "提交行政复议申请的互联网渠道"),
    )


CONTACT = (
    line("contact_name", "联系人"),
    line("contact_phone", "联系电话"),
    line("contact_address", "机关地址"),
    line("contact_postcode", "邮政编码"),
)

FINE = (
    money("fine", "罚款数额"),
    line("collector", "代收机构名称", separation("第七条第一款"), when="fine"),
    line("collector_address", "代收机构地址", separation("第七条第一款"), when="fine"),
    line("collector_account", "缴款账号或者缴款码"),
    line("pay_by", "缴纳期限", separation("第七条第一款"), when="fine"),
    line("surcharge", "逾期缴纳罚款是否加处罚款", separation("第七条第一款"), when="fine"),
)
