"""The procedures, one file each (程序库): whatever module here declares PROCEDURE is found."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mingjing.law.language import Procedure


@cache
def all_procedures() -> dict[str, Procedure]:
    """Every procedure by its code."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    found = [module.PROCEDURE for module in modules if hasattr(module, "PROCEDURE")]
    return {one.code: one for one in found}


def procedure(code: str) -> Procedure:
    """The procedure of that code; KeyError where there is none."""
    return all_procedures()[code]
