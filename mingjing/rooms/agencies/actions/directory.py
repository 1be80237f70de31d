"""What changes agencies: each is an edition of the directory brought into force (`cat`)."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import rfc8785

from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.recorded import Recorded
from mingjing.record.words import canonical
from mingjing.record.writing import write

from ..models import Agency, Certificate, CertificateChange, Officer, Posting

DIRECTORY = uuid.UUID("6d696e67-6a69-4e67-8000-000000000001")
"""The docket on which the tree of agencies itself stands."""


def directory_docket(agency: int = 0) -> Docket:
    """The docket of the tree (0) or of one agency's staff."""
    return Docket(id=uuid.uuid5(DIRECTORY, str(agency)), kind="directory", agency=agency)


@dataclass
class Directory:
    """A batch of the directory: what comes into force together."""

    agencies: Sequence[Agency] = ()
    officers: Sequence[Officer] = ()
    certificates: Sequence[Certificate] = ()
    postings: Sequence[Posting] = ()
    note: str = ""
    rows: list[Recorded] = field(default_factory=list)


def bring_into_force(batch: Directory, *, agency: int, by: Actor, on: date, key: uuid.UUID) -> None:
    """Write agencies, officers, certificates and postings as one dated edition of the directory."""
    groups: list[Sequence[Recorded]] = [batch.agencies, batch.officers, batch.certificates, batch.postings]
    content = [[row.words()["open"] for row in group] for group in groups]
    digest = hashlib.sha256(rfc8785.dumps(canonical(content))).hexdigest()
    says: dict[str, Any] = {"on": on, "note": batch.note, "digest": digest}
    with write(
        directory_docket(agency),
        "directory.edition",
        by=by,
        says=says,
        key=key,
        kind="cat",
        leaf={"h": digest},
    ) as writing:
        for group in groups:
            writing.create_many(group)


def change_certificate(
    certificate: Certificate, *, status: str, since: date, reason: str, by: Actor, key: uuid.UUID
) -> None:
    """Suspend, restore, cancel or revoke a certificate from a day."""
    says = {"on": since, "certificate": certificate.number, "status": status, "reason": reason}
    with write(
        directory_docket(certificate.officer.agency_id), "directory.certificate", by=by, says=says, key=key
    ):
        CertificateChange(certificate=certificate, status=status, since=since, reason=reason).save()


def end_posting(posting: Posting, *, until: date, by: Actor, key: uuid.UUID) -> None:
    """End a posting on a day; history is kept."""
    says = {"on": until, "posting": str(posting.pk)}
    with write(directory_docket(posting.agency_id), "directory.posting", by=by, says=says, key=key):
        posting.until = until
        posting.save()
