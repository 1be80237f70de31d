"""What is owed, worked out from the docket; and doubts about a unit of money."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.law import collection, remedies
from mingjing.law.casefile import CaseFile
from mingjing.law.collection import AdditionalFine, additional_fine, yuan
from mingjing.rooms.cases.models import Case
from mingjing.rooms.cases.reading import case_file
from mingjing.rooms.catalogue import queries as catalogue

from .models import Due


@dataclass(frozen=True)
class Owed:
    """欠缴: the fine, what was added and what was paid, in fen; `additional` is what could be added on that day."""

    principal: int
    surcharge: int
    paid: int
    due: date | None
    on: date
    additional: AdditionalFine | None

    @property
    def left(self) -> int:
        """What is still to be paid."""
        return max(self.principal + self.surcharge - self.paid, 0)

    @property
    def overdue(self) -> bool:
        """Whether the fine itself should have been paid by now."""
        return self.due is not None and self.on > self.due and self.paid < self.principal


def owed_in(file: CaseFile, on: date) -> Owed:
    """What the file leaves owed on a day."""
    principal, due = collection.fine_of(file), collection.payment_due(file)
    owed = Owed(principal, collection.charged(file), collection.paid(file), due, on, None)
    if not owed.overdue or due is None:
        return owed
    added = additional_fine(principal, due, on, remedies.stopped(file))
    return Owed(owed.principal, owed.surcharge, owed.paid, due, on, added)


def file_of(case: Case, now: datetime) -> CaseFile:
    """The case's docket as the law sees it now."""
    return case_file(case.docket_id, now=now, calendar=catalogue.calendar())


def remember(case: Case, file: CaseFile) -> None:
    """Keep what the case owes as a row, for lists; a case that never owed anything has none."""
    owed = owed_in(file, file.today)
    if not owed.principal and not Due.objects.filter(case=case).exists():
        return
    kept = {"principal": owed.principal, "surcharge": owed.surcharge, "paid": owed.paid, "due": owed.due}
    Due.objects.update_or_create(case=case, defaults={"agency": case.agency, **kept})


def receipt_number(typed: str) -> str:
    """A receipt's number as kept: full-width letters and digits made plain, no blanks, capitals."""
    return "".join(unicodedata.normalize("NFKC", typed).split()).upper()


def unit_doubt(amount: int, owed: Owed) -> str:
    """A sentence where the amount is a hundredth of what is owed: yuan were taken for fen."""
    whole = next(
        (one for one in (owed.left, owed.principal, owed.surcharge) if one and amount * 100 == one), 0
    )
    if not whole:
        return ""
    return (
        f"所填{yuan(amount)}正好是{yuan(whole)}的百分之一，可能把元当作分填报。"
        "请核对票据；确实只缴了这些的，请确认后再提交。"
    )


def beyond(amount: int, owed: Owed) -> str:
    """A sentence about how much more than owed an amount is; empty where it is not more."""
    if amount <= owed.left:
        return ""
    if amount in {owed.left * 100, owed.principal * 100}:
        return f"所填{yuan(amount)}正好是应缴数额的一百倍，请核对金额的单位是元还是分。"
    return f"尚欠{yuan(owed.left)}，所填{yuan(amount)}，多出{yuan(amount - owed.left)}。"
