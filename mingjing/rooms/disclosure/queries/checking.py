"""核验: what a verify code answers. The portal's role can ask for one paper at a time, and only by its code."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ..models import Snapshot
from .items import decision_of_leaf

CODE = re.compile(r"[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{5}-[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{5}")
COLUMNS = (
    "code", "docket", "title", "number", "paper", "agency", "agency_name", "issued_on", "sha256", "pages", "result",
    "state", "reason", "decision", "index",
)  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """核验结果: what the platform holds of the paper with this code; nothing of the party."""

    code: str
    title: str
    number: str
    agency: str
    agency_name: str
    issued_on: date
    sha256: str
    pages: int
    result: str
    state: str
    reason: str
    published: Snapshot | None


def plain_code(typed: str) -> str:
    """A code as it is kept, however it was typed; empty where it cannot be one."""
    letters = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", typed).upper())
    code = f"{letters[:5]}-{letters[5:]}"
    return code if CODE.fullmatch(code) else ""


def check(typed: str) -> Checked | None:
    """The paper with this code, or None."""
    code = plain_code(typed)
    if not code:
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM disclosure_check(%s)", [code])  # noqa: S608
        row = cursor.fetchone()
    if row is None:
        return None
    told: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
    published = decision_of_leaf(told["decision"]) if told["decision"] else None
    return Checked(
        **{name: told[name] for name in Checked.__dataclass_fields__ if name != "published"},
        published=published,
    )
