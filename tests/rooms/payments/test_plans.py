"""分期安排: written out, read back, and held against what is owed."""

from datetime import date

from mingjing.rooms.payments.plans import Part, faults, parse, written

ON, UNTIL = date(2026, 4, 20), date(2026, 6, 30)
TWO = [Part(date(2026, 5, 31), 6_000_00), Part(UNTIL, 6_000_00)]


def told(parts: list[Part], *, left: int = 12_000_00) -> str:
    return "".join(map(str, faults(parts, left=left, on=ON, until=UNTIL)))


def test_a_plan_reads_back_as_it_was_written() -> None:
    assert parse(written(TWO)) == TWO
    assert parse("2026年5月31日前缴 6,000.5 元\n\n２０２６-６-３０ 5999.50元") == [
        Part(date(2026, 5, 31), 6_000_50),
        Part(UNTIL, 5_999_50),
    ]


def test_a_line_that_is_no_day_and_amount_makes_no_plan() -> None:
    for text in ("分两期缴纳。", "2026-02-30 6000元", "2026-05-31 6000元\n余款另行缴纳", "", "2026-05-31"):
        assert parse(text) is None


def test_a_good_plan_has_no_faults() -> None:
    assert told(TWO) == ""


def test_a_plan_that_does_not_add_up_or_is_out_of_order_is_refused() -> None:
    assert "各期合计12,000.00元，与尚欠的13,000.00元不一致" in told(TWO, left=13_000_00)
    assert "依次在后" in told(TWO[::-1])
    assert "至少分两期" in told([Part(UNTIL, 12_000_00)])
    assert "至少分两期" in told([*TWO, Part(date(2026, 7, 1), 0)])
    assert "最后一期应当是2026-06-30" in told([TWO[0], Part(date(2026, 7, 1), 6_000_00)])
    assert "在批准之后" in told([Part(ON, 6_000_00), TWO[1]])
