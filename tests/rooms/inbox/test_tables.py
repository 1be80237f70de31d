"""Tables as senders send them: encodings, broken lines, characters nobody can keep."""

import json

import pytest

from mingjing.rooms.inbox.tables import Row, Unreadable, neutral, rows, written

CSV = "文号,机关\n一号,甲局\n二号,乙局\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_table_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert list(rows(CSV.encode(encoding))) == [
        Row(1, {"文号": "一号", "机关": "甲局"}),
        Row(2, {"文号": "二号", "机关": "乙局"}),
    ]


def test_a_list_and_lines_of_json_are_the_same_table() -> None:
    told = [{"文号": "一号"}, {"文号": "二号"}]
    lines = "\n".join(json.dumps(item) for item in told)
    assert (
        list(rows(json.dumps(told).encode()))
        == list(rows(lines.encode()))
        == [Row(1, told[0]), Row(2, told[1])]
    )


def test_a_broken_line_is_a_row_with_its_sentence_and_the_others_stand() -> None:
    first, second, third = rows(b'{"a": "1"}\n{"a": \n[1]')
    assert first == Row(1, {"a": "1"})
    assert "不是完整的 JSON" in second.wrong[0]
    assert "名称：值" in third.wrong[0]
    (short, whole) = rows("文号,机关\n只有一列\n一号,甲局\n".encode())
    assert short.wrong == ("这一行有1列，表头有2列。",)
    assert whole.cells["机关"] == "甲局"


@pytest.mark.parametrize("cell", ["一\x00二", "\ud800"])
def test_characters_nobody_can_keep_are_told_of(cell: str) -> None:
    (row,) = rows(json.dumps([{"文号": cell}]).encode())
    assert "无法保存的字符" in row.wrong[0]


def test_a_nul_in_a_csv_is_told_of_at_its_line() -> None:
    (row,) = rows(b"a,b\n1\x00,2\n")
    assert row.wrong == ("“a”含有无法保存的字符（空字符或者半个字符）。",)


def test_ten_megabytes_in_one_cell_are_told_of() -> None:
    (row,) = rows(f"a,b\n1,{'x' * 10_000_000}\n".encode())
    assert "超过100000字的上限" in row.wrong[0]


@pytest.mark.parametrize(
    "raw", [b"", b"  \n", b"\x89PNG\r\n\x1a\n\xff\xff\xff", b"one column\n1\n", b'[{"a": 1}']
)
def test_what_is_no_table_is_refused_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(Unreadable, match=r"。$"):
        list(rows(raw))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_a_formula_becomes_text(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"
    assert neutral("一号") == "一号"


def test_what_is_written_can_be_read_again() -> None:
    text = "".join(written(("甲", "乙"), [("一,二", '引"号'), ("", "换\n行")]))
    assert [row.cells for row in rows(text.encode())] == [
        {"甲": "一,二", "乙": '引"号'},
        {"甲": "", "乙": "换\n行"},
    ]
