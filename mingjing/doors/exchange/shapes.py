"""The shapes of the exchange: what is answered, and the form in which decisions may be sent."""

import uuid
from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field


class Receipt(Schema):
    """签名回执：载明叶散列、收到时间和最迟入册时间。"""

    v: int
    leaf: str = Field(description="叶散列，十六进制")
    at: str = Field(description="收到时间")
    by: str = Field(description="最迟在此之前写入公开日志")
    key: str = Field(description="签名者名称")
    sig: str = Field(description="Ed25519签名，base64")


class Taken(Schema):
    """已收到。"""

    letter: uuid.UUID = Field(description="来件编号")
    received_at: datetime
    repeated: bool = Field(description="同一幂等键、同一内容此前已收到")
    receipt: Receipt
    receipt_key: str = Field(description="验证回执所用的公钥，公开日志中另有登记")
    status: str = Field(description="查询办理情况的地址")


class LetterStatus(Schema):
    """来件办理情况。"""

    letter: uuid.UUID
    kind: str
    subject: str
    received_at: datetime
    state: str = Field(
        description="received 已收到、reading 正在逐行办理、taken 已受理、declined 不予受理、passed 已转送"
    )
    words: str
    note: str
    became: str
    counts: dict[str, int] = Field(
        description="逐行结果：accepted 已接收、warned 接收但有提示、refused 未接收"
    )


class LineOutcome(Schema):
    """一行的结果。"""

    number: int = Field(description="原件中的行号，自1起")
    key: str = Field(description="来件方的编号")
    state: str
    sentences: list[str]
    became: str


class Lines(Schema):
    """逐行结果的一页；`next` 为空即到末尾。"""

    lines: list[LineOutcome]
    next: int | None


class PublicSummary(Schema):
    """公示件，列表中的一项。"""

    kind: str
    slug: str = Field(description="在本类中的编号")
    title: str
    number: str
    agency: str = Field(description="机关代码")
    agency_name: str
    state: str = Field(
        description="shown 公示中、corrected 已更正、withdrawn 已撤回、ended 到期停止公示、replaced 已有新版本"
    )
    decided_on: date | None
    published_on: date


class PublicPage(Schema):
    """列表的一页；`next` 为空即到末尾。"""

    items: list[PublicSummary]
    next: str | None


class PublicItem(PublicSummary):
    """一件公示件的全文。"""

    body: dict[str, Any]
    reason: str
    version: int
    shown_until: date | None
    decision_leaf: str = Field(description="决定的叶散列")
    publication_leaf: str = Field(description="公示的叶散列")


class Error(Schema):
    field: str
    detail: str


class ProblemDetails(Schema):
    """问题说明（RFC 9457）。"""

    type: str
    title: str
    status: int
    detail: str
    reasons: list[str]
    errors: list[Error]


def decision_schema(fields: dict[str, str]) -> dict[str, Any]:
    """The OpenAPI schema of one decision in our own form."""
    kinds: dict[str, dict[str, Any]] = {"penalties": {"type": "array", "items": {"type": "string"}}}
    return {
        "type": "object",
        "required": ["number", "authority", "decided_on"],
        "properties": {
            name: {**kinds.get(name, {"type": "string"}), "description": told}
            for name, told in fields.items()
        },
    }
