"""Sets a filled form as a PDF/A paper, or as pages to look at while it is written."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Literal

import segno
import typst

from . import fonts
from .filling import Filled, chinese_day, fill, visible
from .forms import PaperForm, form
from .refusals import NoGlyph, PaperRefused, TooLong

TEMPLATES = Path(__file__).with_name("typst")
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_warm = Lock()  # the compiler keeps its last inputs; one paper at a time


@dataclass(frozen=True)
class Rendered:
    """A finished paper: its bytes, their SHA-256, its page count, and what was changed on the way."""

    pdf: bytes
    sha256: bytes
    pages: int
    notes: tuple[str, ...] = ()


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        input=str(TEMPLATES / "main.typ"),
        root=str(TEMPLATES),
        font_paths=fonts.installed(),
    )


def _code_picture(url: str) -> str:
    """The verify address as a QR code of level M with its quiet zone, in SVG."""
    out = BytesIO()
    try:
        code = segno.make(url, error="m", micro=False)
    except segno.DataOverflowError:
        raise TooLong(f"核验地址有{len(url)}字，超过二维码的容量。") from None
    code.save(out, kind="svg", border=4, xmldecl=False, light="white")
    return out.getvalue().decode()


@dataclass(frozen=True)
class Outside:
    """What a paper carries besides its fields."""

    agency: str
    number: str
    verify_code: str
    verify_url: str
    issued_on: date | None
    draft: bool
    demo: bool


def _inputs(of: PaperForm, filled: Filled, outside: Outside) -> dict[str, str]:
    """Everything the templates may read, as data: nothing in it is ever run."""
    issued = outside.issued_on
    paper = {
        "code": of.code,
        "title": of.title,
        "agency": visible(outside.agency),
        "number": visible(outside.number),
        "verify_code": visible(outside.verify_code),
        "verify_url": visible(outside.verify_url),
        "qr": _code_picture(outside.verify_url) if of.leaves and outside.verify_url else "",
        "issued_on": chinese_day(issued) if issued else "",
        "ymd": [issued.year, issued.month, issued.day] if issued else [],
        "draft": outside.draft,
        "demo": outside.demo,
        "faces": asdict(fonts.faces()),
        "fields": filled.fields,
    }
    return {"paper": json.dumps(paper, ensure_ascii=False)}


def _refusal(message: str) -> PaperRefused:
    """The typesetter's complaint as a sentence; most often a character no installed font can show."""
    if found := re.search(r'the text `"(.+?)"` could not be displayed', message):
        text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda escaped: chr(int(escaped[1], 16)), found[1])
        signs = "".join(f"“{char}”（U+{ord(char):04X}）" for char in text)
        return NoGlyph(f"本机字体中没有{signs}的字形，文书不能定稿。请安装含有该字的字体，或者改用其他写法。")
    return PaperRefused(f"文书排版失败：{message}")


def _compiled(inputs: dict[str, str], kind: Literal["pdf", "svg"]) -> list[bytes]:
    """The pages in this format; the PDF is one."""
    with _warm:
        try:
            made = _compiler().compile(
                format=kind,
                sys_inputs=inputs,
                pdf_standards="a-2b" if kind == "pdf" else [],
                timestamp=UNDATED,
            )
        except typst.TypstError as error:
            raise _refusal(error.message) from error
    if made is None:
        raise PaperRefused("文书排版没有产生任何页面。")
    return made if isinstance(made, list) else [made]


def _count(pdf: bytes) -> int:
    """Pages, as the root of the page tree states them."""
    root = re.search(rb"/Type/Pages/Count (\d+)", pdf)
    if root is None:
        raise PaperRefused("文书排版的结果无法识别页数。")
    return int(root[1])


def render(
    code: str,
    *,
    fields: Mapping[str, object],
    agency: str,
    number: str,
    verify_code: str,
    verify_url: str,
    issued_on: date | None,
    draft: bool = False,
    demo: bool = False,
) -> Rendered:
    """The paper as PDF/A-2b; the same input gives the same bytes on the same fonts."""
    of = form(code)
    filled = fill(of, fields)
    outside = Outside(agency, number, verify_code, verify_url, issued_on, draft, demo)
    pdf = _compiled(_inputs(of, filled, outside), "pdf")[0]
    return Rendered(pdf=pdf, sha256=hashlib.sha256(pdf).digest(), pages=_count(pdf), notes=filled.notes)


def preview(
    code: str,
    *,
    fields: Mapping[str, object],
    agency: str,
    number: str = "",
    verify_code: str = "",
    verify_url: str = "",
    issued_on: date | None = None,
    draft: bool = True,
    demo: bool = False,
) -> list[bytes]:
    """The pages as SVG, for the editor to show while the paper is written."""
    of = form(code)
    outside = Outside(agency, number, verify_code, verify_url, issued_on, draft, demo)
    return _compiled(_inputs(of, fill(of, fields), outside), "svg")
