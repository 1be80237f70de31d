"""The Jinja2 environment every door renders with: address, file, word and drawing helpers."""

from collections.abc import Mapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined, Undefined

from . import words
from .icons import ICONS
from .rings import ring
from .scales import scale
from .sheets import script, sheet

FILTERS = (
    words.day,
    words.day_month,
    words.weekday_day,
    words.clock,
    words.moment,
    words.entered,
    words.thousands,
    words.yuan,
    words.yuan_upper,
    words.mask,
    words.paragraphs,
)


class Careful(StrictUndefined):
    """A key a mapping lacks is an option not taken; every other unknown name is an error."""

    def __new__(cls, hint: str | None = None, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        if isinstance(obj, Mapping):
            return Undefined(hint, obj, *args, **kwargs)
        return super().__new__(cls)


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named view: url("desk:case", number=number)."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


class Quick(Environment):
    """A key of a plain dict is found at once; Jinja would first try an attribute of that name, and fail, each time."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute not in METHODS:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


METHODS = frozenset(dir(dict))


def environment(**options: Any) -> Environment:
    """Built once by Django; an unknown name in a template is an error, never a silent blank."""
    made = Quick(**{"autoescape": True, **options, "undefined": Careful})
    made.add_extension("jinja2.ext.i18n")
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.trim_blocks = made.lstrip_blocks = True
    made.globals.update(
        url=url, static=static, sheet=sheet, script=script, ring=ring, scale=scale, ICONS=ICONS
    )
    made.filters.update({each.__name__: each for each in FILTERS})
    return made
