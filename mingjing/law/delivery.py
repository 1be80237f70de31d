"""Delivery of papers and the day it is deemed done (送达): Civil Procedure Law 87 to 95 and 283."""

from datetime import date, timedelta

from .asks import Ask
from .casefile import CaseFile, Happening
from .guards import Guard, guard
from .statutes import CIVIL_PROCEDURE_LAW, PENALTY_LAW
from .words import FieldClass, FieldType

METHODS = (
    ("on_spot", "宣告后当场交付"),
    ("direct", "直接送达"),
    ("lien", "留置送达"),
    ("electronic", "电子送达"),
    ("postal", "邮寄送达"),
    ("entrusted", "委托送达"),
    ("forwarded", "转交送达"),
    ("public_notice", "公告送达"),
)
PUBLIC_NOTICE_DAYS = 30  # 民事诉讼法第九十五条
PUBLIC_NOTICE_ABROAD_DAYS = 60  # 民事诉讼法第二百八十三条

ASKS = (
    Ask(
        "on",
        "送达日期",
        FieldType.DATE,
        FieldClass.PUBLIC,
        required=False,
        hint="签收、留置、到达对方系统或者发出公告的日期；当天送达的可以不填。",
    ),
    Ask("method", "送达方式", FieldType.CHOICE, FieldClass.PUBLIC, choices=METHODS),
    Ask("place", "送达地点", FieldType.TEXT, FieldClass.PERSONAL, required=False),
    Ask("receiver", "签收人", FieldType.TEXT, FieldClass.PERSONAL, required=False, maximum=60),
    Ask(
        "relation",
        "签收人身份",
        FieldType.TEXT,
        required=False,
        hint="本人、同住成年家属、法定代表人、负责收件的人、代理人等。",
    ),
    Ask("consent", "当事人已签订电子送达确认书", FieldType.BOOLEAN, required=False),
    Ask("witnesses", "见证人", FieldType.TEXT, FieldClass.PERSONAL, required=False),
    Ask("recorded", "已拍照、录像记录留置过程", FieldType.BOOLEAN, required=False),
    Ask("reasons", "不能用其他方式送达的原因和经过", FieldType.PARAGRAPHS, required=False),
    Ask("abroad", "当事人在中国境内没有住所", FieldType.BOOLEAN, required=False),
    Ask("proof", "送达凭证", FieldType.EVIDENCE, required=False),
)


def deemed(happening: Happening) -> date | None:
    """The day a paper counts as delivered: the day said, or 30 (abroad 60) days after a public notice."""
    if happening.said.get("method") != "public_notice":
        return happening.on
    wait = PUBLIC_NOTICE_ABROAD_DAYS if happening.said.get("abroad") is True else PUBLIC_NOTICE_DAYS
    return happening.on + timedelta(days=wait)


def _by(file: CaseFile, method: str) -> bool:
    return file.spoken.said.get("method") == method


@guard(
    "第六十一条第二款", "当事人同意并签订确认书的，方可以采用电子方式送达", field="consent", law=PENALTY_LAW
)
def consented(file: CaseFile) -> bool:
    return not _by(file, "electronic") or file.spoken.said.get("consent") is True


@guard(
    "第八十九条",
    "留置送达应当有见证人签名，或者以拍照、录像等方式记录送达过程",
    field="witnesses",
    law=CIVIL_PROCEDURE_LAW,
)
def witnessed(file: CaseFile) -> bool:
    said = file.spoken.said
    return not _by(file, "lien") or bool(said.get("witnesses")) or said.get("recorded") is True


@guard("第九十五条第二款", "公告送达应当在案卷中记明原因和经过", field="reasons", law=CIVIL_PROCEDURE_LAW)
def explained(file: CaseFile) -> bool:
    return not _by(file, "public_notice") or bool(file.spoken.said.get("reasons"))


@guard(
    "第八十七条",
    "受送达人应当在送达回证上签名或者盖章，请填写签收人",
    field="receiver",
    law=CIVIL_PROCEDURE_LAW,
)
def signed(file: CaseFile) -> bool:
    methods = {"on_spot", "direct", "postal", "entrusted", "forwarded"}
    return file.spoken.text("method") not in methods or bool(file.spoken.said.get("receiver"))


CHECKS: tuple[Guard, ...] = (consented, witnessed, explained, signed)
