"""The discretion scale: bands of a benchmark laid out on a line, in proportion to money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

GAP = 0.6  # percent left open between two bands
LETTER = 3.6  # percent of the narrowest scale (a desk aside) that one character takes


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the benchmark, with its place on the line in percent."""

    label: str
    start: float
    width: float
    here: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole line; marks are percent from the left, None when there is nothing to mark."""

    bands: tuple[Band, ...]
    mark: float | None
    spread: tuple[float, float, float] | None
    label_at: str  # start | middle | end: which way the words over the mark run
    aligned: bool  # every band is wide enough to carry its own label


def scale(
    bands: Sequence[Mapping[str, Any]],
    *,
    mark: int | None = None,
    spread: Mapping[str, int] | None = None,
) -> Scale:
    """Bands are {label, low, high, here}; money in fen; spread is {low, median, high} of past cases."""
    floor: int = min(band["low"] for band in bands)
    width: int = max(band["high"] for band in bands) - floor or 1

    def place(money: int) -> float:
        return round(float(min(max((money - floor) / width, 0), 1)) * 100, 2)

    laid = tuple(
        Band(
            label=band["label"],
            start=place(band["low"]),
            width=max(round(place(band["high"]) - place(band["low"]) - GAP, 2), 0.4),
            here=bool(band.get("here")),
        )
        for band in bands
    )
    at = place(mark) if mark is not None else None
    past = (place(spread["low"]), place(spread["median"]), place(spread["high"])) if spread else None
    return Scale(
        bands=laid,
        mark=at,
        spread=past,
        label_at="middle" if at is None or 18 < at < 82 else "start" if at <= 18 else "end",
        aligned=all(band.width >= LETTER * (len(band.label) + 4 * band.here) for band in laid),
    )
