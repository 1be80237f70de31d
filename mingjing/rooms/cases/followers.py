"""What cases do when others act: a holiday notice recounts every running limit."""

from mingjing.record.following import Seen, follower

from .actions import recount
from .models import Case


@follower("cases.recount", actions=("catalogue.edition",), writes=True)
def holidays_announced(seen: Seen) -> None:
    """A new notice of holidays: each open case whose dates move records that they did."""
    if seen.says.get("kind") != "holiday":
        return
    why = f"放假安排{seen.says.get('code', '')}年第 {seen.says.get('number', '')} 版生效"
    for case in Case.objects.filter(closed_on=None).order_by("id").iterator(chunk_size=500):
        recount(case, why=why, key=seen.key(f"recount/{case.id}"))
