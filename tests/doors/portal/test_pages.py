"""Every public page answers, shows what it must, and hides what it must; as the portal's own process and role."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import quote

import pytest

from tests.doors.portal.conftest import City


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: dict[str, str]


def get(address: str, **headers: str) -> Answer:
    request = urllib.request.Request(address, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return Answer(answer.status, answer.read().decode(), dict(answer.headers))
    except urllib.error.HTTPError as refused:
        return Answer(refused.code, refused.read().decode(), dict(refused.headers))


PLACES = ("/", "/before", "/after", "/search", "/search?q=" + quote("建筑垃圾"), "/penalties", "/bodies", "/officers", "/powers",
          "/benchmarks", "/procedures", "/catalogues", "/laws", "/v", "/log", "/log/daily", "/data", "/help",
          "/about/accessibility", "/bodies/CG", "/officers/19044200001", "/benchmarks/CG-0231",
          "/procedures/penalty.ordinary.2021", "/permits")  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_page_answers(site: str, place: str) -> None:
    answer = get(site + place)
    assert answer.status == 200, answer.text[:2000]
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "style=" not in answer.text
    assert get(site + place, If_None_Match=answer.headers["ETag"]).status == 304 or place in {"/"}
    assert "示例土石方" not in answer.text


def test_a_decision_shows_what_it_must_and_hides_its_party(site: str, city: City) -> None:
    answer = get(f"{site}/decisions/{quote(city.shown)}")
    for words in (
        "罚款 12,000 元",
        "中山市城市管理和综合执法局",
        "裁量说明",
        "本案",
        "名称已依法隐去",
        "救济途径",
        "日志第",
    ):
        assert words in answer.text
    assert "示例土石方" not in answer.text
    assert "梁示例" not in answer.text


def test_a_withdrawn_decision_keeps_its_reason_and_loses_its_content(site: str, city: City) -> None:
    answer = get(f"{site}/decisions/{quote(city.withdrawn)}")
    assert answer.status == 200
    assert "依法撤销。原决定经行政复议撤销。" in answer.text
    assert "noindex" in answer.text
    assert "12,000" not in answer.text
    assert get(f"{site}/decisions/{quote(city.withdrawn)}.mjdoc").status == 404


def test_a_corrected_decision_keeps_both_versions(site: str, city: City) -> None:
    answer = get(f"{site}/decisions/{quote(city.corrected)}")
    assert "已更正" in answer.text
    assert "更正案件名称。" in answer.text
    told = json.loads(get(f"{site}/decisions/{quote(city.corrected)}.json").text)
    assert [one["version"] for one in told["versions"]] == [2, 1]


def test_a_permit_has_a_page_without_its_holder_and_a_document_that_proves_it(site: str) -> None:
    slug = quote("中市监许〔2026〕1号")
    shown = get(f"{site}/permits/{slug}")
    assert shown.status == 200, shown.text[:2000]
    for told in ("食品经营许可", "JY24420000000001", "2031-03-01", "法人。名称已依法隐去。", "与决定同一叶"):
        assert told in shown.text
    document, data = get(f"{site}/permits/{slug}.mjdoc"), get(f"{site}/permits/{slug}.json")
    assert json.loads(document.text)["doc"]["kind"] == "permit"
    assert json.loads(data.text)["number"] == "中市监许〔2026〕1号"
    listed, found = get(f"{site}/permits"), get(f"{site}/search?q=" + quote("食品经营许可证"))
    for answer in (shown, document, data, listed, found):
        assert "甲餐饮" not in answer.text
    assert slug in listed.text
    assert slug in found.text
