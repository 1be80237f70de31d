"""Whether the demonstration city is still growing, in a few words for the ribbon of every page."""

import json
from pathlib import Path

from django.conf import settings


def growing() -> str:
    """Such as 城市还在生长：办理案件 120 / 400; empty where nothing grows."""
    if not settings.DEMO:
        return ""
    try:
        told = json.loads((Path(settings.STATE) / "progress.json").read_text(encoding="utf-8"))
        finished, doing, done, whole = told["finished"], told["doing"], told["done"], told["of"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    if finished:
        return ""
    return f"城市还在生长：{doing}" + (f" {done} / {whole}" if whole else "")
