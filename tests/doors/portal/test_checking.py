"""核验 by a stranger: same, different, unknown, overturned; and no faster than a person."""

import json
import re
from urllib.parse import quote, urlencode

import pytest

from tests.doors.portal.conftest import City
from tests.doors.portal.test_pages import get


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ({}, "平台存有此件"),
        ({"number": "中城执罚决[2026]1号", "on": "2026-04-10", "result": "警告；罚款12000元"}, "核验一致"),
        ({"number": "中城执罚决〔2026〕9号"}, "核验不一致"),
        ({"result": "警告；罚款 1,200 元"}, "核验不一致"),
        ({"on": "2026-02-31"}, "核验不一致"),
        ({"sha256": "0" * 64}, "核验不一致"),
    ],
)
def test_what_is_typed_is_compared_row_by_row(
    site: str, city: City, said: dict[str, str], title: str
) -> None:
    answer = get(f"{site}/v/{city.code}?{urlencode(said)}")
    assert title in answer.text
    assert ("mirror-differs" in answer.text) == (title == "核验不一致")
    assert "示例土石方" not in answer.text


def test_an_overturned_decision_says_so_first(site: str, city: City) -> None:
    assert "已撤销" in get(f"{site}/v/{city.revoked_code}").text


@pytest.mark.parametrize("code", ["AAAAA-AAAAA", "x", "../../etc", "%00", "７Ｋ２ＭＸ-９ＱＸＤＡ"])
def test_an_unknown_code_is_answered_in_words(site: str, code: str) -> None:
    answer = get(f"{site}/v/{quote(code, safe='')}")
    assert answer.status == 404


def test_a_mistyped_code_is_explained_at_its_field(site: str) -> None:
    assert "核验码是 10 个字母和数字" in get(f"{site}/v?code=123").text


@pytest.mark.parametrize("place", ["/decisions/none", "/bodies/none", "/laws/none", "/log/tile/0/../../keys", "/log/tile/entries/999",
                                   "/penalties/x", "/nothing", "/search.xml", "/decisions/none.mjdoc"])  # fmt: skip
def test_what_is_not_there_is_said_plainly(site: str, place: str) -> None:
    answer = get(site + place)
    assert answer.status == 404
    assert "没有这一页" in answer.text


def test_lists_have_twins_for_machines(site: str) -> None:
    told = json.loads(get(f"{site}/penalties.json").text)
    assert told["count"] == 6
    assert {one["state"] for one in told["items"]} == {"shown", "corrected", "withdrawn"}
    assert all(one["url"].startswith(site) for one in told["items"])
    table = get(f"{site}/penalties.csv").text
    assert table.startswith("\ufeff类别,编号,名称")
    assert len(table.splitlines()) == 7
    owed = json.loads(get(f"{site}/log/overdue.json").text)
    assert [one["org"] for one in owed["overdue"]] == ["CG"]


def test_what_was_entered_late_stands_beside_what_is_overdue_and_never_among_it(
    site: str, city: City
) -> None:
    overdue = json.loads(get(f"{site}/log/overdue.json").text)["overdue"]
    late = json.loads(get(f"{site}/log/late-entries.json").text)["late_entries"]
    assert (len(overdue), len(late)) == (1, 2)
    assert not {one["leaf"] for one in overdue} & {one["leaf"] for one in late}
    assert {one["decided_on"] for one in late} == {"2026-04-10"}
    assert all(one["decided_on"] < one["due"] < one["entered_on"] for one in late)
    assert {(one["met_by"], one["met_on"], one["since"]) for one in late} == {
        ("pub", late[0]["entered_on"], 0)
    }
    table = get(f"{site}/log/late-entries.csv").text.splitlines()
    assert table[0] == "\ufeffindex,leaf,org,act,decided_on,due,source,entered_on,gap,met_by,met_on,since"
    assert len(table) == 3
    page = get(f"{site}/log").text
    kept_back, entered_late = page.split('id="late-entries"')
    for one in late:
        assert f"第 {one['index']} 叶" in entered_late
        assert f"第 {one['index']} 叶" not in kept_back
    assert f"第 {overdue[0]['index']} 叶" in kept_back
    assert "入册后 0 日" in entered_late


def test_the_first_page_counts_both_apart(site: str) -> None:
    page = get(f"{site}/").text
    links = re.findall(r'<a [^>]*#(?:overdue|late-entries)".*?</a>', page, re.DOTALL)
    told = ["".join(re.sub("<[^>]+>", "", link).split()) for link in links]
    assert told[-2:] == ["逾期未公示1", "迟延入册2"]


@pytest.mark.parametrize(
    "text", ["", "渔", "'; DROP TABLE x; --", "%_\\", "a" * 2000, "💥", "建筑 & | ! ( ) : * <->"]
)
def test_any_words_can_be_searched_for(site: str, text: str) -> None:
    assert (
        get(
            f"{site}/search?{urlencode({'q': text, 'from': 'x', 'after': '1.2.3', 'kind': 'nothing'})}"
        ).status
        == 200
    )


def test_guessing_codes_is_slowed_down(site: str) -> None:
    answers = [
        get(f"{site}/v/AAAAA-AAA{a}{b}", X_Forwarded_For="198.51.100.7").status
        for a in "23456789"
        for b in "ABCDEF"
    ]
    assert answers[:30] == [404] * 30
    assert answers[-1] == 429
    assert get(f"{site}/v/AAAAA-AAAAA", X_Forwarded_For="198.51.100.7, 203.0.113.9").status == 404
