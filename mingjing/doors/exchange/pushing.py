"""What integrators push: letters with mirrored decisions, each with a key of its own, answered with a receipt."""

import io
import json
import uuid
from collections.abc import Iterable
from typing import Annotated, Any

from django.http import Http404, HttpRequest, StreamingHttpResponse
from ninja import File, Form, Header, Query, Router, UploadedFile
from ninja.security import HttpBearer

from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.actions import Incoming, Received, receive
from mingjing.rooms.inbox.keeping import Attached
from mingjing.rooms.inbox.models import Letter
from mingjing.rooms.inbox.receipts import verifier
from mingjing.rooms.inbox.tables import Unreadable, rows

from . import keys
from .mirrored_decisions import own
from .mirrored_decisions.mapping import FORMS
from .models import Integrator
from .problems import Problem
from .shapes import LetterStatus, Lines, ProblemDetails, Taken, decision_schema

KEYS = uuid.UUID("6d696e67-6a69-4e67-8000-657863680001")
PAGE = 200
REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 413, 422, 507), ProblemDetails)


class Bearer(HttpBearer):
    """An integrator's key in the Authorization header."""

    def authenticate(self, request: HttpRequest, token: str) -> Integrator | None:
        return keys.holder(token)


router = Router(auth=Bearer(), tags=["送交"])
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", max_length=200, description="每次送交一个，重试时不变")
]


@router.post("/decisions", response={200: Taken, 201: Taken, **REFUSALS}, summary="送交行政处罚决定（JSON）",
             openapi_extra={"requestBody": {"required": True, "content": {
                 "application/json": {"schema": {"type": "array", "items": decision_schema(own.FIELDS)}},
                 "application/jsonl": {"schema": decision_schema(own.FIELDS)}}}})  # fmt: skip
def push_decisions(
    request: HttpRequest, idempotency_key: IdempotencyKey, edition: Annotated[str, Query(max_length=40)] = "1"
) -> tuple[int, dict[str, Any]]:
    """一批决定，JSON 列表或者每行一个对象。逐行办理，一行有误不影响他行；更正同一编号的决定须换版次。"""
    raw = request.body
    try:
        number = sum(1 for _ in rows(raw))
    except Unreadable as wrong:
        raise Problem(422, "refused", str(wrong)) from wrong
    incoming = Incoming("mirrored_decisions", f"行政处罚决定{number}件",
                        particulars={"format": "mingjing/1", "edition": edition})  # fmt: skip
    return _received(
        request, incoming, idempotency_key, Attached(io.BytesIO(raw), "decisions.jsonl", len(raw))
    )


@router.post("/letters", response={200: Taken, 201: Taken, **REFUSALS}, summary="送交来件（文件）")
def push_letter(
    request: HttpRequest,
    idempotency_key: IdempotencyKey,
    file: Annotated[UploadedFile, File(description="CSV、JSON 列表或者 JSON 行，UTF-8 或者 GBK 编码")],
    kind: Annotated[str, Form()] = "mirrored_decisions",
    subject: Annotated[str, Form()] = "",
    form: Annotated[str, Form(description=f"列的写法：{'、'.join(FORMS)}；不写则按列名识别")] = "",
    edition: Annotated[str, Form(max_length=40)] = "1",
) -> tuple[int, dict[str, Any]]:
    """一个文件就是一件来件，原样保存；逐行结果另行查询。"""
    if form and form not in FORMS:
        raise Problem(
            422, "refused", f"没有“{form[:40]}”这种写法。", {"form": f"可用的写法：{'、'.join(FORMS)}。"}
        )
    attached = Attached(file, file.name or "", file.size)
    incoming = Incoming(
        kind, subject or attached.plain_name, particulars={"format": form, "edition": edition}
    )
    return _received(request, incoming, idempotency_key, attached)


@router.get("/letters/{uuid:letter}", response={200: LetterStatus, **REFUSALS}, summary="来件办理情况")
def letter_status(request: HttpRequest, letter: uuid.UUID) -> Any:
    """收到、正在办理或者已办理，以及各行结果的数目。"""
    with reading({_integrator(request).agency}):
        return queries.status(_letter(request, letter))


@router.get("/letters/{uuid:letter}/lines", response={200: Lines, **REFUSALS}, summary="逐行结果")
def letter_lines(
    request: HttpRequest, letter: uuid.UUID, after: Annotated[int, Query(ge=0)] = 0, state: str = ""
) -> dict[str, Any]:
    """按行号排列，每页二百行；`after` 填上一页的 `next`。"""
    with reading({_integrator(request).agency}):
        found = list(queries.lines(_letter(request, letter), state=state, after=after)[: PAGE + 1])
    return {"lines": found[:PAGE], "next": found[PAGE - 1].number if len(found) > PAGE else None}


@router.get("/letters/{uuid:letter}/report.csv", response={200: str, **REFUSALS}, summary="逐行结果（CSV）")
def letter_report(request: HttpRequest, letter: uuid.UUID) -> StreamingHttpResponse:
    """可用电子表格打开；以等号等开头的内容已改为文字。"""
    with reading({_integrator(request).agency}):
        told = list(queries.report(_letter(request, letter)))
    answer = StreamingHttpResponse(_encoded(told), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{letter}.csv"'
    return answer


def _received(
    request: HttpRequest, incoming: Incoming, idempotency_key: str, file: Attached
) -> tuple[int, dict[str, Any]]:
    one = _integrator(request)
    if incoming.kind not in one.kinds:
        raise Problem(
            403, "not_allowed", "这一类来件不在对接范围内。", {"kind": "这一类来件不在对接范围内。"}
        )
    told = Incoming(
        incoming.kind,
        incoming.subject,
        agency=one.agency,
        particulars={**incoming.particulars, "src": one.name},
    )
    got = receive(told, by=keys.actor(one), key=_key(idempotency_key), file=file)
    return (200 if got.repeated else 201), _taken(request, got)


def _taken(request: HttpRequest, got: Received) -> dict[str, Any]:
    here = request.path.rsplit("/", 1)[0]
    return {
        "letter": got.letter, "received_at": got.at, "repeated": got.repeated, "receipt": json.loads(got.receipt()),
        "receipt_key": str(verifier()), "status": f"{here}/letters/{got.letter}",
    }  # fmt: skip


def _key(told: str) -> uuid.UUID:
    """The request's key: a UUID as it is, other text by its name."""
    if not told.strip():
        raise Problem(400, "unreadable", "请给出 Idempotency-Key。", {"Idempotency-Key": "不能为空。"})
    try:
        return uuid.UUID(told)
    except ValueError:
        return uuid.uuid5(KEYS, told)


def _integrator(request: HttpRequest) -> Integrator:
    one: Integrator = request.auth  # type: ignore[attr-defined]  # set by ninja
    return one


def _letter(request: HttpRequest, number: uuid.UUID) -> Letter:
    one = _integrator(request)
    found = queries.letter(number, {one.agency})
    if found is None or found.sender != f"integrator:{one.code}":
        raise Http404
    return found


def _encoded(pieces: Iterable[str]) -> Iterable[bytes]:
    return (piece.encode() for piece in pieces)
