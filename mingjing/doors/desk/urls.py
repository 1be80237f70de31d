"""Addresses of 办案台; a case is addressed by its number."""

from django.urls import path, register_converter

from . import (
    cases,
    catalogue,
    exhibits,
    letters,
    listing,
    palette,
    papers,
    publication,
    steps,
    todo,
    weighing,
)
from .administration import urls as administration
from .drafts import urls as drafts
from .numbers import CaseNumber

register_converter(CaseNumber, "number")
app_name = "desk"
urlpatterns = [
    *weighing.paths(),
    *administration.paths(),
    *letters.paths(),
    *(
        path(
            f"cases/<number:number>/steps/{step}/",
            publication.at_its_page,
            {"step": step},
            name=f"step-{step}",
        )
        for step in ("publish", "correct", "exempt", "withdraw")
    ),
    path("publication/", publication.board, name="publication"),
    path("publication/<number:number>/", publication.item, name="publication_item"),
    path("publication/<number:number>/<slug:step>", publication.act, name="publication_act"),
    path("catalogue/", catalogue.catalogues, name="catalogue"),
    path("catalogue/editions/<uuid:edition>/", catalogue.edition, name="edition"),
    *drafts.paths(),
    path("catalogue/drafts/<uuid:draft>/", catalogue.draft, name="draft"),
    path("catalogue/drafts/<uuid:draft>/review", catalogue.review, name="draft_review"),
    path("catalogue/drafts/<uuid:draft>/enact", catalogue.enact, name="draft_enact"),
    path("", todo.todo, name="todo"),
    path("palette", palette.palette, name="palette"),
    path("laws", palette.laws, name="laws"),
    path("matters", palette.matters, name="matters"),
    path("views/", listing.keep_view, name="keep_view"),
    path("views/<int:view>/drop", listing.drop_view, name="drop_view"),
    path("export", listing.export, name="export"),
    path("cases/", listing.cases, name="cases"),
    path("cases/new/<str:code>/", steps.opening, name="opening"),
    path("cases/<number:number>/", cases.case, name="case"),
    path("cases/<number:number>/entries/<int:entry>/", cases.entry, name="entry"),
    path("cases/<number:number>/papers/<uuid:paper>/", papers.paper, name="paper"),
    path("cases/<number:number>/papers/<uuid:paper>/pdf", papers.pdf, name="pdf"),
    path("cases/<number:number>/evidence/", exhibits.collect, name="evidence"),
    path("cases/<number:number>/evidence/<uuid:piece>/", exhibits.piece, name="piece"),
    path("cases/<number:number>/evidence/<uuid:piece>/original", exhibits.original, name="original"),
    path("cases/<number:number>/steps/<slug:step>/", steps.step, name="step"),
]
