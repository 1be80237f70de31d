"""Addresses of 办案台; a case is addressed by its number."""

from django.urls import path, register_converter

from . import cases, papers, todo
from .numbers import CaseNumber

register_converter(CaseNumber, "number")
app_name = "desk"
urlpatterns = [
    path("", todo.todo, name="todo"),
    path("palette", todo.palette, name="palette"),
    path("cases/", cases.cases, name="cases"),
    path("cases/new/<str:code>/", cases.opening, name="opening"),
    path("cases/<number:number>/", cases.case, name="case"),
    path("cases/<number:number>/entries/<int:entry>/", cases.entry, name="entry"),
    path("cases/<number:number>/papers/<uuid:paper>/", papers.paper, name="paper"),
    path("cases/<number:number>/steps/<slug:step>/", cases.step, name="step"),
]
