"""A step entered late is judged by the file of its own day too: nothing is dated before what it rests on."""

from tests.law.walk import until


def test_a_notice_is_not_dated_before_the_proposal_it_tells_of() -> None:
    """行政处罚法第四十四条: told is what is proposed."""
    assert any("方需要事先告知" in one for one in until("inform").refused("inform", "03-05", today="03-12"))


def test_a_notice_is_not_delivered_before_it_was_written() -> None:
    """行政处罚法第四十四条."""
    walk = until("deliver_notice")
    assert any("尚未制作事先告知书" in one for one in walk.refused("deliver_notice", "03-11", today="03-12"))


def test_preservation_is_not_dated_before_its_approval() -> None:
    """行政处罚法第五十六条: approved beforehand."""
    walk = until("request_preservation").take("request_preservation", "03-06")
    walk.take("approve_preservation", "03-10")
    assert any("事先经行政机关负责人批准" in one for one in walk.refused("preserve", "03-06", today="03-10"))


def test_a_decision_is_not_dated_before_its_review_or_its_deliberation() -> None:
    """行政处罚法第五十七条第二款、第五十八条第一款."""
    walk = until("decide")
    assert any("未经法制审核" in one for one in walk.refused("decide", "04-02", today="04-10"))
    assert any("集体讨论" in one for one in walk.refused("decide", "04-07", today="04-10"))


def test_a_review_is_not_dated_before_it_was_asked_for() -> None:
    """广东省重大行政执法决定法制审核办法第十八条: five days are not won by dating back."""
    walk = until("submit_review").take("submit_review", "04-08")
    assert any("没有等待审核" in one for one in walk.refused("review", "04-03", today="04-15"))


def test_a_defence_entered_since_is_not_overlooked_by_a_decision_dated_before_it() -> None:
    """行政处罚法第四十五条第一款."""
    walk = until("decide").take("defend", "04-10")
    assert any("应当进行复核" in one for one in walk.refused("decide", "04-09", today="04-13"))


def test_an_investigation_is_not_dated_before_its_officers_were_assigned() -> None:
    """行政处罚法第四十二条第一款."""
    walk = until("inspect")
    assert any("尚未指派" in one for one in walk.refused("inspect", "03-03", today="03-05"))


def test_nothing_in_a_case_is_dated_before_the_case_began() -> None:
    """行政处罚法第五十四条第一款: an assignment cannot be older than the lead."""
    walk = until("assign")
    assert any(
        "不得早于登记案源之日（2026-03-02）" in one for one in walk.refused("assign", "02-20", today="03-05")
    )
