"""A draft as a file: JSON to be kept elsewhere and loaded again, CSV to be read in a spreadsheet."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from mingjing.record.refusal import Refused
from mingjing.rooms.catalogue.drafts import may_edit
from mingjing.rooms.catalogue.editing import load_rows
from mingjing.rooms.catalogue.models import EditionDraft
from mingjing.rooms.catalogue.shapes import SHAPES
from mingjing.rooms.inbox.tables import written

from ..catalogue import cataloguer, the_draft
from ..guarding import DeskRequest
from ..reaching import uses
from .columns import columns, said
from .labels import INNER
from .pages import rows_page


@require_GET
def as_json(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """Every row with all its columns, as it may be loaded again."""
    uses(request, "catalogue")
    one = the_draft(draft)
    return _file(one, json.dumps(one.rows, ensure_ascii=False, indent=1), "json")


@require_GET
def as_csv(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """One line a row, or one line for each row inside it, with the words of the form."""
    uses(request, "catalogue")
    one = the_draft(draft)
    shape = SHAPES[one.kind]
    outer, inner = columns(shape), columns(shape.inner) if shape.inner else []
    prefix = INNER.get(shape.inner_name, "")
    header = [each.label for each in outer] + [f"{prefix}：{each.label}" for each in inner]
    lines: list[list[str]] = []
    for row in one.rows:
        told = [said(each, row.get(each.name), row) for each in outer]
        parts = (row.get(shape.inner_name) or [{}]) if inner else [{}]
        lines += [[*told, *(said(each, part.get(each.name), part) for each in inner)] for part in parts]
    return _file(one, "".join(written(header, lines)), "csv")


def _file(one: EditionDraft, told: str, kind: str) -> HttpResponse:
    types = {"json": "application/json", "csv": "text/csv"}
    answer = HttpResponse(told, content_type=f"{types[kind]}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{one.kind}-draft.{kind}"'
    return answer


@require_POST
def load(request: DeskRequest, draft: uuid.UUID) -> HttpResponse:
    """Rows kept elsewhere in the place of the draft's; a wrong file changes nothing and is told what is wrong."""
    by, one = cataloguer(request), the_draft(draft)
    try:
        rows = _rows(request)
        load_rows(one, rows, by=by)
    except Refused as refused:
        if not may_edit(one, by):
            raise
        told = [{"text": "草稿没有改动。"}, *({"text": reason} for reason in refused.reasons)]
        return rows_page(request, the_draft(draft), errors=told, status=422)
    messages.success(request, f"已从文件载入 {len(rows)} 条。")
    return HttpResponseRedirect(reverse("desk:draft_rows", args=[draft]), status=303)


def _rows(request: DeskRequest) -> Sequence[dict[str, Any]]:
    sent = request.FILES.get("file")
    if sent is None:
        raise Refused(["请选择 JSON 文件。"])
    try:
        rows = json.loads(sent.read().decode("utf-8-sig"), parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as wrong:
        raise Refused(
            [f"文件不是完整的 JSON 清单：第 {getattr(wrong, 'lineno', 1)} 行附近读不通。"]
        ) from wrong
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused(["文件应当是一份清单，每一条是一组名和值。"])
    return rows
