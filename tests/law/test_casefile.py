"""The case file: what happened, when, and nothing else."""

from datetime import UTC, date, datetime, timedelta

from mingjing.law.asks import as_date, as_datetime
from mingjing.law.calendar import days, months, working_days
from mingjing.law.casefile import CaseFile, Happening
from mingjing.law.collection import charged, fine_of, paid, settled
from mingjing.law.language import CHINA, Role
from mingjing.law.people import assigned, handlers, recused
from mingjing.law.remedies import remedies_end, stopped
from tests.examples import HANDLERS
from tests.law.walk import CAST, day, until


def happening(number: int, step: str, on: str, /, **said: object) -> Happening:
    entered = datetime(2026, 4, 1, 9, 0, tzinfo=CHINA)
    return Happening(number, step, day(on), entered, CAST[Role.HANDLER], said)


def test_today_is_the_date_in_china() -> None:
    assert CaseFile((), datetime(2026, 3, 1, 17, 0, tzinfo=UTC)).today == day("03-02")


def test_what_is_not_in_the_file_did_not_happen() -> None:
    file = CaseFile((), datetime(2026, 3, 1, tzinfo=CHINA))
    assert not file.has("file")
    assert file.said("file", "reasons") is None
    assert not file.over("file", days(1))
    assert not file.passed("review", of="propose")


def test_the_latest_word_counts_and_all_are_kept() -> None:
    file = CaseFile(
        (happening(1, "propose", "03-02", fine=1), happening(2, "propose", "03-03", fine=2)),
        datetime(2026, 3, 10, tzinfo=CHINA),
    )
    assert (file.said("propose", "fine"), file.count("propose"), len(file.all("propose"))) == (2, 2, 2)
    assert file.since(file.all("propose")[0], "propose") == (file.happenings[1],)
    assert file.over("propose", days(6))
    assert not file.over("propose", days(7))
    assert not file.over("propose", working_days(5), on=day("03-10"))


def test_a_review_passes_only_what_stood_before_it() -> None:
    now = datetime(2026, 3, 10, tzinfo=CHINA)
    proposed, reviewed = happening(1, "propose", "03-02"), happening(2, "review", "03-03", outcome="passed")
    again = happening(3, "propose", "03-04")
    assert CaseFile((proposed, reviewed), now).passed("review", of="propose")
    assert not CaseFile((proposed, reviewed, again), now).passed("review", of="propose")


def test_a_happening_has_the_minute_said_else_its_hour_of_entry_else_midnight() -> None:
    assert happening(1, "refer", "03-02", on="2026-03-02T10:05:00+08:00").moment.minute == 5
    assert happening(1, "refer", "04-01").moment == datetime(2026, 4, 1, 9, 0, tzinfo=CHINA)
    assert happening(1, "refer", "03-02").moment == datetime(2026, 3, 2, tzinfo=CHINA)


def test_words_of_the_wrong_kind_read_as_nothing() -> None:
    wrong = happening(1, "decide", "03-02", fine="很多", penalties="罚款", grade=3, born_on="昨天")
    assert (wrong.money("fine"), wrong.texts("penalties"), wrong.mapping("grade"), wrong.day("born_on")) == (
        0,
        (),
        {},
        None,
    )
    assert wrong.text("fine") == "很多"
    assert wrong.text("grade") == ""


def test_an_instant_said_elsewhere_falls_on_the_day_in_china() -> None:
    assert as_date("2026-03-11T17:00:00+00:00") == day("03-12")
    assert as_date(datetime(2026, 3, 11, 17, tzinfo=UTC)) == day("03-12")
    assert as_datetime("2026-03-11") is None


def test_an_earlier_view_of_the_file_never_looks_later() -> None:
    file = until("decide").file(day("04-10"))
    assert file.as_of(day("03-20")).today == day("03-20")
    assert file.as_of(day("05-20")).today == day("04-10")
    assert file.as_of(None) is file


def test_the_file_knows_who_handles_and_who_stepped_aside() -> None:
    walk = until("interview").take("ask_recusal", "03-05").take("decide_recusal", "03-05")
    file = walk.file()
    assert assigned(file) == set(HANDLERS)
    assert recused(file) == {HANDLERS[1]}
    assert handlers(file) == set(HANDLERS)


def test_money_is_what_was_decided_charged_and_paid() -> None:
    walk = until("pay")
    assert (fine_of(walk.file()), paid(walk.file()), settled(walk.file())) == (12_000_00, 0, False)
    walk.take("charge_surcharge", "04-29").take("pay", "04-29")
    assert (charged(walk.file()), settled(walk.file())) == (360_00, False)
    walk.take("pay", "04-30", amount=360_00)
    assert settled(walk.file())


def test_a_changed_fine_counts_and_a_revoked_one_is_nothing() -> None:
    changed = until("pay").take("note_remedy", "04-20")
    changed.take("note_remedy_result", "05-20", outcome="changed", fine=8_000_00)
    assert fine_of(changed.file()) == 8_000_00
    revoked = until("pay").take("note_remedy", "04-20").take("note_remedy_result", "05-20")
    assert fine_of(revoked.file()) == 0


def test_reconsideration_stops_the_additional_fine_from_acceptance_to_result() -> None:
    walk = until("pay").take("note_remedy", "04-20")
    assert stopped(walk.file(day("05-10"))) == [(day("04-20"), day("05-10"))]
    walk.take("note_remedy_result", "05-20", outcome="upheld")
    assert stopped(walk.file(day("06-10"))) == [(day("04-20"), day("05-20"))]


def test_both_remedies_are_over_when_the_six_months_are() -> None:
    assert remedies_end(until("pay").file()) == date(2026, 10, 13)
    assert months(6).amount == 6
    assert remedies_end(until("deliver").file()) is None
    assert day("04-13") + timedelta(days=60) < date(2026, 10, 13)
