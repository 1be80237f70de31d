"""The portal's own words in English: none is missing, none is left over, and the compiled file is fresh."""

import gettext
import io
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import mingjing.doors.portal

DOOR = Path(mingjing.doors.portal.__file__).parent
FOLDER = DOOR / "locale/en/LC_MESSAGES"


def catalogue() -> dict[str, str]:
    with (FOLDER / "django.po").open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file, locale="en") if one.id}


def test_every_word_of_the_portal_has_its_english() -> None:
    found = extract_from_dir(
        str(DOOR),
        method_map=[("**.py", "python"), ("**/jinja2/**.html", "jinja2")],
        options_map={"**/jinja2/**.html": {"newstyle_gettext": "true"}},
        keywords={"_": None, "gettext": None, "gettext_lazy": None},
    )
    told = {str(message) for _, _, message, _, _ in found}
    known = catalogue()
    assert told - known.keys() == set()
    assert known.keys() - told == set()
    assert [message for message, english in known.items() if not english] == []


def test_the_compiled_catalogue_is_fresh() -> None:
    made = io.BytesIO()
    with (FOLDER / "django.po").open("rb") as file:
        write_mo(made, read_po(file, locale="en"))
    made.seek(0)
    with (FOLDER / "django.mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)
    fresh = gettext.GNUTranslations(made)
    assert all(
        kept.gettext(message) == fresh.gettext(message) == english for message, english in catalogue().items()
    )
