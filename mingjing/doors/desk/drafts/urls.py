"""Addresses of 起草."""

from django.urls import URLPattern, path

from . import files, pages, parts, rows, trial


def paths() -> list[URLPattern]:
    """From beginning the next edition to handing it to a second person."""
    at = "catalogue/drafts/<uuid:draft>"
    return [
        path("catalogue/editions/<uuid:edition>/next/", pages.drafting, name="drafting"),
        path(f"{at}/rows/", pages.rows, name="draft_rows"),
        path(f"{at}/details", pages.details, name="draft_details"),
        path(f"{at}/propose", pages.propose, name="draft_propose"),
        path(f"{at}/discard", pages.discard, name="draft_discard"),
        path(f"{at}/rows/row", rows.row, name="draft_row"),
        path(f"{at}/rows/change", rows.change, name="draft_row_change"),
        path(f"{at}/rows/part", parts.part, name="draft_part"),
        path(f"{at}/rows/part/change", parts.change, name="draft_part_change"),
        path(f"{at}/trial", trial.trial, name="draft_trial"),
        path(f"{at}/json", files.as_json, name="draft_json"),
        path(f"{at}/csv", files.as_csv, name="draft_csv"),
        path(f"{at}/load", files.load, name="draft_load"),
    ]
