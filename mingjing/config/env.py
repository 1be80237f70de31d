"""Typed readers for environment variables; without one, the safe default holds."""

import os
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """The variable as text."""
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    """The variable as yes or no: 1, true, yes and on mean yes."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """The variable as a whole number."""
    return int(os.environ.get(name, default))


def words(name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The variable as a comma-separated list."""
    value = os.environ.get(name)
    return default if value is None else tuple(word.strip() for word in value.split(",") if word.strip())


def path(name: str, default: Path) -> Path:
    """The variable as an absolute path."""
    return Path(os.environ.get(name, str(default))).resolve()
