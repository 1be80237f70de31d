"""Every paper that a step leaves says what the law wants it to say, from what stands on the docket."""

from collections.abc import Iterator
from typing import Any

import pytest

from mingjing.law.procedures import all_procedures
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.composing import COMPOSERS
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.cases.papers import missing
from tests import given

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AFTERWARDS = {"investigation_report": ["缺少承办机构意见（《广东省行政执法全过程记录办法》第十一条第二项）"]}
"""What is written on a paper by hand after it was made: the unit's opinion is a later step."""
UNPUNISHED: dict[str, object] = {
    "outcome": "no_penalty",
    "penalties": None,
    "fine": None,
    "no_penalty_reason": "minor_exemption",
    "complex": None,
}


@pytest.fixture(autouse=True)
def _reading() -> Iterator[None]:
    with reading(given.EVERYWHERE):
        yield


def fields(case: Case, code: str) -> dict[str, Any]:
    """The fields of the latest paper of this kind, which must lack nothing."""
    paper = Paper.objects.filter(case=case, code=code).latest("place")
    assert missing(code, paper.fields) == AFTERWARDS.get(code, [])
    return dict(paper.fields)


def test_every_paper_of_every_step_has_its_composer() -> None:
    named = {code for way in all_procedures().values() for step in way.steps.values() for code in step.papers}
    assert named == set(COMPOSERS)


@pytest.mark.parametrize("code", [given.ORDINARY, given.SUMMARY])
def test_no_paper_of_a_whole_case_lacks_anything(code: str) -> None:
    case = given.case_at("archived", code)
    found = {paper.code for paper in Paper.objects.filter(case=case)}
    for one in found:
        fields(case, one)
    assert found >= {"closure_approval", "file_cover", "file_index"}


def test_a_filing_approval_names_source_provision_and_whoever_approved() -> None:
    told = fields(given.case_at("inquiry"), "filing_approval")
    assert told["source"] == "监督检查发现"
    assert told["cause"] == "运输建筑垃圾沿途遗撒"
    assert told["grounds"] == "《城市市容和环境卫生管理条例（示例）》第十五条"
    assert (told["handler_name"], told["head_name"]) == ("张明、李华", "陈立")
    assert told["head_opinion"].startswith("同意立案。")


def test_a_notice_tells_content_reasons_and_both_rights() -> None:
    case = given.case_before("deliver_notice")
    told = fields(case, "advance_notice")
    assert told["grounds"].endswith("第十五条")
    assert told["basis"].endswith("第三十四条")
    assert told["evidence"].splitlines()[0] == "（一）现场检查照片（书证）；"
    assert told["penalty"] == "（一）警告；\n（二）罚款人民币壹万贰仟元整（12,000.00元）。"
    assert told["fine"] == 12_000_00
    assert "适用裁量基准“运输建筑垃圾沿途遗撒”" in told["discretion"]
    assert told["defence_term"] == "收到本告知书之日起五个工作日内"
    assert told["hearing_ground"] == "《行政处罚法》第六十三条第一款"
    assert told["contact_name"] == "张明"


def test_a_large_fine_gives_the_right_to_a_hearing_by_its_own_item() -> None:
    large: dict[str, object] = {"fine": 120_000_00, "grades": None}
    unlisted = {"matter": "CG-0000"}  # a matter without a benchmark, so that no grade bounds the fine
    case = given.case_before("deliver_notice", register_lead=unlisted, propose=large)
    told = fields(case, "advance_notice")
    assert told["hearing_ground"] == "《行政处罚法》第六十三条第一款第一项"


def test_a_decision_states_all_that_article_59_and_the_collection_measures_ask_for() -> None:
    case = given.case_at("delivery")
    told = fields(case, "penalty_decision")
    assert (told["party_name"], told["party_address"]) == ("示例土石方工程有限公司", "示例市示例路12号")
    assert "2026年3月5日现场检查" in told["course"]
    assert "当事人于2026年3月13日提出陈述、申辩" in told["defence"]
    assert "本机关对该意见部分采纳。" in told["defence"]
    assert "听证主持人意见：事实清楚" in told["defence"]
    assert (told["collector"], told["collector_address"]) == ("示例银行示例支行", "示例路1号")
    assert "以法定休假日后的第一日为期限届满的日期" in told["performance"]
    assert "百分之三" in told["surcharge"]
    assert (told["review_body"], told["court"]) == ("中山市人民政府", "中山市第一人民法院")
    assert (told["review_term"], told["suit_term"]) == ("六十日", "六个月")


def test_a_decision_on_the_spot_sends_the_party_to_reconsideration_first() -> None:
    case = given.case_at("performance", given.SUMMARY)
    told = fields(case, "on_spot_decision")
    assert told["penalty"] == "罚款人民币壹佰元整（100.00元）。"
    assert told["suit_term"] == "十五日"
    assert told["happened"] == told["decided"] == "2026-03-05T08:30:00.000000+00:00"
    assert told["informed"].endswith("当事人无异议。")


def test_a_decision_without_penalty_cites_why_and_teaches() -> None:
    case = given.case_before("inform", propose={**UNPUNISHED, "slight": True, "complex": False})
    given.take(case, "approve_proposal", on="2026-03-12")
    unpunished = {name: value for name, value in UNPUNISHED.items() if name != "complex"}
    given.take(case, "decide", on="2026-03-13", education="今后密闭运输。", **unpunished)
    told = fields(case, "no_penalty_decision")
    assert told["basis"] == "《行政处罚法》第三十三条第一款、第五十七条第一款第二项"
    assert told["reasons"].startswith("违法行为轻微并及时改正，没有造成危害后果。")
    assert told["grounds"] == "《城市市容和环境卫生管理条例（示例）》第十五条"
    assert told["education"] == "今后密闭运输。"
    assert fields(case, "investigation_report")["penalty"].startswith("不予行政处罚（")


def test_papers_of_preservation_name_the_list_the_day_and_the_head() -> None:
    case = given.case_before("collect")
    for step in ("request_preservation", "approve_preservation", "preserve"):
        given.take(case, step, on="2026-03-06")
    told = fields(case, "preservation_notice")
    assert told["due_on"] == "2026-03-17"
    assert told["approved_by"] == "本机关负责人陈立"
    assert [row["name"] for row in told["goods"]] == ["行车记录仪一台"]
    given.take(case, "dispose_preservation", on="2026-03-10")
    ended = fields(case, "preservation_disposal")
    assert ended["notice_number"] == Paper.objects.get(code="preservation_notice").number
    assert ended["decision"] == "采取记录、复制、拍照等方式保全后返还。"


def test_a_lead_that_is_not_filed_says_why() -> None:
    case = given.case_before("file")
    given.take(case, "refuse_filing", on="2026-03-04")
    told = fields(case, "filing_refusal")
    assert (told["facts"], told["reasons"]) == ("经核查，线索属实。", "经核查，没有违法行为。")


def test_a_transfer_names_the_receiver_and_what_is_enclosed() -> None:
    case = given.case_before("collect")
    given.take(case, "transfer", on="2026-03-09")
    told = fields(case, "transfer_letter")
    assert told["receiver"] == "示例市交通运输局"
    assert "现场检查录像（视听资料）" in told["attachments"]


def test_a_recusal_names_whoever_asked_and_whoever_decided() -> None:
    case = given.case_before("collect")
    for step in ("ask_recusal", "decide_recusal"):
        given.take(case, step, on="2026-03-09")
    told = fields(case, "recusal_decision")
    assert (told["applicant"], told["person"]) == ("示例土石方工程有限公司", "李华")
    assert told["decision"].startswith("李华应当回避")
    assert told["decided_by"] == "陈立"


def test_an_extension_states_the_old_day_and_the_new_one() -> None:
    case = given.case_before("collect")
    given.take(case, "extend_case", on="2026-03-09")
    told = fields_of_approval(case)
    assert (told["due_on"], told["until"]) == ("2026-06-02", "2026-07-02")
    assert told["basis"] == "《示例部门行政处罚程序规定》第六十四条"
    reviewed = given.case_before("review")
    given.take(reviewed, "extend_review", on="2026-04-02")
    told = fields_of_approval(reviewed)
    assert (told["due_on"], told["until"]) == ("2026-04-09", "2026-04-14")
    assert told["basis"] == "《广东省重大行政执法决定法制审核办法》第十八条"


def fields_of_approval(case: Case) -> dict[str, Any]:
    """An extension's form, on which those who handle the case have yet to write."""
    paper = Paper.objects.get(case=case, code="extension_approval")
    lacking = missing("extension_approval", paper.fields)
    assert "handler_name" not in paper.fields
    assert lacking == ["缺少承办意见（《广东省行政执法全过程记录办法》第十一条第一项）"]
    return dict(paper.fields)


def test_a_suspected_crime_is_sent_with_its_report_and_its_approval() -> None:
    case = given.case_before("propose")
    for step, on in (("report_crime", "2026-03-10"), ("decide_referral", "2026-03-10T09:00:00+08:00")):
        given.take(case, step, on=on[:10])
    given.take(case, "refer", on="2026-03-11")
    told = fields(case, "criminal_referral")
    assert told["receiver"] == "示例市公安局"
    assert told["approved_by"] == "本机关正职负责人陈立"
    assert len(told["materials"]) == 3


def test_paying_later_and_being_urged_state_what_is_still_owed() -> None:
    case = given.case_before("pay")
    given.take(case, "pay", on="2026-04-14", amount=2_000_00)
    for step in ("ask_deferral", "decide_deferral"):
        given.take(case, step, on="2026-04-20")
    told = fields(case, "deferral_decision")
    assert told["unpaid"] == 10_000_00
    assert told["decision"] == "批准分期缴纳。分两期缴纳。"
    given.take(case, "demand", on="2026-07-10")
    urged = fields(case, "demand_notice")
    assert (urged["fine"], urged["total"]) == (10_000_00, 10_000_00)
    assert fields(case, "delivery_receipt")["papers"][0]["paper"] == "履行行政处罚决定催告书"


def test_a_receipt_names_the_paper_and_how_it_was_left() -> None:
    left: dict[str, object] = {
        "method": "lien",
        "receiver": None,
        "relation": None,
        "recorded": True,
        "reasons": "当事人拒绝签收。",
        "place": "示例市示例路12号",
    }
    case = given.case_before("pay", deliver=left)
    told = fields(case, "delivery_receipt")
    assert told["manner"] == "留置送达"
    assert told["papers"] == [
        {
            "paper": "行政处罚决定书",
            "number": Paper.objects.get(code="penalty_decision").number,
            "copies": "1",
        }
    ]
    assert told["refusal"] == "当事人拒绝签收。已拍照、录像记录送达过程。"
    assert "received_on" not in told


def test_an_electronic_delivery_notes_consent_and_the_way_to_reconsideration() -> None:
    sent: dict[str, object] = {
        "method": "electronic",
        "receiver": None,
        "relation": None,
        "consent": True,
        "review_channel": "示例行政复议网上平台",
    }
    told = fields(given.case_before("pay", deliver=sent), "delivery_receipt")
    assert told["manner"] == "电子送达"
    assert told["remark"] == "当事人已签订电子送达确认书；已提供行政复议申请渠道：示例行政复议网上平台"


def test_a_file_index_counts_the_pages_of_all_papers() -> None:
    case = given.case_at("archived")
    told = fields(case, "file_index")
    papers = Paper.objects.filter(case=case).exclude(code__in=("file_cover", "file_index"))
    listed = [row for row in told["entries"] if row["pages"]]
    assert [row["title"] for row in listed] == list(
        papers.order_by("place", "code").values_list("title", flat=True)
    )
    assert listed[-1]["pages"].split("-")[-1] == str(sum(paper.pages for paper in papers))
    assert next(row["remark"] for row in told["entries"] if not row["pages"]) == "证据1"
