"""Why a bar is missed: one sentence for each measure of which it is known, by the beginning of the measure's name."""

CAUSES: dict[str, str] = {}
"""Beginning of a measure's name → the sentence that stands beside it where its bar is missed."""

UNKNOWN = "原因还没有查明。"


def cause(measure: str) -> str:
    """The sentence for a missed measure."""
    return next((told for name, told in CAUSES.items() if measure.startswith(name)), UNKNOWN)
