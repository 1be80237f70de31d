"""草稿: what an officer has typed for a step and not yet said; hers alone, no part of the record."""

from collections.abc import Mapping
from typing import Any

from mingjing.record.words import canonical
from mingjing.rooms.agencies.models import Account

from .models import Case, Draft


def keep(
    account: Account, step: str, words: Mapping[str, Any], *, agency: int, case: Case | None = None
) -> Draft:
    """Keep the raw words of a form; `step` names the procedure too where there is no case yet.

    Only whoever reads for `agency`, which is the case's where there is one, can read them.
    """
    whose = case.agency if case else agency
    kept, _ = Draft.objects.update_or_create(
        account=account, case=case, step=step, defaults={"words": canonical(dict(words)), "agency": whose}
    )
    return kept


def kept(account: Account, step: str, *, case: Case | None = None) -> Draft | None:
    """The draft of this form, if there is one."""
    return Draft.objects.filter(account=account, case=case, step=step).first()


def all_of(account: Account) -> list[Draft]:
    """Her drafts in cases, newest first."""
    rows = Draft.objects.filter(account=account).exclude(case=None).select_related("case")
    return list(rows.order_by("-saved_at")[:20])


def forget(account: Account, step: str, *, case: Case | None = None) -> None:
    """Drop the draft: it has been said, or is not wanted."""
    Draft.objects.filter(account=account, case=case, step=step).delete()
