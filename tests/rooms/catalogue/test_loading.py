"""Published lists become editions, line by line accepted, accepted with warnings, or refused."""

import json
import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mingjing.rooms.catalogue import lawtexts, loading, queries
from mingjing.rooms.catalogue.actions import enact_all
from mingjing.rooms.catalogue.models import Edition
from tests.rooms.catalogue.given import CLERK

ITEMS = json.loads((Path(__file__).parent / "data/discretion.json").read_text(encoding="utf-8"))
LAW: dict[str, Any] = {
    "id": "sample",
    "title": "样例法",
    "kind": "law",
    "version": "2021-01-22 修订; in force 2021-07-15",
    "history": ["1996年3月17日 通过"],
    "articles": [
        {"no": 1, "label": "第一条", "chapter": "第一章 总则", "paragraphs": ["甲。", "乙。"]},
        {"no": 2, "label": "第二条", "chapter": "第一章 总则", "paragraphs": ["丙。"]},
    ],
}
MARKDOWN = """# 样例条例

2020年5月6日 通过

<!-- INFO END -->

## 第一章 总 则

第一条 为了样例。

第二条 适用范围。

其他段落。

## 第二章 附 则

### 第一节 末节

第二条之一 插入的条文。

第一百零三条 本条例自2020年10月1日起施行。
"""
CSV = "department,main_item,name,item_code,area_code,task_type,dept_code\n"


@pytest.mark.parametrize(
    ("chinese", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("一千二百四十二", 1242)],
)
def test_chinese_numbers_are_read(chinese: str, value: int) -> None:
    assert lawtexts.number(chinese) == value


def test_a_law_file_becomes_one_version_by_article() -> None:
    (told,) = lawtexts.law_document(LAW).proposed
    assert (told.kind, told.code, told.effective_from) == ("law", "样例法", date(2021, 7, 15))
    assert told.rows[0]["level"] == "法律"
    assert told.rows[0]["articles"][0] == {
        "number": 1,
        "label": "第一条",
        "heading": "第一章 总则",
        "text": "甲。\n乙。",
    }


@pytest.mark.parametrize(
    ("version", "since", "state", "sentence"),
    [
        ("2017-03-01 修订", date(2017, 3, 1), "warned", "按版本日期计算"),
        ("2019-04-23 修正; law in force since 2004-07-01", date(2019, 4, 23), "warned", "按修正日期计算"),
        ("2022 text", date(1996, 3, 17), "warned", "按沿革中最后的日期计算"),
    ],
)
def test_a_version_without_its_first_day_says_how_it_was_dated(
    version: str, since: date, state: str, sentence: str
) -> None:
    loaded = lawtexts.law_document({**LAW, "version": version})
    assert loaded.proposed[0].effective_from == since
    assert loaded.outcomes[0].state == state
    assert sentence in "".join(loaded.outcomes[0].sentences)


def test_a_law_without_articles_or_days_is_refused_with_both_reasons() -> None:
    loaded = lawtexts.law_document({"title": "空法", "version": ""})
    assert loaded.proposed == ()
    assert loaded.outcomes[0].state == "refused"
    assert {"没有条文。", "没有施行日期，也没有版本日期。"} <= set(loaded.outcomes[0].sentences)


def test_markdown_is_cut_into_articles_under_their_headings() -> None:
    loaded = lawtexts.law_markdown(
        MARKDOWN, title="样例条例", version_on=date(2020, 5, 6), category="地方性法规"
    )
    row = loaded.proposed[0].rows[0]
    assert [(part["number"], part["branch"]) for part in row["articles"]] == [
        (1, 0),
        (2, 0),
        (2, 1),
        (103, 0),
    ]
    assert row["articles"][1]["text"] == "适用范围。\n其他段落。"
    assert row["articles"][2]["heading"] == "第二章 附 则 第一节 末节"
    assert loaded.proposed[0].effective_from == date(2020, 10, 1)
    assert loaded.outcomes[0].state == "accepted"


def test_markdown_amended_later_counts_from_its_amendment() -> None:
    loaded = lawtexts.law_markdown(
        MARKDOWN, title="样例条例", version_on=date(2024, 1, 2), category="行政法规"
    )
    assert loaded.proposed[0].effective_from == date(2024, 1, 2)
    assert "其后修正" in loaded.outcomes[0].sentences[0]


def test_a_text_without_articles_is_kept_whole() -> None:
    loaded = lawtexts.law_markdown(
        "# 解释\n\n如何理解。", title="解释", version_on=date(2005, 1, 1), category="法律解释"
    )
    assert loaded.proposed[0].rows[0]["articles"][0]["label"] == "全文"
    assert loaded.outcomes[0].state == "warned"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_tables_are_read_in_the_encodings_spreadsheets_write(encoding: str) -> None:
    told = (CSV + "区城管局,,户外广告设置审批,A1,511602,1,x\n").encode(encoding)
    (row,) = loading.table(told)
    assert (row["department"], row["name"]) == ("区城管局", "户外广告设置审批")


def test_service_items_are_taken_line_by_line() -> None:
    lines = [
        "区城管局,主项,广告审批,A1,5116,1,x",
        "区城管局,,,A2,5116,1,x",
        "区城管局,,重复,A1,5116,1,x",
        "区教育局,,确认,A3,5116,7,x",
    ]
    rows = loading.table((CSV + "\n".join(lines)).encode())
    loaded = loading.service_items(
        rows, code="service", effective_from=date(2026, 1, 1), agencies={"区城管局": 12}
    )
    assert [(told.line, told.state) for told in loaded.outcomes] == [
        (2, "accepted"),
        (3, "refused"),
        (4, "refused"),
        (5, "warned"),
    ]
    assert loaded.outcomes[1].sentences == ("没有事项名称。",)
    assert [(row["act"], row["agency"]) for row in loaded.proposed[0].rows] == [("permit", 12), ("other", 0)]


def test_a_year_without_a_notice_is_refused() -> None:
    loaded = loading.holidays({"years": {"2027": {"papers": [], "days": []}}})
    assert loaded.proposed == ()
    assert "没有放假安排" in loaded.outcomes[0].sentences[0]


@pytest.mark.django_db(transaction=True)
def test_a_notice_may_name_the_last_days_of_the_year_before() -> None:
    days = [
        {"date": "2022-12-31", "name": "元旦", "off": True},
        {"date": "2023-01-02", "name": "元旦", "off": True},
    ]
    loaded = loading.holidays({"years": {"2023": {"days": days}}})
    assert enact_all(loaded, by=CLERK, key=uuid.uuid4())[0].state == "accepted"
    calendar = queries.calendar()
    assert calendar.years == {2023}
    assert not calendar.is_working(date(2023, 1, 2))


def test_benchmarks_are_read_or_refused_with_their_reason() -> None:
    loaded = loading.benchmarks(ITEMS, code="sample", effective_from=date(2022, 1, 1))
    assert len(loaded.outcomes) == len(ITEMS)
    assert {told.state for told in loaded.outcomes} >= {"accepted"}
    codes = [row["code"] for row in loaded.proposed[0].rows]
    assert len(codes) == len(set(codes))


@pytest.mark.django_db(transaction=True)
def test_what_was_read_comes_into_force_and_twice_changes_nothing() -> None:
    loaded = loading.benchmarks(ITEMS, code="sample", effective_from=date(2022, 1, 1))
    key = uuid.uuid4()
    assert enact_all(loaded, by=CLERK, key=key) == loaded.outcomes
    assert enact_all(loaded, by=CLERK, key=key) == loaded.outcomes
    assert Edition.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_edition_that_is_refused_turns_the_outcome_of_its_line() -> None:
    enact_all(lawtexts.law_document(LAW), by=CLERK, key=uuid.uuid4())
    other = lawtexts.law_document({**LAW, "history": []})
    (told,) = enact_all(other, by=CLERK, key=uuid.uuid4())
    assert (told.state, "同一天不能有两个版本" in told.sentences[0]) == ("refused", True)


@pytest.mark.django_db(transaction=True)
def test_matters_are_found_by_title_code_basis_and_colloquial_words() -> None:
    rows = [
        {
            "code": "M-1",
            "title": "对占用城市道路摆摊经营的处罚",
            "act": "penalty",
            "subjects": ["占道经营", "小贩"],
            "agency": 0,
        },
        {
            "code": "M-2",
            "title": "户外广告设置审批",
            "act": "permit",
            "basis": ["《城市市容和环境卫生管理条例》第十一条"],
        },
    ]
    loaded = loading.Loaded((loading.Proposed("matter", "0", tuple(rows), date(2026, 1, 1), lines=(1,)),), ())
    enact_all(loaded, by=CLERK, key=uuid.uuid4())
    on = date(2026, 6, 1)
    assert [found.code for found in queries.matters(None, on, "小贩")] == ["M-1"]
    assert [found.code for found in queries.matters(7, on, "市容")] == ["M-2"]
    assert [found.code for found in queries.matters(None, on, "道路 摆摊")] == ["M-1"]
    assert [found.code for found in queries.matters(None, on, act="permit")] == ["M-2"]
    assert list(queries.matters(None, date(2025, 1, 1), "小贩")) == []
    one = queries.matter("M-2", on)
    assert one is not None
    assert one.title == "户外广告设置审批"
