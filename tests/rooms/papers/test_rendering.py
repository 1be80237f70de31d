"""Papers come out as PDF/A, whole, the same every time, and what is typed is never run."""

from datetime import date

import pytest

from mingjing.rooms.cases.papers import render


@pytest.mark.parametrize("code", ["penalty_decision", "filing_approval", "interview_record"])
def test_the_same_paper_is_the_same_bytes(code: str) -> None:
    def once() -> bytes:
        return render(
            code,
            fields={},
            agency="某市综合执法局",
            number="",
            verify_code="7K3M-9QXA",
            verify_url="https://example.org/v/7K3M9QXA",
            issued_on=date(2026, 11, 23),
        ).pdf

    assert once() == once()
