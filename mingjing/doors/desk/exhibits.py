"""Evidence at the desk: several files at once, each with its own answer; reading one is recorded."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mingjing.law.language import Role, as_date
from mingjing.record.refusal import Full, Refused
from mingjing.rooms.cases.models import Case
from mingjing.rooms.evidence import queries
from mingjing.rooms.evidence.actions import Piece, add, view
from mingjing.rooms.evidence.models import Evidence
from mingjing.rooms.inbox.keeping import Attached

from .choosing import officers
from .guarding import DeskRequest
from .reaching import acting, any_actor, key_of, the_case

GATHERING = (Role.HANDLER, Role.UNIT_HEAD)
SHOWN = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf", "video/mp4", "audio/mpeg"}
)
"""What a browser may show in place; all else is only saved."""
LOCKED = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
WORDS = ("kind", "title", "obtained_on", "taken_place", "source", "method", "original_held", "note", "as_is")


@require_http_methods(["GET", "POST"])
def collect(request: DeskRequest, number: str) -> HttpResponse:
    """The pieces of the case, and the form to take in more."""
    case = the_case(request, number)
    if not set(GATHERING) & set(request.actors):
        raise Http404
    wrong: dict[str, list[str]] = {}
    status = 200
    if request.method == "POST":
        wrong, kept, status = _taken_in(request, case)
        if not wrong:
            messages.success(request, f"已收入证据 {kept} 份。")
            return HttpResponseRedirect(reverse("desk:case", args=[number]), status=303)
    typed: dict[str, Any] = {name: request.POST.get(name, "") for name in WORDS}
    typed["taken_by"] = request.POST.getlist("taken_by")
    typed["obtained_on"] = typed["obtained_on"] or str(timezone.localdate())
    context = {
        "case": case,
        "fields": _fields(case, typed, wrong),
        "key": request.POST.get("key") or uuid.uuid4(),
        "errors": [
            {"text": sentence, "id": f"field-{name}"} for name, told in wrong.items() for sentence in told
        ],
        "pieces": queries.pieces(case.docket_id),
    }
    return render(request, "desk/evidence.html", context, status=status)


def _taken_in(request: DeskRequest, case: Case) -> tuple[dict[str, list[str]], int, int]:
    """Each file as a piece of its own; what is wrong with one is said by its name, the others stand.

    Answers with the faults, how many were kept, and the status of the page that says so.
    """
    by, key = acting(request, GATHERING), key_of(request.POST.get("key", ""))
    files: list[UploadedFile[Any] | None] = list(request.FILES.getlist("files")) or [None]
    wrong: dict[str, list[str]] = {}
    kept = 0
    day = as_date(request.POST.get("obtained_on", ""))
    if day is None:
        return {"obtained_on": ["取得日期应当是日期，例如 2026-01-15。"]}, 0, 422
    status = 422
    for place, file in enumerate(files):
        told = _told(request, day, file, several=len(files) > 1)
        part = None
        if file is not None and file.file is not None:
            part = Attached(name=file.name or "", stream=file.file, size=file.size or 0)
        try:
            add(case.docket, told, file=part, by=by, key=uuid.uuid5(key, str(place)))
            kept += 1
        except Refused as refused:
            status = 507 if isinstance(refused, Full) else status
            named = f"{file.name}：" if file is not None and len(files) > 1 else ""
            for field, sentence in (refused.fields or {"file": "；".join(refused.reasons)}).items():
                wrong.setdefault("files" if field == "file" else field, []).append(f"{named}{sentence}")
    return wrong, kept, status


def _told(request: DeskRequest, day: Any, file: "UploadedFile[Any] | None", *, several: bool) -> Piece:
    said = {name: request.POST.get(name, "").strip() for name in WORDS}
    title = said["title"]
    if file is not None and (several or not title):
        stem = (file.name or "").rsplit(".", 1)[0]
        title = f"{title}（{stem}）" if title else stem
    return Piece(
        kind=said["kind"],
        title=title[:200],
        obtained_on=day,
        taken_place=said["taken_place"],
        taken_by=tuple(request.POST.getlist("taken_by")),
        source=said["source"],
        method=said["method"],
        original_held=said["original_held"],
        note=said["note"],
        as_is=said["as_is"] == "yes",
    )


FIELDS: tuple[dict[str, Any], ...] = (
    {"name": "files", "label": "文件", "type": "files",
     "hint": "可以一次选几个，原件原样保存并计算摘要。没有文件的写明原件、原物存放处。"},
    {"name": "kind", "label": "证据种类", "type": "choice", "required": True},
    {"name": "title", "label": "证据名称", "type": "text", "hint": "一次收几个文件时，文件名会加在后面。", "max": 200},
    {"name": "obtained_on", "label": "取得日期", "type": "date", "required": True},
    {"name": "taken_by", "label": "取证人员", "type": "officers", "hint": "不得少于两人。"},
    {"name": "taken_place", "label": "取证地点", "type": "text", "max": 200},
    {"name": "source", "label": "来源", "type": "text", "hint": "由何人、何处提供。", "max": 200},
    {"name": "method", "label": "取得方式", "type": "text", "hint": "例如：拍摄、复制、提取。", "max": 40},
    {"name": "original_held", "label": "原件、原物存放处", "type": "text", "max": 200},
    {"name": "note", "label": "说明", "type": "paragraphs", "rows": 2, "max": 400},
    {"name": "as_is", "label": "文件有疑点时", "type": "choices"},
)  # fmt: skip


def _fields(case: Case, typed: dict[str, Any], wrong: dict[str, list[str]]) -> list[dict[str, Any]]:
    kinds = Evidence._meta.get_field("kind").flatchoices
    chosen: dict[str, Any] = {
        "kind": [{"value": value, "label": label} for value, label in kinds],
        "taken_by": officers(case, case.agency),
        "as_is": [{"value": "yes", "label": "原件即如此，照原样收入"}],
    }
    return [
        one
        | {"value": typed.get(one["name"], ""), "errors": wrong.get(one["name"], [])}
        | ({"choices": chosen[one["name"]]} if one["name"] in chosen else {})
        for one in FIELDS
    ]


@require_GET
def piece(request: DeskRequest, number: str, piece: uuid.UUID) -> HttpResponse:
    """One piece: what it is, its digests, and the file itself where a browser can show it."""
    case = the_case(request, number)
    found = _piece(case, piece)
    context = {"case": case, "piece": found, "shown": found.media_type in SHOWN, "parts": _particulars(found)}
    return render(request, "desk/piece.html", context)


def _particulars(one: Evidence) -> list[dict[str, Any]]:
    rows = [
        ("种类", one.get_kind_display()), ("取得日期", str(one.obtained_on)), ("取证地点", one.taken_place),
        ("取证人员", "、".join(one.taken_by)), ("来源", one.source), ("取得方式", one.method),
        ("原件存放", one.original_held), ("拍摄时间", f"{timezone.localtime(one.taken_at):%Y-%m-%d %H:%M}" if one.taken_at else ""),
        ("经纬度", one.position), ("说明", one.note),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


@require_GET
def original(request: DeskRequest, number: str, piece: uuid.UUID) -> FileResponse:
    """The original bytes, after it is written down who looks; never as a page that could run."""
    case = the_case(request, number)
    found = _piece(case, piece)
    if not found.sha256:
        raise Http404
    saved = request.GET.get("download") == "1" or found.media_type not in SHOWN
    stream = view(found, by=any_actor(request), how="download" if saved else "view")
    kind = found.media_type if not saved else "application/octet-stream"
    answer = FileResponse(
        stream, as_attachment=saved, filename=found.file_name or f"evidence-{found.number}", content_type=kind
    )
    answer["Content-Security-Policy"] = (
        LOCKED if kind != "application/pdf" else "default-src 'none'; frame-ancestors 'self'"
    )
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _piece(case: Case, piece: uuid.UUID) -> Evidence:
    found = queries.piece(piece, case.docket_id)
    if found is None:
        raise Http404
    return found
