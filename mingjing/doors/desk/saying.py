"""Recorded values in words, as a page shows them."""

from typing import Any

from mingjing.law.language import Ask, FieldType

MOST = 80


def said(ask: Ask, value: Any, *, most: int = MOST) -> str:
    """A recorded value in words; long text is cut where `most` is not 0."""
    if ask.type is FieldType.MONEY and isinstance(value, int):
        return f"{value // 100:,} 元" if value % 100 == 0 else f"{value / 100:,.2f} 元"
    if ask.type is FieldType.BOOLEAN:
        return "是" if value else "否"
    if ask.type in {FieldType.CHOICE, FieldType.CHOICES}:
        return "、".join(ask.choice_title(one) for one in (value if isinstance(value, list) else [value]))
    if ask.type is FieldType.GROUNDS:
        return "、".join(f"《{one['law']}》{one['article']}" for one in value)
    if ask.type is FieldType.EVIDENCE:
        return f"{len(value)} 份"
    if ask.type is FieldType.DATETIME:
        return str(value)[:16].replace("T", " ")
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    if ask.type is FieldType.INTEGER and ask.unit:
        text = f"{text} {ask.unit}"
    return f"{text[:most]}…" if most and len(text) > most else text
