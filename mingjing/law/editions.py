"""Editions never change (版本锁定): a digest of each procedure, kept beside them; only new ones are added."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path
from types import CodeType

from .language import Procedure
from .procedures import all_procedures

LOCK = Path(__file__).parent / "procedures" / "editions.lock"


def plain(thing: object) -> object:
    """A procedure, or part of one, as plain data; a function is its name, a lambda also its words."""
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, date):
        return thing.isoformat()
    if is_dataclass(thing) and not isinstance(thing, type):
        return {one.name: plain(getattr(thing, one.name)) for one in fields(thing)}
    if isinstance(thing, Mapping):
        return [[str(name), plain(value)] for name, value in thing.items()]
    if isinstance(thing, set | frozenset):
        return sorted(str(plain(one)) for one in thing)
    if isinstance(thing, tuple | list):
        return [plain(one) for one in thing]
    if callable(thing):
        return named(thing)
    return thing


def named(function: Callable[..., object]) -> list[str]:
    """A function's name; a lambda has none, so its names and texts stand for it."""
    name = getattr(function, "__name__", "")
    code = getattr(function, "__code__", None)
    if name != "<lambda>" or not isinstance(code, CodeType):
        return [name]
    return [name, *code.co_names, *sorted(str(one) for one in code.co_consts if isinstance(one, str))]


def digest(procedure: Procedure) -> str:
    """SHA-256 of the procedure's plain data, in hex."""
    text = json.dumps(plain(procedure), ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def locked(text: str) -> dict[str, str]:
    """The digest of each edition in the lock."""
    return dict(line.split() for line in text.splitlines() if line and not line.startswith("#"))


def changed(procedures: Mapping[str, Procedure], lock: Mapping[str, str]) -> list[str]:
    """The codes of locked editions that are gone or no longer what they were."""
    return sorted(
        code for code, known in lock.items() if code not in procedures or digest(procedures[code]) != known
    )


def added(procedures: Mapping[str, Procedure], lock: Mapping[str, str]) -> dict[str, str]:
    """The lock with the new editions in it; the old lines as they were."""
    return {**{code: digest(one) for code, one in procedures.items() if code not in lock}, **lock}


def main() -> int:
    """Add new editions to the lock; 1 where an old one has changed."""
    lock = locked(LOCK.read_text(encoding="utf-8")) if LOCK.exists() else {}
    broken = changed(all_procedures(), lock)
    if broken:
        sys.stderr.write(f"版本已锁定，不得修改：{'、'.join(broken)}。法律变更应当另立新版本。\n")
        return 1
    lines = [f"{code} {value}\n" for code, value in sorted(added(all_procedures(), lock).items())]
    LOCK.write_text("# 程序版本摘要：已施行的版本不得修改。\n" + "".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
