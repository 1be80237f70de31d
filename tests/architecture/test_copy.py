"""Every sentence that somebody reads keeps the rules of writing."""

import pytest

from tests.architecture import copy, tree

TEMPLATES = [path for path in tree.files() if path.startswith("mingjing/") and "/jinja2/" in path]
READ_BY_PEOPLE = ("mingjing/doors/ui/", "mingjing/doors/desk/", "mingjing/doors/portal/")
SCRIPTS = [path for path in tree.files() if path.startswith("mingjing/") and path.endswith(".js")]


def found(parts: list[str]) -> list[str]:
    return [fault for part in parts for fault in copy.faults(part)]


def test_templates_keep_the_rules_of_writing() -> None:
    assert TEMPLATES
    faults = {path: found(copy.template_words((tree.ROOT / path).read_text())) for path in TEMPLATES}
    assert {path: each for path, each in faults.items() if each} == {}


def test_scripts_keep_the_rules_of_writing() -> None:
    assert SCRIPTS
    faults = {path: found(copy.script_words((tree.ROOT / path).read_text())) for path in SCRIPTS}
    assert {path: each for path, each in faults.items() if each} == {}


def test_the_doors_keep_the_rules_of_writing_in_python() -> None:
    faults = {path: found(copy.python_words(tree.ROOT / path)) for path in tree.python(*READ_BY_PEOPLE)}
    assert {path: each for path, each in faults.items() if each} == {}


@pytest.mark.parametrize(
    "text",
    [
        "请核对,再送审",
        "送审(2 项)",
        "已保存!",
        "提交成功",
        "一键生成",
        '点击"送审"',
        "确定",
        "原文PDF下载",
        "请稍候...",
        "您输入了错误的编号",
        "办结！",
    ],
)
def test_a_planted_fault_is_found(text: str) -> None:
    assert copy.faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "不能送审。询问笔录（二）缺签名。",
        "今天 09:41；11-25（周三）",
        "罚款 12,000 元",
        "中城执罚〔2026〕石岐0398号",
        "原文 PDF",
        "1. 询问笔录（二）第 3 页未签名。",
        "粤T·190××26",
    ],
)
def test_a_good_sentence_passes(text: str) -> None:
    assert copy.faults(text) == []


def test_words_in_a_templates_code_and_attributes_are_read_too() -> None:
    source = '{# 不读! #}<a title="去补签!">{{ tag(text="完成!") }}</a>好!'
    assert sorted(copy.template_words(source)) == sorted(
        ["完成!", "去补签!", "><￼><好!".replace("￼", "\ufffc")]
    )
