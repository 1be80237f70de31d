"""The copy linter: what may not stand in a sentence that somebody reads (docs: microcopy rules)."""

import ast
import re
from pathlib import Path

from jinja2 import Environment

HAN = "\u4e00-\u9fff"
RULES = {
    "half-width mark after Chinese": re.compile(rf"[{HAN}”）》〕][,;:!?](?!//)"),
    "half-width mark before Chinese": re.compile(rf"(?<![\w\-])[,;:!?][{HAN}“（《]|\w[,;!?][{HAN}]"),
    "half-width full stop": re.compile(rf"[{HAN}”）》]\.(?=\s|$|[{HAN}])"),
    "half-width bracket": re.compile(rf"[{HAN}]\(|\)[{HAN}]"),
    "straight quote": re.compile(rf"[\"'][{HAN}]|[{HAN}。，！？][\"']"),
    "dots for an ellipsis": re.compile(rf"[{HAN}]\.\.\.|\.\.\.[{HAN}]|。。"),
    "exclamation mark": re.compile("！"),
    "word glued to Chinese": re.compile(rf"[{HAN}][A-Za-z]{{2,}}|[A-Za-z]{{2,}}[{HAN}]"),
    "boast": re.compile("智能|一键|赋能|尊敬的|全方位|一站式|强大的"),
    "mixed state word": re.compile("提交成功|上传完毕|上传成功|同步完成|操作成功|保存成功"),
    "blame": re.compile("输入有误|非法参数|您输入了错误|参数错误|系统繁忙"),
    "empty button": re.compile(r">\s*(确定|提交|取消)\s*<|^(确定|提交|取消)$"),
}
GAP = "\ufffc"
EXAMPLE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
ATTRIBUTE = re.compile(r'\b[\w:-]+="([^"]*)"')
TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def faults(text: str) -> list[str]:
    """Broken rules of one piece of text, each with the words around it."""
    return [
        f"{rule}: {text[max(0, hit.start() - 8) : hit.end() + 8].strip()}"
        for rule, pattern in RULES.items()
        for hit in pattern.finditer(text)
    ]


def template_words(source: str) -> list[str]:
    """What a reader of a template's page may see: text, attribute values, and literals in its code, but no examples."""
    tokens = list(Environment(autoescape=True).lex(source))
    literals = [value[1:-1] for _, kind, value in tokens if kind == "string"]
    markup = "".join(
        value if kind == "data" else GAP if kind in ("variable_begin", "block_begin") else ""
        for _, kind, value in tokens
    )
    markup = EXAMPLE.sub(GAP, markup)
    attributes = ATTRIBUTE.findall(markup)
    text = TAG.sub("><", markup)
    return [part for part in (*literals, *attributes, *text.splitlines()) if re.search(f"[{HAN}]", part)]


def python_words(path: Path) -> list[str]:
    """Chinese string literals of a Python file, without docstrings and English about Chinese."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    remarks = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks
        if len(re.findall(f"[{HAN}]", node.value)) * 2 > len(re.findall("[A-Za-z]", node.value))
    ]


def script_words(source: str) -> list[str]:
    """Chinese literals of a JavaScript file, without its comments."""
    bare = re.sub(r"^\s*//.*$", "", source, flags=re.MULTILINE)
    literals = ["".join(parts) for parts in re.findall(r'"([^"\n]*)"|`([^`]*)`', bare)]
    return [re.sub(r"\$\{[^}]*\}", GAP, part) for part in literals if re.search(f"[{HAN}]", part)]
