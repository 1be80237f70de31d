"""Ask the verifier as a stranger would, and read its answer."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from mingjing_verify.cli import main

NOON = "2026-11-23T04:00:00+00:00"


def ask(*words: str | Path) -> tuple[int, dict[str, Any]]:  # Any: the answer is JSON
    """The exit code, and what the command told as JSON."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = main([*map(str, words), "--json", *(() if "--now" in words else ("--now", NOON))])
    answer = json.loads(told.getvalue())
    assert answer["exit"] == code
    return code, answer


def found(answer: dict[str, Any], weight: str = "tampered") -> list[tuple[str, int | None]]:
    """What was found of one weight: code and index."""
    return [(one["code"], one.get("index")) for one in answer["findings"] if one["weight"] == weight]
