"""公示事项: one file per kind: what is shown, when it is due, from which step or edition it comes.

Whatever module here declares KIND is found; adding a kind is adding a file.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ..kind import Item, Kind

__all__ = ["Item", "Kind", "all_kinds", "of_act"]


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by its code, in the order of the phases."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    found = [module.KIND for module in modules if hasattr(module, "KIND")]
    return {one.code: one for one in sorted(found, key=lambda one: (one.phase, one.code))}


def of_act(act: str) -> Kind | None:
    """The kind under which results of an act are published, or None where none is declared yet."""
    return next((one for one in all_kinds().values() if one.act == act and one.render is not None), None)
