"""Nobody writes the catalogue of another bureau: not as a draft, not by reviewing it, not by bringing it into force."""

import uuid

import pytest

from mingjing.law.words import Role
from mingjing.record.actor import Actor
from mingjing.record.refusal import Refused
from mingjing.rooms.catalogue.drafts import begin_draft, enact_draft, propose_draft, review_draft
from mingjing.rooms.catalogue.models import EditionDraft
from tests import cast, given
from tests.bad_input.quiet import nothing_written
from tests.security import people

pytestmark = pytest.mark.django_db
ROWS = [given.BENCHMARK]


@pytest.fixture
def stranger() -> Actor:
    """A catalogue manager of another bureau."""
    given.house()
    people.take_up_posts()
    return people.actor(people.far(Role.CATALOGUER))


def proposed(by: Actor) -> EditionDraft:
    day = cast.SINCE.replace(year=2027)
    begun = begin_draft("benchmark", "CG", ROWS, effective_from=day, by=by, agency=cast.BUREAU)
    return propose_draft(begun, by=by)


def test_a_stranger_neither_drafts_nor_reviews_nor_enacts(stranger: Actor) -> None:
    with pytest.raises(Refused, match="属于其他机关"), nothing_written():
        proposed(stranger)
    draft = proposed(cast.actor("钱进"))
    begun = begin_draft("benchmark", "CG", ROWS, effective_from=draft.effective_from, by=cast.actor("钱进"),
                        agency=cast.BUREAU)  # fmt: skip
    with pytest.raises(Refused, match="属于其他机关"), nothing_written():
        propose_draft(begun, by=stranger)
    with pytest.raises(Refused, match="属于其他机关"), nothing_written():
        review_draft(draft, passed=False, opinion="不同意。", by=stranger)
    draft.state = "passed"
    draft.save()
    with pytest.raises(Refused, match="属于其他机关"), nothing_written():
        enact_draft(draft, by=stranger, key=uuid.uuid4())


def test_whoever_keeps_it_does(stranger: Actor) -> None:
    assert proposed(cast.actor("钱进")).agency == cast.BUREAU
