"""A number that fails its own check digit is kept as it was written, and the case page says so."""

from mingjing.doors.desk.casepage import party_rows
from mingjing.rooms.cases.models import Party


def notes(**particulars: str) -> str:
    return "".join(row["note"] for row in party_rows(Party(name="某公司", **particulars)))


def test_a_credit_code_with_a_wrong_check_digit_is_doubted_and_kept() -> None:
    party = Party(kind="legal_person", name="某公司", uscc="91350100M000100Y44")
    assert party_rows(party)[2]["value"].endswith("0Y44")
    assert "校验" in notes(kind="legal_person", uscc="91350100M000100Y44")


def test_a_sound_credit_code_and_a_sound_citizen_number_are_not_doubted() -> None:
    assert notes(kind="legal_person", uscc="91350100M000100Y43") == ""
    assert notes(kind="natural_person", citizen_id="11010519491231002X") == ""


def test_a_party_without_a_number_is_not_doubted() -> None:
    assert notes(kind="legal_person") == ""
