"""法规文本的载入: one law file, JSON or Markdown, into one version of one law by article. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from .loading import Loaded, Proposed, outcome

LEVELS = {
    "law": "法律",
    "law (excerpt)": "法律",
    "regulation": "行政法规",
    "department rule": "部门规章",
    "provincial normative document": "规范性文件",
    "宪法": "宪法",
    "宪法相关法": "法律",
    "行政法": "法律",
    "社会法": "法律",
    "经济法": "法律",
    "生态环境法": "法律",
    "诉讼与非诉讼程序法": "法律",
    "法律解释": "法律解释",
    "行政法规": "行政法规",
    "部门规章": "部门规章",
    "文化和旅游部规章": "部门规章",
    "广东地方性法规": "地方性法规",
}
_DAY = r"(\d{4})-(\d{2})-(\d{2})"
_IN_FORCE = re.compile(rf"in force (?:since )?{_DAY}")
_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千两]+)条(?:之([一二三四五六七八九十]+))?(?=[\s　]|$)")
_STARTS = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起?(?:施行|实施|生效)")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_HISTORY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_END_OF_HEAD = "<!-- INFO END -->"
WHOLE_TEXT = "全文"
BY_HISTORY = "没有写明施行日期，按沿革中最后的日期计算。"


def number(chinese: str) -> int:
    """一百零三 is 103."""
    total = digit = 0
    for sign in chinese:
        if sign in _SCALES:
            total, digit = total + (digit or 1) * _SCALES[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def law_document(document: Mapping[str, Any], *, line: int = 1) -> Loaded:
    """A law file of the shape {id, title, kind, version, history, articles: [{no, label, chapter…, paragraphs}]}."""
    title, told = str(document.get("title", "")), str(document.get("version", ""))
    articles = [
        {
            "number": part["no"],
            "label": part["label"],
            "heading": " ".join(part[name] for name in ("part", "chapter", "section") if part.get(name)),
            "text": "\n".join(part["paragraphs"]),
        }
        for part in document.get("articles", [])
    ]
    stated, version = _IN_FORCE.search(told), re.search(_DAY, told)
    history = list(document.get("history", []))
    warnings = [] if stated else ["没有写明施行日期，按版本日期计算。" if version else BY_HISTORY]
    if "excerpt" in str(document.get("kind", "")):
        warnings.append("本文本为节选。")
    since = _day(stated or version) or _last_change(history)
    if stated and version and "since" in stated[0]:
        since = _day(version)
        warnings.append("修正后的文本按修正日期计算。")
    meta = {
        "level": LEVELS.get(str(document.get("kind", "")), ""),
        "version": re.split(r"[;,(]", told)[0].strip(),
        "history": history,
    }
    return _version(title, since, articles, meta, line=line, warnings=warnings)


def law_markdown(text: str, *, title: str, version_on: date | None, category: str, line: int = 1) -> Loaded:
    """A law file as Markdown: title, history, end of head, chapters as headings, articles as paragraphs."""
    head, _, body = text.partition(_END_OF_HEAD)
    if not body:
        head, body = "", text
    articles = _articles(body)
    warnings = []
    if not articles:
        whole = "\n".join(
            part.strip() for part in body.splitlines() if part.strip() and not part.startswith("#")
        )
        articles = [{"number": 1, "label": WHOLE_TEXT, "heading": "", "text": whole}] if whole else []
        warnings = ["没有分条，全文作为一条载入。"] if whole else []
    history = [part.strip() for part in head.splitlines() if part.strip() and not part.startswith("#")]
    since, doubts = _starts(articles, version_on)
    if since is None and (since := _last_change(history)) is not None:
        doubts = [BY_HISTORY]
    meta = {
        "level": LEVELS.get(category, ""),
        "version": version_on.isoformat() if version_on else "",
        "history": history,
    }
    return _version(title, since, articles, meta, line=line, warnings=[*warnings, *doubts])


def _version(
    title: str,
    since: date | None,
    articles: list[dict[str, Any]],
    meta: Mapping[str, Any],
    *,
    line: int,
    warnings: list[str],
) -> Loaded:
    """One version of the law named by its title, so that versions from different sources stand side by side."""
    code = title[:120]
    refusals = [] if title else ["没有法规名称。"]
    refusals += [] if articles else ["没有条文。"]
    refusals += [] if since else ["没有施行日期，也没有版本日期。"]
    told = outcome(line, title, warnings=warnings, refusals=refusals)
    if since is None or refusals:
        return Loaded((), (told,))
    row = {"code": code, "title": title, "in_force_from": since.isoformat(), **meta, "articles": articles}
    return Loaded((Proposed("law", code, (row,), since, lines=(line,)),), (told,))


def _starts(articles: list[dict[str, Any]], version_on: date | None) -> tuple[date | None, list[str]]:
    """The first day of this version: as its last articles say, unless it was amended after that."""
    said = next((found[-1] for part in reversed(articles) if (found := _STARTS.findall(part["text"]))), None)
    try:
        stated = date(*map(int, said)) if said else None
    except ValueError:
        stated = None
    if stated is None:
        return version_on, ["条文没有写明施行日期，按版本日期计算。"]
    if version_on is not None and stated < version_on:
        return version_on, [f"条文写明自{stated}起施行，其后修正，按版本日期计算。"]
    return stated, []


def _articles(body: str) -> list[dict[str, Any]]:
    """Articles in order, each with the headings it stands under; what follows belongs to the article before."""
    found: list[dict[str, Any]] = []
    headings: dict[int, str] = {}
    for raw in body.splitlines():
        text = raw.strip()
        if text.startswith("#"):
            depth = len(text) - len(text.lstrip("#"))
            headings = {level: name for level, name in headings.items() if level < depth}
            headings[depth] = text.lstrip("#").strip()
        elif begins := _ARTICLE.match(text):
            heading = " ".join(headings[depth] for depth in sorted(headings))
            branch = number(begins[2]) if begins[2] else 0
            rest = text[begins.end() :].strip()
            found.append(
                {
                    "number": number(begins[1]),
                    "branch": branch,
                    "label": begins[0],
                    "heading": heading[:300],
                    "text": rest,
                }
            )
        elif text and found:
            found[-1]["text"] = f"{found[-1]['text']}\n{text}".strip()
    return found


def _last_change(history: list[str]) -> date | None:
    """The last day named in a law's history."""
    named = [found for told in history for found in _HISTORY.findall(unicodedata.normalize("NFKC", told))]
    days = [f"{year}-{int(month):02}-{int(day):02}" for year, month, day in named]
    try:
        return date.fromisoformat(max(days)) if days else None
    except ValueError:
        return None


def _day(found: "re.Match[str] | None") -> date | None:
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None
