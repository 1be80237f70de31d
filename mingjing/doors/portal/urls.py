"""Addresses of the public portal. An address is a promise: lower case, stable, readable."""

from django.urls import path, re_path

from . import checking, data, decisions, home, items, journal, permits, search, shell

app_name = "portal"
LISTS = "|".join(search.PATHS)
urlpatterns = [
    path("", home.home, name="home"),
    path("before", home.phase, {"phase": "before"}, name="before"),
    path("after", home.phase, {"phase": "after"}, name="after"),
    path("search", search.search, name="search"),
    re_path(r"^search\.(?P<form>json|csv)$", search.twin, name="search_twin"),
    re_path(rf"^(?P<place>{LISTS})$", search.listing, name="list"),
    re_path(rf"^(?P<place>{LISTS})\.(?P<form>json|csv)$", search.twin, name="list_twin"),
    path("decisions/<str:slug>.mjdoc", decisions.document, name="document"),
    path("decisions/<str:slug>.json", data.item, {"place": "decisions"}, name="decision_data"),
    path("decisions/<str:slug>", decisions.decision, name="decision"),
    path("permits/<str:slug>.mjdoc", permits.document, name="permit_document"),
    path("permits/<str:slug>.json", data.item, {"place": "permits"}, name="permit_data"),
    path("permits/<str:slug>", permits.permit, name="permit"),
    re_path(rf"^(?P<place>{LISTS})/(?P<slug>[^/]+)\.json$", data.item, name="item_data"),
    re_path(rf"^(?P<place>{LISTS})/(?P<slug>[^/]+)$", items.item, name="item"),
    path("v", checking.ask, name="verify"),
    path("v/<str:code>", checking.answer, name="check"),
    path("log", journal.log, name="log"),
    path("log/overdue.json", data.overdue, {"form": "json"}, name="overdue_json"),
    path("log/overdue.csv", data.overdue, {"form": "csv"}, name="overdue_csv"),
    path("log/late-entries.json", data.late_entries, {"form": "json"}, name="late_entries_json"),
    path("log/late-entries.csv", data.late_entries, {"form": "csv"}, name="late_entries_csv"),
    path("log/daily", journal.days, name="days"),
    re_path(
        r"^log/(?P<place>checkpoint|daily/\d{4}-\d\d-\d\d|tile/[0-9a-z./]+)$", journal.file, name="log_file"
    ),
    path("data", data.about, name="data"),
    path("help", home.words, {"page": "help"}, name="help"),
    path("about/accessibility", home.words, {"page": "accessibility"}, name="accessibility"),
    re_path(r"^language/(?P<code>zh-hans|en)$", shell.language, name="language"),
]
