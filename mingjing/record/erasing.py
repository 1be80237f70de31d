"""抹除: a personal field may lawfully be erased; its digest stays, and every proof still holds.

In one transaction: an `era` entry on the same docket that says which fields went and on what basis, the
value and its salt in the body replaced by the digest. (Personal Information Protection Law 47.)
"""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection

from . import commitments
from .actor import Actor
from .models import Body, Docket, Entry
from .refusal import Refused
from .words import instant
from .writing import write


def erase(entry: Entry, paths: Sequence[str], *, basis: str, by: Actor, key: uuid.UUID) -> None:
    """Erase fields of an entry's body (`says.reporter`, `rows.cases_party.<id>.personal`) on a stated basis."""
    body = Body.objects.get(pk=entry.pk)
    docket = Docket.objects.get(pk=entry.docket_id)
    parts, salts = _without(entry, body, paths)
    leaf = {"of": bytes(entry.hash).hex(), "paths": sorted(paths), "basis": basis}
    with write(docket, "record.erase", by=by, says={"entry": entry.number, "paths": sorted(paths), "basis": basis},
               key=key, kind="era", leaf=leaf) as writing, connection.cursor() as cursor:  # fmt: skip
        told = [json.dumps(part, ensure_ascii=False) for part in (*parts, salts)]
        cursor.execute("SELECT record_erase(%s, %s, %s, %s, %s, %s)", [entry.pk, *told, writing.entry])


def _without(entry: Entry, body: Body, paths: Sequence[str]) -> tuple[list[Any], dict[str, str]]:
    before = Entry.objects.filter(docket=entry.docket_id, number=entry.number - 1).first()
    head: dict[str, Any] = {"docket": str(entry.docket_id), "number": entry.number, "before": bytes(before.hash).hex() if before else "",
            "action": entry.action, "at": instant(entry.at)}  # fmt: skip
    parts: dict[str, Any] = {"by": body.by, "says": body.says, "rows": body.rows}
    flat = commitments.flatten(**parts, head=head)
    salts = dict(body.salts)
    for path in paths:
        if path not in flat or path.startswith("head.") or path not in salts:
            raise Refused([f"没有可以抹除的字段：{path}。"])
        hashed = commitments.field_hash(path, bytes.fromhex(salts.pop(path)), flat[path])
        parts = commitments.erase(parts, path, hashed)
    return [parts["by"], parts["says"], parts["rows"]], salts
