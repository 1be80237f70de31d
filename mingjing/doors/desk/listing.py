"""案件: the list with its views, filters and columns; views of her own; export with a reason."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingjing.law.procedures import all_procedures
from mingjing.record.refusal import Refused, Repeated
from mingjing.rooms.cases import queries
from mingjing.rooms.cases.actions import export as record_export
from mingjing.rooms.inbox.tables import written

from .guarding import DeskRequest
from .models import MOST, SavedView
from .onward import remember
from .reaching import key_of, uses
from .rows import COLUMNS, STANDARD, cells, plain
from .signing.asking import weighty

ASKED = ("view", "text", "kind", "stage")
EXPORTED = 2_000
SIZES = (20, queries.PAGE, 100)
"""How many rows a page may have."""
OWN = "own-"


def asked_of(request: DeskRequest) -> dict[str, Any]:
    """The filter in the address; a saved view of hers stands in for what the address does not say."""
    given = {name: request.GET.get(name, "")[:100] for name in ASKED}
    columns = [code for code in request.GET.getlist("columns") if code in COLUMNS]
    kept: dict[str, Any] = {}
    if given["view"].startswith(OWN):
        kept = _own(request, given["view"].removeprefix(OWN))
    asked = {name: given[name] or kept.get(name, "") for name in ASKED}
    asked["view"] = kept.get("view", "") if kept else given["view"]
    return {**asked, "shown": given["view"], "columns": columns or kept.get("columns") or list(STANDARD)}


def _own(request: DeskRequest, number: str) -> dict[str, Any]:
    """The words of a view of hers; 404 for what is not."""
    wanted = int(number) if number.isdecimal() and len(number) < 10 else 0
    own = SavedView.objects.filter(account=request.user, pk=wanted).first()
    if own is None:
        raise Http404
    return dict(own.words)


def _size(request: DeskRequest) -> int:
    """How many rows she wants on a page."""
    told = request.GET.get("size", "")
    return next((size for size in SIZES if str(size) == told), queries.PAGE)


def rows_of(request: DeskRequest, asked: dict[str, Any]) -> Any:
    """The cases this filter keeps."""
    return queries.listed(request.reader, **{name: asked[name] for name in ASKED})


@require_GET
def cases(request: DeskRequest) -> HttpResponse:
    """The list: saved views, filters, chosen columns, keyset paging."""
    uses(request, "cases")
    asked = asked_of(request)
    size = _size(request)
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = queries.page(rows_of(request, asked), after=after, before=before, size=size)
    queries.stand_around(page.rows)
    kept = [(name, value) for name, value in request.GET.lists() if name not in {"after", "before"}]
    here = reverse("desk:cases")

    def address(**more: str) -> str:
        return (
            f"{here}?{urlencode([*((name, one) for name, values in kept for one in values), *more.items()])}"
        )

    context = {
        "views": views(request, asked),
        "asked": asked,
        "procedures": [(one.code, one.title) for one in all_procedures().values()],
        "stages": list(
            {code: title for one in all_procedures().values() for code, title in one.stages.items()}.items()
        ),
        "sizes": [(one, one == size) for one in SIZES],
        "choices": [(code, title, code in asked["columns"]) for code, (title, _) in COLUMNS.items()],
        "columns": [{"label": COLUMNS[code][0]} for code in asked["columns"]],
        "rows": [cells(case, asked["columns"]) for case in page.rows],
        "previous": address(before=page.before) if page.before else "",
        "following": address(after=page.after) if page.after else "",
        "filtered": any(asked[name] for name in ("text", "kind", "stage")),
        "own": asked["shown"].removeprefix(OWN) if asked["shown"].startswith(OWN) else "",
        "export_url": f"{reverse('desk:export')}?{urlencode({**{name: asked[name] for name in ASKED}, 'columns': asked['columns']}, doseq=True)}",
    }
    remember(request, request.get_full_path(), [case.number for case in page.rows])
    return render(request, "desk/cases.html", context)


def views(request: DeskRequest, asked: dict[str, Any]) -> list[dict[str, Any]]:
    """The built-in views and her own."""
    here = reverse("desk:cases")
    built_in = [
        {
            "label": label,
            "url": f"{here}?{urlencode({'view': key})}" if key else here,
            "current": key == asked["shown"],
        }
        for key, (label, _) in queries.VIEWS.items()
    ]
    own = [
        {
            "label": one.name,
            "url": f"{here}?view={OWN}{one.pk}",
            "current": asked["shown"] == f"{OWN}{one.pk}",
            "own": True,
        }
        for one in SavedView.objects.filter(account=request.user)
    ]
    return built_in + own


@require_POST
def keep_view(request: DeskRequest) -> HttpResponse:
    """Save the filter under a name; the same name again takes the new filter."""
    uses(request, "cases")
    name = request.POST.get("name", "").strip()[:20]
    if not name or SavedView.objects.filter(account=request.user).exclude(name=name).count() >= MOST:
        wrong = "请写视图的名称。" if not name else f"自己的视图至多 {MOST} 个，请先删去不用的。"
        raise Refused([wrong])
    words: dict[str, Any] = {field: request.POST.get(field, "")[:100] for field in ASKED}
    if words["view"].startswith(OWN):
        words["view"] = ""
    words["columns"] = [code for code in request.POST.getlist("columns") if code in COLUMNS]
    kept, _ = SavedView.objects.update_or_create(account=request.user, name=name, defaults={"words": words})
    return HttpResponseRedirect(f"{reverse('desk:cases')}?view={OWN}{kept.pk}", status=303)


@require_POST
def drop_view(request: DeskRequest, view: int) -> HttpResponse:
    """Delete a view of her own."""
    SavedView.objects.filter(account=request.user, pk=view).delete()
    return HttpResponseRedirect(reverse("desk:cases"), status=303)


@weighty
@require_http_methods(["GET", "POST"])
def export(request: DeskRequest) -> HttpResponse:
    """Ask why, write it down, then hand over the rows as CSV."""
    by = uses(request, "cases")
    asked = asked_of(request)
    errors: list[str] = []
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()
        found = list(queries.page(rows_of(request, asked), size=EXPORTED).rows)
        said = {name: asked[name] for name in ASKED if asked[name]}
        try:
            record_export(
                said, rows=len(found), reason=reason, by=by, key=key_of(request.POST.get("key", ""))
            )
            return csv_of(found, asked["columns"])
        except Repeated:
            return csv_of(found, asked["columns"])
        except Refused as refused:
            errors = list(refused.reasons)
    context = {
        "errors": errors,
        "most": EXPORTED,
        "key": key_of(""),
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "desk/export.html", context, status=422 if errors else 200)


def csv_of(found: list[Any], columns: list[str]) -> HttpResponse:
    """UTF-8 with a mark for spreadsheets; no cell can be taken for a formula."""
    queries.stand_around(found)
    rows = ([plain(case, code) for code in columns] for case in found)
    told = "".join(written([COLUMNS[code][0] for code in columns], rows))
    answer = HttpResponse(told, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="cases-{timezone.localdate()}.csv"'
    return answer
