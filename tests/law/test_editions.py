"""A procedure in force never changes: its digest stands in the lock."""

from dataclasses import replace

from mingjing.law.editions import LOCK, added, changed, digest, locked
from mingjing.law.procedures import all_procedures


def test_no_locked_edition_has_changed_and_none_is_missing() -> None:
    lock = locked(LOCK.read_text(encoding="utf-8"))
    assert changed(all_procedures(), lock) == []
    assert set(all_procedures()) == set(lock)


def test_a_change_of_a_word_a_term_or_a_condition_is_noticed() -> None:
    procedures = all_procedures()
    one = procedures["penalty.ordinary.2021"]
    lock = {one.code: digest(one)}
    step = one.steps["decide"]
    later = replace(one.limits[0], term=replace(one.limits[0].term, amount=91))
    otherwise = replace(one.limits[0], when=lambda happening: "other" in happening.said)
    for new in (
        replace(one, title="普通程序"),
        replace(one, steps={**one.steps, "decide": replace(step, needs=step.needs[1:])}),
        replace(one, steps={**one.steps, "decide": replace(step, asks=step.asks[1:])}),
        replace(one, limits=(later, *one.limits[1:])),
        replace(one, limits=(otherwise, *one.limits[1:])),
    ):
        assert changed({one.code: new}, lock) == [one.code]
    assert changed({}, lock) == [one.code]


def test_new_editions_are_added_and_old_lines_stay() -> None:
    procedures = all_procedures()
    code = "penalty.ordinary.2021"
    assert added(procedures, {code: "as it was"}) == {
        **{other: digest(one) for other, one in procedures.items() if other != code},
        code: "as it was",
    }
