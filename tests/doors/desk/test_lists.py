"""The list, the palette, the to-do list: found, paged, saved under a name, exported with a reason."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mingjing.record.models import Entry
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.models import Deadline
from tests import cast, given
from tests.doors.desk.arriving import client

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "desk:cases"


def test_the_list_is_filtered_on_the_server() -> None:
    case, browser = given.case_at("verification"), client("张明")
    assert case.number in browser.get(reverse(LIST), {"text": "示例土石方"}).content.decode()
    assert case.number not in browser.get(reverse(LIST), {"text": "另一家公司"}).content.decode()
    assert case.number not in browser.get(reverse(LIST), {"view": "closed"}).content.decode()
    assert case.number in browser.get(reverse(LIST), {"stage": "verification"}).content.decode()


def test_the_view_of_her_own_unit_leaves_out_the_branches_below() -> None:
    case = given.case_at("verification")
    assert case.number in client("周敏").get(reverse(LIST), {"view": "posted"}).content.decode()
    assert case.number in client("陈立").get(reverse(LIST)).content.decode()
    assert case.number not in client("陈立").get(reverse(LIST), {"view": "posted"}).content.decode()


def test_a_view_of_her_own_keeps_filter_and_columns_and_is_hers_alone() -> None:
    given.case_at("verification")
    browser = client("张明")
    posted = {"name": "土石方", "text": "土石方", "columns": ["number", "closed"]}
    kept = browser.post(reverse("desk:keep_view"), posted)["Location"]
    shown = browser.get(kept).content.decode()
    assert 'value="土石方"' in shown
    assert ">办结日期</th>" in shown
    assert ">承办人</th>" not in shown
    assert client("李华").get(kept).status_code == 404
    browser.post(reverse("desk:drop_view", args=[int(kept.rsplit("-", 1)[1])]))
    assert browser.get(kept).status_code == 404


def test_pages_follow_each_other_by_key_without_losing_a_case() -> None:
    given.house()
    numbers = [given.opened(on="2026-03-02").case.number for _ in range(5)]
    with reading(given.EVERYWHERE):
        reader = agencies.reader(cast.account("张明"), cast.SINCE + timedelta(days=2000))
        rows = queries.listed(reader)
        seen, after = [], ""
        for _ in range(3):
            page = queries.page(rows, after=after, size=2)
            seen += [case.number for case in page.rows]
            after = page.after
    assert seen == numbers[::-1]
    assert after == ""


def test_an_export_needs_a_reason_and_is_recorded_with_it() -> None:
    case, browser = given.case_at("verification"), client("张明")
    refused = browser.post(reverse("desk:export"), {"reason": "看"})
    assert refused.status_code == 422
    assert not Entry.objects.filter(action="case.export").exists()
    done = browser.post(reverse("desk:export"), {"reason": "年度案卷评查抽取样本"})
    assert done["Content-Type"].startswith("text/csv")
    assert case.number in done.content.decode()
    assert Entry.objects.filter(action="case.export").count() == 1


def test_the_palette_finds_by_initials_and_offers_the_steps_of_the_open_case() -> None:
    case, browser = given.case_at("verification"), client("张明")
    found = browser.get(reverse("desk:palette"), {"q": "zzqx"}).json()
    assert case.number not in [one["hint"] for one in found]
    found = browser.get(reverse("desk:palette"), {"q": "tsf"}).json()
    assert case.number in [one["hint"] for one in found]
    here = "http://testserver" + reverse("desk:case", args=[case.number])
    steps = browser.get(reverse("desk:palette"), {"q": "hcxs"}, HTTP_REFERER=here).json()
    assert steps[0]["title"] == "办理：核查线索"


def test_the_to_do_list_says_what_to_do_and_puts_what_is_late_first() -> None:
    case, browser = given.case_at("inquiry"), client("周敏")
    shown = browser.get(reverse("desk:todo")).content.decode()
    assert "指派执法人员" in shown
    with reading(given.EVERYWHERE):
        assert Deadline.objects.filter(case=case, state__in=("over", "running")).exists()
    assert shown.index("已超期") < shown.index(case.number)


def test_who_has_nothing_to_do_is_told_so() -> None:
    given.house()
    assert "现在没有要您办的事" in client("何丽").get(reverse("desk:todo")).content.decode()


def test_articles_and_matters_are_looked_up_without_error() -> None:
    given.house()
    browser = client("张明")
    assert browser.get(reverse("desk:laws"), {"q": "行政处罚法 57"}).status_code == 200
    assert browser.get(reverse("desk:matters"), {"q": "遗撒"}).json() == []
