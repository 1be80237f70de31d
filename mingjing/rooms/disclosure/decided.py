"""作出的决定: a decision as its entry has it, with the salts by which each field can be shown or hidden."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection

from mingjing.law.casefile import Happening
from mingjing.law.publicity import DECISIONS
from mingjing.record import commitments
from mingjing.record.following import Seen
from mingjing.record.refusal import Refused
from mingjing.record.words import canonical, instant
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.queries import issuing_agency
from mingjing.rooms.cases.models import Case, Decision, Party
from mingjing.rooms.cases.reading import happenings

DECIDING = tuple(f"case.{step}" for step in DECISIONS)

_ENTRY = """SELECT e.id, e.number, e.action, e.at, e.leaf, e.hash, b.by, b.says, b.rows, b.salts,
    coalesce((SELECT p.hash FROM record_entry p WHERE p.docket_id = e.docket_id AND p.number = e.number - 1), '')
  FROM record_entry e JOIN record_body b ON b.entry_id = e.id
  WHERE e.docket_id = %s AND e.action = ANY(%s) AND (%s = '' OR encode(e.hash, 'hex') = %s)
  ORDER BY e.number DESC LIMIT 1"""


@dataclass(frozen=True)
class Decided:
    """A decision's entry, flat, and what stands around it."""

    case: Case
    entry: int
    leaf_hash: str
    leaf: dict[str, Any]
    leaf_bytes: bytes
    action: str
    by: dict[str, Any]
    says: dict[str, Any]
    fields: dict[str, Any]
    salts: dict[str, bytes]

    @property
    def mirrored(self) -> bool:
        """Whether another system made it."""
        return "src" in self.leaf

    @cached_property
    def hashes(self) -> dict[str, bytes]:
        """f[p] of every field; together they must be what the leaf committed to. Raises Refused."""
        try:
            found = commitments.hash_again(self.fields, self.salts)
            c, s = commitments.recommit(found)
        except (KeyError, ValueError) as wrong:
            raise Refused(["决定的正文与所存的盐对不上，不得公开；请先核验案卷。"]) from wrong
        if (c.hex(), s.hex()) != (self.leaf.get("c"), self.leaf.get("s")):
            raise Refused(["决定的正文与公开日志中的承诺不符，不得公开；请先核验案卷。"])
        return found

    @cached_property
    def decision(self) -> Decision:
        """The decision's row as this entry wrote it, or as a later one changed it."""
        rows = Decision.objects.filter(case=self.case, entry_id__gte=self.entry)
        return rows.order_by("entry_id")[0]  # type: ignore[no-any-return]

    @cached_property
    def parties(self) -> list[Party]:
        """Everybody the decision is about."""
        return list(Party.objects.filter(case=self.case).order_by("entry_id"))

    @cached_property
    def agency(self) -> Agency:
        """In whose name it was made, or who keeps it where it is mirrored."""
        return issuing_agency(self.case.agency)

    @cached_property
    def file(self) -> tuple[Happening, ...]:
        """Every step on the docket."""
        return tuple(happenings(self.case.docket_id))

    @property
    def decided_on(self) -> date:
        """The day the leaf says it was made."""
        return date.fromisoformat(self.leaf["d"])

    @property
    def publish_by(self) -> date:
        """The last lawful day of publication."""
        return date.fromisoformat(self.leaf["due"])

    def pieces(self, name: str) -> list[tuple[str, Any]]:
        """The committed fields that hold one word of the step, in order: (path, value)."""
        paths = self._paths.get(name, [])
        return [(path, self.fields[path]) for path in (sorted(paths, key=_place) if paths[1:] else paths)]

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        """The paths of each word of the step."""
        found: dict[str, list[str]] = {}
        for path in self.fields:
            part, _, rest = path.partition(".")
            if part == "says":
                found.setdefault(rest.partition(".")[0], []).append(path)
        return found


def _place(path: str) -> list[int]:
    return [int(part) for part in path.split(".") if part.isdigit()]


def decided(case: Case, leaf_hash: str = "") -> Decided | None:
    """The latest decision of a case, or that with this leaf; None where nothing can be published."""
    with connection.cursor() as cursor:
        cursor.execute(_ENTRY, [case.docket_id, list(DECIDING), leaf_hash, leaf_hash])
        row = cursor.fetchone()
    if row is None:
        return None
    entry, number, action, at, leaf, hashed, *parts, before = row
    by, says, rows, salts = map(_read, parts)
    told = json.loads(bytes(leaf))
    if told["t"] != "dec":
        return None
    head = {
        "docket": str(case.docket_id),
        "number": number,
        "before": bytes(before).hex(),
        "action": action,
        "at": instant(at),
    }
    fields = commitments.flatten(by=by, says=says, rows=rows, head=head)
    return Decided(
        case,
        entry,
        bytes(hashed).hex(),
        told,
        bytes(leaf),
        action,
        by,
        says,
        fields,
        {path: bytes.fromhex(salt) for path, salt in salts.items()},
    )


def first_decided(seen: Sequence[Seen]) -> dict[int, Decided]:
    """Decisions that opened their dockets, by their places in the log; what is found out for all is asked once."""
    cases = {one.docket_id: one for one in Case.objects.filter(docket__in=[one.docket for one in seen])}
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT e.id, e.leaf, b.salts FROM record_entry e JOIN record_body b ON b.entry_id = e.id
               WHERE e.id = ANY(%s)""",
            [[one.entry for one in seen]],
        )
        kept = {entry: (bytes(leaf), _read(salts)) for entry, leaf, salts in cursor.fetchall()}
    return {
        one.index: _first(cases[one.docket], one, *kept[one.entry]) for one in seen if one.docket in cases
    }


def _first(case: Case, seen: Seen, leaf: bytes, salts: dict[str, str]) -> Decided:
    head: dict[str, Any] = {
        "docket": str(seen.docket),
        "number": seen.number,
        "before": "",
        "action": seen.action,
        "at": instant(seen.at),
    }
    fields = commitments.flatten(by=seen.by, says=seen.says, rows=seen.rows, head=head)
    return Decided(
        case,
        seen.entry,
        seen.leaf_hash,
        seen.leaf,
        leaf,
        seen.action,
        seen.by,
        seen.says,
        fields,
        {path: bytes.fromhex(salt) for path, salt in salts.items()},
    )


def _read(part: Any) -> Any:
    return json.loads(part) if isinstance(part, str) else part


def being_decided(
    case: Case,
    entry: int,
    *,
    action: str,
    by: dict[str, Any],
    says: dict[str, Any],
    standing: Mapping[str, Any] | None = None,
) -> Decided:
    """A decision whose entry is still open: to ask what would be shown of it; it has no salts yet.

    `standing` is what need not be looked up, by the names of `Decided`: of a new docket all of it is at hand.
    """
    said = canonical(says)
    fields = commitments.flatten(by=by, says=said, rows={}, head={"action": action})
    leaf = {"src": said.get("source", ""), "d": said.get("decided_on", ""), "due": said.get("decided_on", "")}
    made = Decided(case, entry, "", leaf, b"", action, by, said, fields, {})
    vars(made).update(standing or {})
    return made


def always_open(paths: Iterable[str]) -> set[str]:
    """Fields open by rule: what was done and when, by which organ, and the decision's own row."""
    rows = {path for path in paths if path.startswith("rows.cases_decision.") and path.endswith(".open")}
    return rows | ({"head.action", "head.at", "by.agency_name"} & set(paths))


def case_of(docket: uuid.UUID) -> Case | None:
    """The case whose docket this is."""
    found: Case | None = Case.objects.filter(docket=docket).first()
    return found


def joined(texts: Iterable[Any]) -> str:
    """Pieces of one text put together again."""
    return "".join(str(text) for text in texts)
