"""Time limits over a case: what starts, extends, holds and meets them, and the arithmetic they print."""

from datetime import timedelta

from mingjing.law.collection import additional_fine
from tests.law.trials import before
from tests.law.walk import Walk, day, on_spot_until, until

RULE = [{"law": "示例部门行政处罚程序规定", "article": "第六十四条"}]
PUBLIC_NOTICE = {"method": "public_notice", "receiver": None, "reasons": "下落不明。"}


def explained(walk: Walk, code: str, today: str = "") -> str:
    return "\n".join(walk.running(code, today).explanation)


def test_a_decision_is_due_ninety_days_from_filing_article_60() -> None:
    run = until("assign").running("decide")
    assert (run.start, run.due, run.state) == (day("03-04"), day("06-02"), "running")
    assert run.article == "第六十条"
    assert "《行政处罚法》第六十条" in explained(until("assign"), "decide")


def test_a_limit_not_met_in_time_is_over() -> None:
    assert until("inspect").running("decide", "06-02").state == "running"
    assert until("inspect").running("decide", "06-03").state == "over"


def test_testing_does_not_stop_the_ninety_days_article_60() -> None:
    assert until("report_test").running("decide").due == day("06-02")


def test_a_suspension_without_a_rule_of_its_own_does_not_stop_the_ninety_days() -> None:
    walk = before("interview", ("suspend", "03-06", {}), ("resume", "03-26", {}))()
    assert walk.running("decide").due == day("06-02")


def test_a_suspension_under_another_rule_moves_the_end_by_the_real_days_held() -> None:
    walk = before("interview", ("suspend", "03-06", {"rule": RULE}))()
    held = walk.running("decide", "03-16")
    assert (held.state, held.provisional, held.due) == ("suspended", True, day("06-12"))
    walk.take("resume", "03-26")
    assert walk.running("decide").due == day("06-02") + timedelta(days=20)
    assert "2026-03-07至2026-03-26不计入，共20日" in explained(walk, "decide")


def test_two_suspensions_add_up_and_overlapping_days_count_once() -> None:
    walk = before("interview", ("suspend", "03-06", {"rule": RULE}), ("resume", "03-16", {}))()
    walk.take("suspend", "03-16", rule=RULE).take("resume", "03-26")
    assert walk.running("decide").due == day("06-22")


def test_an_extension_under_another_rule_lengthens_the_ninety_days() -> None:
    walk = until("interview").take("extend_case", "03-06")
    assert walk.running("decide").due == day("06-02") + timedelta(days=30)
    assert "延长30日" in explained(walk, "decide")


def test_a_review_takes_five_working_days_and_three_more_when_extended_glm_18() -> None:
    walk = until("review")
    assert walk.running("review").due == day("04-09")  # 2, 3, then 7, 8, 9 after 清明
    assert "2026-04-04至2026-04-06不计入，共3日：法定节假日。" in explained(walk, "review")
    walk.take("extend_review", "04-02")
    assert walk.running("review").due == day("04-14")


def test_things_preserved_side_by_side_have_a_clock_each_article_56() -> None:
    walk = until("dispose_preservation")
    walk.take("request_preservation", "03-10", list_number="BC-2")
    walk.take("approve_preservation", "03-10", list_number="BC-2").take(
        "preserve", "03-10", list_number="BC-2"
    )
    runs = [one for one in walk.procedure.running(walk.file()) if one.code == "preservation"]
    assert [one.due for one in runs] == [day("03-17"), day("03-19")]
    walk.take("dispose_preservation", "03-11", list_number="BC-2")
    runs = [one for one in walk.procedure.running(walk.file()) if one.code == "preservation"]
    assert [one.state for one in runs] == ["running", "met"]


def test_the_hearing_term_runs_from_delivery_and_only_where_a_hearing_was_offered_article_64() -> None:
    assert until("defend").running("hearing_request").due == day("03-19")
    walk = until("propose").take("propose", "03-11", fine=6_000_00)
    walk.take("inform", "03-12", hearing_right=False).take("deliver_notice", "03-12")
    assert "hearing_request" not in {one.code for one in walk.procedure.running(walk.file())}


def test_public_notice_counts_as_delivered_thirty_days_later_cpl_95() -> None:
    walk = until("deliver").take("deliver", "04-13", **PUBLIC_NOTICE)
    run = walk.running("pay")
    assert (run.start, run.due) == (day("05-13"), day("05-28"))
    assert "依法视为2026-05-13" in explained(walk, "pay")


def test_public_notice_abroad_counts_sixty_days_later_cpl_283() -> None:
    walk = until("deliver").take("deliver", "04-13", **PUBLIC_NOTICE, abroad=True)
    assert walk.running("pay").start == day("06-12")


def test_payment_rolls_off_a_holiday_and_says_so_article_67() -> None:
    walk = until("deliver").take("deliver", "04-20")
    assert walk.running("pay").due == day("05-06")
    assert "最后一日2026-05-05为法定节假日，顺延" in explained(walk, "pay")


def test_a_deferral_moves_the_last_day_of_payment_article_66() -> None:
    walk = until("pay").take("ask_deferral", "04-20").take("decide_deferral", "04-21")
    assert walk.running("pay").due == day("06-30")
    assert "批准延期、分期缴纳，至2026-06-30" in explained(walk, "pay")
    refused = until("pay").take("ask_deferral", "04-20").take("decide_deferral", "04-21", outcome="refused")
    assert refused.running("pay").due == day("04-28")


def test_payment_late_is_met_and_late() -> None:
    walk = until("pay").take("pay", "04-29")
    assert (walk.running("pay").state, walk.running("pay").late) == ("met", True)


def test_an_approved_referral_is_sent_within_twenty_four_hours_crp_5() -> None:
    walk = before("propose", ("report_crime", "03-11", {}))()
    assert walk.running("decide_referral").due == day("03-14")
    walk.take("decide_referral", "03-13")
    run = walk.running("refer")
    assert str(run.due) == str(run.start + timedelta(hours=24))
    assert walk.running("refer", "03-15").state == "over"
    walk.take("refer", "03-14")
    assert walk.running("refer").state == "met"


def test_a_decision_is_published_within_seven_working_days_gpm_21() -> None:
    assert until("deliver").running("publish").due == day("04-21")
    walk = until("publish").take("exempt", "04-20")
    assert walk.running("publish").state == "met"


def test_cash_taken_on_the_spot_reaches_agency_and_bank_in_two_working_days_each_article_71() -> None:
    walk = on_spot_until("hand_in")
    assert walk.running("hand_in").due == day("03-09")
    walk.take("hand_in", "03-06")
    assert walk.running("bank").due == day("03-10")
    at_sea = on_spot_until("collect_on_spot").take("collect_on_spot", "03-05", landed_on="2026-03-04")
    assert at_sea.running("hand_in").start == day("03-04")


def test_the_additional_fine_is_three_per_cent_a_day_capped_at_the_fine_article_72() -> None:
    assert additional_fine(10_000_00, day("04-28"), day("04-28")).amount == 0
    assert additional_fine(10_000_00, day("04-28"), day("04-29")).amount == 300_00
    assert additional_fine(10_000_00, day("04-28"), day("05-31")).amount == 9_900_00
    capped = additional_fine(10_000_00, day("04-28"), day("06-30"))
    assert capped.amount == 10_000_00
    assert "不得超出罚款的数额" in capped.explanation[-1]


def test_the_additional_fine_stands_still_during_reconsideration_article_73() -> None:
    stopped = [(day("05-01"), day("05-10"))]
    found = additional_fine(10_000_00, day("04-28"), day("05-13"), stopped)
    assert (found.days, found.amount) == (5, 1_500_00)
    overlapping = [*stopped, (day("05-05"), day("05-12"))]
    assert additional_fine(10_000_00, day("04-28"), day("05-13"), overlapping).days == 3


def test_a_date_in_a_year_without_notice_is_provisional_and_says_so() -> None:
    walk = Walk()
    for step, on in (("register_lead", "12-28"), ("verify", "12-28"), ("file", "12-28"), ("assign", "12-28")):
        walk.take(step, on, **({"discovered_on": "2026-12-28"} if step == "register_lead" else {}))
    for step in ("inspect", "request_preservation", "approve_preservation", "preserve"):
        walk.take(step, "12-29")
    assert walk.running("preservation").provisional
    assert "尚未公布" in explained(walk, "preservation")
