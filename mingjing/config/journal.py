"""What the processes say: one line of JSON for each sign-in, each refused attempt and each error.

A line holds no request body and no form field. Whatever a stranger puts into an address stays inside
one JSON string: line breaks and control characters are written as escapes.
"""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
REFUSED = "mingjing.refused"
LONGEST = 300  # characters of one fact


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {  # values are strings and numbers
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage(),
        }
        if isinstance(code := getattr(record, "status_code", None), int):
            line["answer"] = code
        if isinstance(facts := getattr(record, "facts", None), dict):
            line |= {name: str(value)[:LONGEST] for name, value in facts.items() if name not in line}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        text = json.dumps(line, ensure_ascii=False)
        return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


LOGGING: dict[str, Any] = {  # the shape that logging.config wants
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": JsonLines}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "mingjing": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
