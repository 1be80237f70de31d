"""Document numbers as published, and the pattern that composes ours."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.rooms.cases.numbering import NumberRefused, Pattern, normalise, parse

REAL = Path(os.environ.get("MJ_REAL_DATA", "/nonexistent"))

# Published numbers: prefix, year, middle, serial, kind.
PUBLISHED = {
    "粤市监处罚〔2026〕14号": ("粤市监处罚", 2026, "", 14, "decision"),
    "粤市监罚〔2026〕广州办0423号": ("粤市监罚", 2026, "广州办", 423, "decision"),
    "粤市监罚〔2025〕粤北办007号": ("粤市监罚", 2025, "粤北办", 7, "decision"),
    "粤市监广州办罚〔2025〕1220号": ("粤市监广州办罚", 2025, "", 1220, "decision"),
    "粤市监北稽罚〔2024〕018号": ("粤市监北稽罚", 2024, "", 18, "decision"),
    "国市监稽函〔2024〕122号": ("国市监稽函", 2024, "", 122, "letter"),
    "青黄市监罚送告〔2026〕8020-8044号": ("青黄市监罚送告", 2026, "", 8020, "range"),
    "青李沧市监批清告字〔2026〕3号": ("青李沧市监批清告字", 2026, "", 3, "notice"),
    "舟定市监处罚〔2026〕252号": ("舟定市监处罚", 2026, "", 252, "decision"),
    "淳综执罚决字〔2026〕第000726号": ("淳综执罚决字", 2026, "", 726, "decision"),
    "嘉公（交）决字[2026]第330400210053742号": ("嘉公（交）决字", 2026, "", 330400210053742, "decision"),
    "环政法函[2018]31号": ("环政法函", 2018, "", 31, "letter"),
    "行政处罚决定书﹝2024﹞3号": ("行政处罚决定书", 2024, "", 3, "decision"),
    "藏证监行政处罚【2022】2号": ("藏证监行政处罚", 2022, "", 2, "decision"),
    "大连监管局行政处罚决定书(〔2022〕9号)": ("大连监管局行政处罚决定书", 2022, "", 9, "decision"),
    "行政处罚决定书(李某、杨某)[2022]6号": ("行政处罚决定书", 2022, "", 6, "decision"),
    "上海监管局行政处罚决定书沪〔2022〕10号": ("上海监管局行政处罚决定书沪", 2022, "", 10, "decision"),
    "行政处罚决定书[2022]12号(赵某、赵某)": ("行政处罚决定书", 2022, "", 12, "decision"),
    "某环罚（2026）５号": ("某环罚", 2026, "", 5, "decision"),
}


@pytest.mark.parametrize("text", PUBLISHED)
def test_a_published_number_is_read(text: str) -> None:
    number = parse(text)
    assert number is not None
    assert (number.prefix, number.year, number.middle, number.serial, number.kind) == PUBLISHED[text]
    assert number.raw == text


def test_a_range_counts_its_documents() -> None:
    number = parse("青黄市监罚送告〔2026〕8020－8044号")
    assert number is not None
    assert (number.last, number.count) == (8044, 25)


@pytest.mark.parametrize(
    "text", ["", "行政处罚决定书", "2026年9月3日", "第五十八条", "〔26〕3号", "〔2026〕号"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert parse(text) is None


def test_spellings_of_one_number_share_a_key() -> None:
    spellings = [
        "某综执罚决字〔2026〕第000123号",
        "某综执罚决字[2026]123号",
        "某综执罚决字 （２０２６） 第123号",
    ]
    assert len({number.key for text in spellings if (number := parse(text))}) == 1


def test_normalising_changes_brackets_and_spaces_but_not_words() -> None:
    assert normalise("嘉公(交)决字[2026]第０0742 号") == "嘉公（交）决字〔2026〕第00742号"
    assert normalise("行政处罚决定书【2022】2号") == "行政处罚决定书〔2022〕2号"


def _rows(name: str) -> list[dict[str, str]]:
    """Rows of a real table, where it is present."""
    path = REAL / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _real_numbers() -> list[tuple[str, int]]:
    """Every number above and in the published sets, with its year."""
    found = [(text, answer[1]) for text, answer in PUBLISHED.items()]
    found += [(row["doc_no"], int(row["doc_year"])) for row in _rows("gd_amr_decisions/decisions.csv")]
    titles = _rows("csrc_penalties/penalties.csv")
    return found + [(row["title"], int(float(row["doc_year"]))) for row in titles if row["doc_seq"]]


def test_every_number_in_the_published_sets_is_read_with_its_year() -> None:
    wrong = [(text, year) for text, year in _real_numbers() if (n := parse(text)) is None or n.year != year]
    assert wrong == []


WORDS = st.text(alphabet="某粤市监综执环广州办北稽罚决字", max_size=6)
PATTERNS = st.sampled_from(
    [
        Pattern("{agency}罚决〔{year}〕{serial}号"),
        Pattern("{agency}罚决〔{year}〕{serial}号", width=3),
        Pattern("{agency}{word}字〔{year}〕第{serial:06}号"),
        Pattern("{agency}罚〔{year}〕{unit}{serial:04}号"),
    ]
)


@given(PATTERNS, WORDS, WORDS, WORDS, st.integers(1949, 2099), st.integers(1, 10**9))
def test_a_composed_number_reads_back(
    pattern: Pattern, agency: str, word: str, unit: str, year: int, serial: int
) -> None:
    text = pattern.format(agency=agency, word=word, unit=unit, year=year, serial=serial)
    number = parse(text)
    assert number is not None
    assert (number.year, number.serial) == (year, serial)
    assert number.middle == (unit if "unit" in pattern.tokens else "")
    assert number.prefix == text.split("〔")[0]
    assert normalise(text) == text


def test_a_sound_pattern_has_no_problems() -> None:
    assert Pattern("{agency}罚决〔{year}〕{serial:04}号").problems() == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{agency}罚决〔{year}〕号", "顺序号"),
        ("{agency}罚决{serial}号", "年份"),
        ("{agency}罚决〔{year}〕{serial}{serial}号", "现有2个"),
        ("{agency}罚决[{year}]{serial}号", "六角括号"),
        ("{agency}罚决〔{year}〕{serial}", "紧接“号”字"),
        ("{office}罚决〔{year}〕{serial}号", "不是可用的字段"),
        ("{agency罚决〔{year}〕{serial}号", "不成对"),
        ("{agency}罚3〔{year}〕{serial}号", "不得含有数字"),
        ("{serial}号〔{year}〕", "之后"),
    ],
)
def test_an_unsound_pattern_says_why_and_composes_nothing(text: str, word: str) -> None:
    assert word in "".join(Pattern(text).problems())
    with pytest.raises(NumberRefused, match=word):
        Pattern(text).format(year=2026, serial=1)


def test_values_that_would_not_read_back_are_refused() -> None:
    pattern = Pattern("{agency}罚〔{year}〕{unit}{serial}号")
    with pytest.raises(NumberRefused, match="不得含有数字"):
        pattern.format(agency="某综", unit="一办2", year=2026, serial=1)
    with pytest.raises(NumberRefused, match="从1开始"):
        pattern.format(agency="某综", year=2026, serial=0)
    with pytest.raises(NumberRefused, match="四位"):
        pattern.format(agency="某综", year=26, serial=1)
