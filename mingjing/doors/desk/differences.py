"""新旧对照 as the page draws it: each changed column with what fell away and what came."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from mingjing.rooms.catalogue.differing import Change, compare
from mingjing.rooms.catalogue.shapes import Row, check

MOST = 300
TITLES = {
    "code": "代码", "title": "名称", "act": "行为种类", "agency": "机关", "matter": "事项", "kind": "种类", "method": "方法",
    "grades": "档次", "factors": "裁量因素", "factor": "因素", "level": "程度", "conditions": "情形", "minimum": "下限（分）",
    "maximum": "上限（分）", "points": "万分之几", "text": "原文", "article": "条", "articles": "条文", "label": "条号",
    "heading": "标题", "number": "条序", "branch": "之几", "in_force_from": "施行", "in_force_to": "止于", "version": "版本",
    "issued_by": "公布机关", "document": "文号", "trigger": "情形", "test": "判断项", "operator": "比较", "value": "数值",
    "values": "取值", "party_type": "当事人类型", "legal_basis": "依据", "day": "日期", "year": "年份", "is_off": "放假",
    "pattern": "编号规则", "phase": "阶段", "contents": "内容", "basis": "依据", "subjects": "主题词", "grounds": "依据条款",
    "stage": "环节", "scene": "场景", "name": "名称", "note": "说明", "source": "来源", "chapter": "章节", "start": "起点",
    "floor": "最低", "cap": "最高", "base": "基数", "base_fixed": "固定基数（分）", "base_multiple": "基数倍数", "subject": "受罚人",
    "violated": "违反条款", "penalised": "处罚条款", "unit": "单位", "days": "期限", "for_days": "公开期限",
    "regions": "区划", "region": "地区", "history": "沿革", "procedures": "程序", "sentences": "固定语句", "use": "用途",
    "law": "法规", "paragraph": "款", "item": "项", "department": "部门", "entrusted": "受委托组织", "materials": "材料",
    "methods": "方式", "starts": "开始", "ends": "结束", "recorder": "记录人", "location": "地点", "retention": "保存期限",
    "contact": "联系方式", "channel": "渠道", "decided_by": "审定", "opinion": "意见",
}  # fmt: skip
"""What a reader calls the columns of the catalogues."""
Parts = list[tuple[str, str]]


def difference_rows(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Rows of the diff: one a changed column; an added or removed row is one whole."""
    found: list[dict[str, Any]] = []
    for change in changes[:MOST]:
        if change.kind == "added":
            found.append({"label": f"新增 {change.key}", "left": [], "right": [("+", _whole(change.after))]})
        elif change.kind == "removed":
            found.append({"label": f"删去 {change.key}", "left": [("-", _whole(change.before))], "right": []})
        else:
            found += [
                {
                    "label": f"{change.key} {TITLES.get(name, name)}",
                    **_sides(_said((change.before or {}).get(name)), _said(value)),
                }
                for name, value in (change.after or {}).items()
            ]
    return found


def draft_rows(kind: str, standing: Sequence[Row], rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What a draft would change; rows that cannot be read are left to the review, which says what is wrong."""
    whole = check(kind, rows)
    return difference_rows(compare(kind, standing, whole.rows)) if not whole.problems else []


def _whole(row: Mapping[str, Any] | None) -> str:
    return "；".join(
        f"{TITLES.get(name, name)}：{_said(value)}"
        for name, value in (row or {}).items()
        if value not in (None, "", [], {})
    )


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "，".join(f"{name}：{_said(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return "、".join(map(_said, value))
    return str(value)


def _sides(before: str, after: str) -> dict[str, Parts]:
    """Both texts with what fell away and what came marked."""
    left: Parts = []
    right: Parts = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            left.append(("", before[a:b]))
            right.append(("", after[c:d]))
            continue
        if b > a:
            left.append(("-", before[a:b]))
        if d > c:
            right.append(("+", after[c:d]))
    return {"left": left, "right": right}


COLUMNS = 6
ROWS = 100


def sample_table(kind: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The first rows of an edition with the columns that say something."""
    names = [name for name in (rows[0] if rows else {}) if any(_plain(row.get(name)) for row in rows[:ROWS])]
    shown = names[:COLUMNS]
    return {
        "columns": [{"label": TITLES.get(name, name)} for name in shown],
        "rows": [{"cells": [_said(row.get(name))[:120] or "—" for name in shown]} for row in rows[:ROWS]],
        "count": len(rows),
    }


def _plain(value: Any) -> bool:
    return value not in (None, "", [], {}) and not (isinstance(value, list) and isinstance(value[0], Mapping))
