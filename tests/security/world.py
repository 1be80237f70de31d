"""A house in which everything exists that an address can name, and nothing of it is the strangers'."""

import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils import timezone

from mingjing.law.words import Role
from mingjing.rooms.agencies.actions import propose_grant
from mingjing.rooms.agencies.models import Agency, Grant, Officer
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases import drafting
from mingjing.rooms.cases.actions import export, look
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.drafts import begin_draft, propose_draft
from mingjing.rooms.evidence.actions import Piece, add
from mingjing.rooms.inbox.actions import Incoming, receive
from mingjing.rooms.inbox.keeping import Attached
from mingjing.rooms.review.actions import review
from mingjing.rooms.review.checklist import Answer
from mingjing.rooms.review.models import Note
from tests import cast, cluster, given
from tests.conftest import keep_files_in, speak_to
from tests.rooms.disclosure.world import settle
from tests.security import people

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


@dataclass
class World:
    """What there is, by the name that addresses give it."""

    cases: dict[str, Case]
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)


@contextmanager
def own_house(name: str, folder: Path) -> Iterator[None]:
    """A database and a state folder that the block alone writes to."""
    shared, files = str(connections.settings["default"]["NAME"]), Path(settings.STATE)
    own = f"{shared}_{name}"
    cluster.copy(cluster.TEMPLATE, own)
    speak_to(own)
    keep_files_in(folder)
    for alias in connections:  # thousands of requests: a connection each would cost more than all else
        connections[alias].settings_dict["CONN_MAX_AGE"] = None
    yield
    for alias in connections:
        connections[alias].settings_dict["CONN_MAX_AGE"] = 0
    for alias in connections:
        connections[alias].close()
    speak_to(shared)
    keep_files_in(files)
    cluster.drop(own)


def grown() -> World:
    """Everybody at her post; a case at each stage that a page wants; a draft, a letter, two callers."""
    given.house()
    people.take_up_posts()
    cases = {
        "archived": given.case_at("archived"),
        "deliberating": given.case_before("deliberate"),
        "answering": given.case_before("review"),
    }
    _returned(cases["answering"])
    made = World(cases)
    _leave_traces(cases["archived"])
    settle(beat=True)
    for at, case in cases.items():
        made.words[at] = _words(case)
        case.docket.refresh_from_db()
        made.lengths[case.number] = case.docket.length
    return made


def _leave_traces(case: Case) -> None:
    """What lies beside a case: who looked, what was exported, a draft, a letter."""
    with reading(given.EVERYWHERE):
        look(case, by=cast.actor("陈立"))
        export({"view": "open"}, rows=1, reason="案卷评查。", by=cast.actor("陈立"), key=uuid.uuid4())
        drafting.keep(cast.account("张明"), "inspect", {"facts": "打到一半"}, agency=case.agency, case=case)
        receive(Incoming("clue", "线索", "某工地夜间施工", agency=cast.BUREAU), key=uuid.uuid4())


def _returned(case: Case) -> None:
    told = [Answer(f"r{number}", "problem" if number == 4 else "pass", "补签。") for number in range(1, 9)]
    with reading(given.EVERYWHERE):
        review(case, told, opinion="退回。", by=cast.actor("王芳"), key=uuid.uuid4(), on=date(2026, 4, 2))


def _words(case: Case) -> dict[str, str]:
    """Something for each parameter that an address of this case may have."""
    told = Piece(
        "documentary", "现场照片", obtained_on=cast.SINCE, taken_by=tuple(cast.certificates("张明", "李华"))
    )
    with reading(given.EVERYWHERE):
        piece = add(case.docket, told, file=_picture(), by=cast.actor("张明"), key=uuid.uuid4())
        paper = Paper.objects.filter(case=case).first()
        note = Note.objects.filter(case=case).first()
        edition = catalogue.in_force_now(cast.SINCE.replace(year=2026)).first()
        draft = begin_draft(
            edition.kind, edition.code, catalogue.content(edition), effective_from=cast.SINCE.replace(year=2027),
            by=cast.actor("钱进"), agency=edition.agency,
        )  # fmt: skip
        propose_draft(draft, by=cast.actor("钱进"))
    return {
        "number": case.number, "paper": str(paper.pk), "piece": str(piece.pk), "entry": "1", "step": "inspect",
        "note": str(note.pk if note else uuid.uuid4()), "edition": str(edition.pk), "draft": str(draft.pk),
        "view": "1", "code": given.ORDINARY, "kind": "decisions", "slug": "none", "pk": "1", "provider_id": "none",
        "letter": str(_sent()), "account": str(cast.account("李华").uid), "grant": str(_grant().pk), "posting": str(cast.uid("李华/职")),
    }  # fmt: skip


def _sent() -> uuid.UUID:
    """A file that another system has sent to the bureau."""
    with reading(given.EVERYWHERE):
        sent = Incoming("catalogue", "裁量基准", agency=cast.BUREAU)
        return receive(
            sent, key=uuid.uuid4(), file=Attached(io.BytesIO(b"code,title\n"), "list.csv", 11)
        ).letter


def _grant() -> Grant:
    """What a security administrator has proposed for somebody of another bureau."""
    by = people.actor(people.far(Role.SECURITY_ADMIN))
    officer, agency = Officer.objects.get(name="孙强"), Agency.objects.get(id=cast.OTHER)
    return propose_grant(
        officer, agency=agency, role=Role.UNIT_HEAD, since=timezone.localdate(), until=None, reason="岗位调整。", by=by,
        key=uuid.uuid4(),
    )  # fmt: skip


def _picture() -> Attached:
    return Attached(io.BytesIO(PICTURE), "p.png", len(PICTURE))
