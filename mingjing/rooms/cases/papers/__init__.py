"""文书: the papers of a case, filled, checked for what they lack, and set in type."""

from .filling import missing
from .forms import Column, Kind, PaperField, PaperForm, all_forms, form
from .money import parse_money, uppercase_money
from .refusals import NoChineseFont, NoGlyph, PaperRefused, TooLong, UnfitField, UnknownForm
from .rendering import Rendered, preview, render

__all__ = [
    "Column",
    "Kind",
    "NoChineseFont",
    "NoGlyph",
    "PaperField",
    "PaperForm",
    "PaperRefused",
    "Rendered",
    "TooLong",
    "UnfitField",
    "UnknownForm",
    "all_forms",
    "form",
    "missing",
    "parse_money",
    "preview",
    "render",
    "uppercase_money",
]
