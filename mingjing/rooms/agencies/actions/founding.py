"""建制: what a city's tables say comes into force, agency by agency; twice is once."""

import uuid
from datetime import date

from mingjing.record.actor import HOUSE
from mingjing.record.models import Entry
from mingjing.record.refusal import Refused, Repeated
from mingjing.record.writing import stored_key

from ..founding import Founding, by_agency
from ..models import Account, Agency
from .directory import Directory, bring_into_force, directory_docket
from .holding import found_account

NOTE = "建制时入册"


def found_city(made: Founding, *, on: date) -> list[tuple[str, str, str]]:
    """Write it, and open the administrators' accounts: user name, role, and the secret where it is new.

    Whatever a broken run has left undone is done; other tables than those of the first run are refused.
    """
    if made.wrong:
        raise Refused(made.wrong)
    tree = uuid.uuid5(made.key, "agencies")
    begun = Entry.objects.filter(key=stored_key(tree, HOUSE)).exists()
    if not begun and (Agency.objects.exists() or Entry.objects.filter(docket=directory_docket().pk).exists()):
        raise Refused(["这里已经建制，表的内容与当时不同。增减人员和机构用目录与授权，不再用建制。"])
    _once(Directory(agencies=made.agencies, note=NOTE), 0, on, tree)
    for agency, groups in by_agency(made).items():
        _once(Directory(**groups, note=NOTE), agency, on, uuid.uuid5(made.key, str(agency)))
    told = []
    for username, officer, posting in made.administrators:
        secret = ""
        if not Account.objects.filter(username=username).exists():
            _, secret = found_account(
                officer, username=username, by=HOUSE, key=uuid.uuid5(made.key, username)
            )
        told.append((username, posting.role, secret))
    return told


def _once(batch: Directory, agency: int, on: date, key: uuid.UUID) -> None:
    try:
        bring_into_force(batch, agency=agency, by=HOUSE, on=on, key=key)
    except Repeated:
        return
