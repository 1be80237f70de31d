"""Their words, ours: each form of decisions is read, warned of, or refused in a sentence."""

from datetime import date
from typing import Any

import pytest

from mingjing.doors.exchange.mirrored_decisions.line import Line, NotTaken, amounts, basis, day, kinds
from mingjing.doors.exchange.mirrored_decisions.mapping import FORMS, recognised

TODAY = date(2026, 6, 30)
OWN = {
    "number": "A-1",
    "authority": "某局",
    "decided_on": "2026-03-02",
    "party": "甲公司",
    "document_number": "某罚决[2026]1号",
}
DUAL = {"CF_WSH": "某罚决〔2026〕1号", "CF_JDRQ": "2026/03/02", "CF_CFJG": "某局", "CF_XDR_MC": "甲公司",
        "CF_XDR_LB": "法人及非法人组织", "CF_CFLB": "警告;罚款", "CF_NR_FK": "1.2", "CF_WFXW": "无照经营"}  # fmt: skip
NOTICE = {"id": "AMR1", "doc_no": "粤市监罚〔2025〕粤北办007号", "agency": "省局", "publish_date": "2026-01-23",
          "source_post": "1", "laws": "产品质量法;广告法", "amounts_mentioned": "32250元", "summary": "生产不合格产品"}  # fmt: skip
EVENT = {"id": "C1", "title": "行政处罚决定书", "record_kind": "行政处罚决定书", "doc_seq": "", "authority": "某局",
         "publish_date": "2026-01-23", "penalty_types": "罚款、市场禁入", "facts": "经查明…", "legal_basis": "《证券法》第五十条"}  # fmt: skip
STORY = {"id": "Z1", "title": "甲店无照经营案", "doc_no": "", "party": "甲店", "legal_rep": "张某某", "authority": "某局",
         "decision_date": "2026-06-20", "text": "违反《甲法》第一条第二款的规定，决定罚款人民币贰佰壹拾元整（¥210.00）。逾期不缴纳罚款的，依据《乙法》第七条加处罚款。"}  # fmt: skip


def read(form: str, cells: dict[str, Any], **other: Any) -> Line:
    return FORMS[form]({**cells, **other}, today=TODAY)


def test_a_line_of_our_own_form_is_read() -> None:
    line = read(
        "mingjing/1", OWN, penalties=["fine", "warning"], fine_yuan="12000.5", uscc="91350100M000100Y43"
    )
    assert (line.penalties, line.fine, line.document_number) == (
        ("warning", "fine"),
        1_200_050,
        "某罚决〔2026〕1号",
    )
    assert read("mingjing/1", OWN, source="https://a.example/1").source == "https://a.example/1"
    assert (line.decided_on, line.date_is, line.warnings) == (date(2026, 3, 2), "decided", ())


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"number": None}, "缺少来件方编号（number）"),
        ({"authority": " "}, "缺少机关（authority）"),
        ({"decided_on": "二月三十"}, "不是日期"),
        ({"decided_on": "2026-02-30"}, "不是日期"),
        ({"decided_on": "2026-07-01"}, "决定日期晚于今天"),
        ({"fine_yuan": "一万"}, "不是数字，单位为元"),
        ({"fine_yuan": "-1"}, "不小于零"),
        ({"fine_yuan": "1.005"}, "至多两位小数"),
        ({"fine_yuan": "NaN"}, "不是数字|不小于零"),
        ({"penalties": ["death"]}, "处罚种类代码“death”"),
        ({"party_kind": "ship"}, "当事人类别“ship”"),
        ({"document_number": "某罚告〔2026〕1号"}, "不是处罚决定"),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(other: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotTaken, match=sentence):
        read("mingjing/1", OWN, **other)


def test_a_line_says_all_that_is_wrong_with_it() -> None:
    with pytest.raises(NotTaken) as refused:
        read("mingjing/1", OWN, decided_on="x", fine_yuan="y", penalties=["z"])
    assert len(refused.value.sentences) == 3


@pytest.mark.parametrize(
    ("other", "warning"),
    [
        ({"uscc": "91350100M000100Y44"}, "统一社会信用代码的校验码不符，请与登记证照核对。"),
        ({"document_number": ""}, "来件没有文号。"),
        ({"document_number": "字号不明"}, "文号“字号不明”无法辨认，未作文号收录。"),
        ({"party": ""}, "来件没有当事人名称。"),
        ({"source": "javascript:alert(1)"}, "原公示网址“javascript:alert(1)”不是网址，未收录。"),
        ({"fine_yuan": "10"}, "写明了罚款数额，处罚种类中却没有罚款。"),
    ],
)
def test_a_doubtful_line_is_taken_with_a_warning(other: dict[str, Any], warning: str) -> None:
    assert read("mingjing/1", OWN, **other).warnings == (warning,)


def test_the_credit_standard_counts_in_ten_thousands() -> None:
    line = read("dual_publicity_penalty", DUAL)
    assert (line.fine, line.penalties, line.party_kind) == (1_200_000, ("warning", "fine"), "organisation")
    assert read("dual_publicity_penalty", DUAL, CF_NR_FK="0.000001").fine == 1
    assert "请核对单位是否为万元" in "".join(
        read("dual_publicity_penalty", DUAL, CF_NR_FK="12000000").warnings
    )
    with pytest.raises(NotTaken, match="至多六位小数"):
        read("dual_publicity_penalty", DUAL, CF_NR_FK="0.0000001")
    with pytest.raises(NotTaken, match="不是数字，单位为万元"):
        read("dual_publicity_penalty", DUAL, CF_NR_FK="1.2万")
    with pytest.raises(NotTaken, match="缺少"):
        read("dual_publicity_penalty", DUAL, CF_WSH="")


def test_a_notice_gives_its_day_of_publication_and_no_amount() -> None:
    line = read("gd_amr_decisions", NOTICE)
    assert (line.date_is, line.fine, line.basis) == ("published", 0, "《产品质量法》；《广告法》")
    assert line.warnings == (
        "来件没有决定日期，所记为公布日期。",
        "来件所列金额混有罚款、没收和货值，未作罚款数额收录。",
    )
    letter = read("gd_amr_decisions", NOTICE, doc_no="国市监稽函〔2024〕122号")
    assert letter.document_number == ""
    ranged = read("gd_amr_decisions", NOTICE, doc_no="青黄市监罚送告〔2026〕8020-8044号")
    assert "文号是一个区间，代表25份文书。" in ranged.warnings


def test_an_event_that_is_no_decision_is_not_taken() -> None:
    line = read("csrc_penalties", EVENT)
    assert line.penalties == ("fine", "restrict_employment")
    assert "违法事实在来源处已被截短。" in line.warnings
    for kind, sentence in (
        ("行政处罚事先告知书", "决定尚未作出"),
        ("监管措施", "不是行政处罚决定"),
        ("上市公司公告", "没有指明"),
    ):
        with pytest.raises(NotTaken, match=sentence):
            read("csrc_penalties", EVENT, record_kind=kind, title="公告")


def test_a_text_is_read_for_its_amounts_and_articles() -> None:
    line = read("zj_penalty_texts", STORY)
    assert (line.fine, line.penalties) == (21_000, ("fine",))
    assert line.basis.startswith("《甲法》第一条第二款")
    other = read("zj_penalty_texts", STORY, party="另一家店铺")
    assert "标题中没有当事人名称，标题与正文可能不属于同一案件。" in other.warnings
    assert "正文没有违法事实和决定内容。" in read("zj_penalty_texts", STORY, text="履行方式和期限").warnings


@pytest.mark.parametrize(
    ("cells", "form"),
    [
        (OWN, "mingjing/1"),
        (DUAL, "dual_publicity_penalty"),
        (NOTICE, "gd_amr_decisions"),
        (EVENT, "csrc_penalties"),
        (STORY, "zj_penalty_texts"),
    ],
)
def test_a_form_is_recognised_by_its_columns(cells: dict[str, Any], form: str) -> None:
    assert recognised(cells) == form


@pytest.mark.parametrize(
    "told", ["2026-3-2", "2026/03/02", "2026年3月2日", "2026.03.02", "2026-03-02T10:00:00"]
)
def test_days_are_read_in_every_usual_spelling(told: str) -> None:
    assert day(told) == date(2026, 3, 2)


def test_kinds_stand_in_the_order_of_the_law() -> None:
    assert kinds("没收非法所得、罚款、警告") == ("warning", "fine", "confiscate_illegal_gains")


@pytest.mark.parametrize(
    ("told", "fen"), [("罚款人民币伍佰元整", 50_000), ("并处罚款3000元", 300_000), ("罚款1.5万元", 1_500_000)]
)
def test_amounts_are_read_in_digits_and_capitals(told: str, fen: int) -> None:
    assert amounts(told, "罚款") == [fen]


def test_each_article_is_cited_once() -> None:
    assert basis("《甲法》第一条和《甲法》第一条、《乙法》") == "《甲法》第一条；《乙法》"
