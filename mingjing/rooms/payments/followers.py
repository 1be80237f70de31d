"""What payments do when others act: what a case owes is worked out again."""

from django.utils import timezone

from mingjing.record.following import Seen, follower
from mingjing.rooms.cases.models import Case

from .actions import STEPS
from .owing import file_of, remember

ELSEWHERE = ("decide", "decide_on_spot", "deliver", "note_remedy", "note_remedy_result")


@follower("payments.owing", actions=[f"case.{step}" for step in (*ELSEWHERE, *sorted(STEPS))])
def owing(seen: Seen) -> None:
    """A step after which something else may be owed, or by another day."""
    case = Case.objects.filter(docket=seen.docket).first()
    if case is not None:
        remember(case, file_of(case, timezone.now()))
