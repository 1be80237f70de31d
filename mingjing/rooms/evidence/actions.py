"""What changes evidence: a piece is added to a matter's docket; who looked at it is written down too."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.utils import timezone

from mingjing.record.actor import Actor
from mingjing.record.models import Docket, Entry
from mingjing.record.refusal import Full, Refused, Repeated
from mingjing.record.writing import stored_key, write
from mingjing.rooms.inbox.keeping import Attached
from mingjing.rooms.inbox.legible import tidy, unfit

from .fixity import Found, root
from .inspecting import Inspection, inspect
from .models import Evidence
from .store import NoRoom, Store, Stored, StoreRefused

LIMIT = 4 << 30
"""Bytes of one file."""
QUARTER = timedelta(minutes=15)
FIXITY = uuid.UUID("6d696e67-6a69-4e67-8000-666978697479")
_DAMAGED = ("不完整", "损坏", "没有传完", "录制时中断")
_MISLABELLED = ("二者不符", "不是可以识别的类型")
_LABELS = {
    "title": "名称", "taken_place": "取证地点", "source": "来源", "method": "取得方式", "original_held": "原件、原物存放处",
    "note": "说明",
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """What an officer says of a piece of evidence; `as_is` states that the original is damaged or named so itself."""

    kind: str
    title: str
    obtained_on: date
    taken_place: str = ""
    taken_by: tuple[str, ...] = ()
    source: str = ""
    method: str = ""
    original_held: str = ""
    note: str = ""
    as_is: bool = False


def store() -> Store:
    """Where the originals lie."""
    return Store(settings.EVIDENCE)


def add(
    docket: Docket,
    told: Piece,
    *,
    file: Attached | None = None,
    by: Actor,
    key: uuid.UUID,
    version: int | None = None,
    limit: int = LIMIT,
) -> Evidence:
    """Keep the file, untouched, then write the piece on the docket; the same request again is the same piece."""
    told = _checked(told, file)
    found = _inspected(file, told) if file else None
    kept = _kept(file, limit) if file else Stored("", "", 0)
    number = uuid.uuid5(stored_key(key, by), "evidence")
    says = {
        "on": told.obtained_on,
        "kind": told.kind,
        "title": told.title,
        "sha256": kept.sha256,
        "as_is": told.as_is,
    }
    one = _piece(told, found, kept, id=number, docket=docket, agency=docket.agency)
    one.file_name = file.plain_name if file else ""
    try:
        with write(docket, "evidence.add", by=by, says=says, key=key, version=version):
            there = Evidence.objects.filter(docket=docket)
            one.number = there.count() + 1
            one.warnings = [*one.warnings, *_doubles(one, there.filter(sha256=kept.sha256).first())]
            one.save()
    except Repeated:
        return Evidence.objects.get(pk=number)
    return one


def view(one: Evidence, *, by: Actor, how: str = "view") -> BinaryIO:
    """Open the original, after writing down who looks; once an officer, piece and quarter of an hour."""
    quarter = int(timezone.now().timestamp() // QUARTER.total_seconds())
    key = uuid.uuid5(one.pk, f"{how}/{by.account}/{quarter}")
    if not Entry.objects.filter(key=stored_key(key, by)).exists():
        looks = Docket(id=uuid.uuid5(one.docket_id, "looks"), kind="looks", agency=one.agency)
        says = {"evidence": one.pk, "number": one.number, "how": how}
        try:
            with write(looks, "evidence.view", by=by, says=says, key=key):
                pass
        except Repeated:
            pass
    try:
        return store().open(one.sha256)
    except StoreRefused as wrong:
        raise Refused([wrong]) from wrong


def note_fixity(found: Sequence[Found], *, by: Actor, key: uuid.UUID) -> None:
    """Write into the public log how many files were read again, how many were bad, and the root over all results."""
    bad = [one.words() for one in found if one.state != "good"]
    leaf = {"files": len(found), "bad": len(bad), "root": root(found).hex()}
    docket = Docket(id=FIXITY, kind="fixity", agency=0)
    with write(
        docket,
        "evidence.fixity",
        by=by,
        says={"files": len(found), "bad": bad},
        key=key,
        kind="fix",
        leaf=leaf,
    ):
        pass


def _checked(told: Piece, file: Attached | None) -> Piece:
    kinds = dict(Evidence._meta.get_field("kind").flatchoices)
    wrong = {
        name: unfit(getattr(told, name), longest=_longest(name), called=f"“{label}”")
        for name, label in _LABELS.items()
    }
    wrong["kind"] = (
        "" if told.kind in kinds else f"请选择证据种类：{'、'.join(kinds.values())}（行政处罚法第四十六条）。"
    )
    wrong["title"] = wrong["title"] or ("" if told.title.strip() else "请填写证据名称。")
    wrong["obtained_on"] = "取得日期晚于今天。" if told.obtained_on > timezone.localdate() else ""
    wrong["file"] = "" if file or told.original_held.strip() else "请附上文件，或者写明原件、原物存放在何处。"
    wrong = {name: sentence for name, sentence in wrong.items() if sentence}
    if wrong:
        raise Refused(list(wrong.values()), fields=wrong)
    tidied = {name: tidy(getattr(told, name)) for name in _LABELS}
    return Piece(told.kind, obtained_on=told.obtained_on, taken_by=told.taken_by, as_is=told.as_is, **tidied)


def _longest(name: str) -> int:
    return int(cast("Any", Evidence._meta.get_field(name)).max_length)


def _inspected(file: Attached, told: Piece) -> Inspection:
    stream = cast("BinaryIO", file.stream)
    found = inspect(stream, name=file.plain_name, received_at=timezone.now())
    stream.seek(0)
    doubtful = [
        sentence
        for sentence in found.warnings
        if any(word in sentence for word in (*_DAMAGED, *_MISLABELLED))
    ]
    if doubtful and not told.as_is:
        wrong = f"{''.join(doubtful)}请检查后重新上传；如果原件本来如此，请注明“原件即如此”再提交。"
        raise Refused([wrong], fields={"file": wrong})
    return found


def _kept(file: Attached, limit: int) -> Stored:
    try:
        return store().receive(cast("BinaryIO", file.stream), limit, declared=file.size)
    except NoRoom as wrong:
        raise Full([wrong], fields={"file": str(wrong)}) from wrong
    except StoreRefused as wrong:
        raise Refused([wrong], fields={"file": str(wrong)}) from wrong


def _piece(told: Piece, found: Inspection | None, kept: Stored, **fixed: Any) -> Evidence:
    position = found.position if found else None
    return Evidence(
        kind=told.kind, title=told.title, media_type=found.media_type if found else "", size=kept.size,
        sha256=kept.sha256, sm3=kept.sm3, taken_at=found.taken_at if found else None, taken_place=told.taken_place,
        position=f"{position[0]:.6f},{position[1]:.6f}" if position else "", taken_by=list(told.taken_by),
        obtained_on=told.obtained_on, source=told.source, method=told.method, original_held=told.original_held,
        note=told.note, warnings=[*(found.warnings if found else ()), *_alone(told)], **fixed,
    )  # fmt: skip


def _alone(told: Piece) -> list[str]:
    one = len(told.taken_by) == 1
    return ["取证人员只有一人，执法人员不得少于两人（行政处罚法第四十二条第一款）。"] if one else []


def _doubles(one: Evidence, there: Evidence | None) -> list[str]:
    return [f"与本案证据{there.number}是同一文件。"] if one.sha256 and there else []
