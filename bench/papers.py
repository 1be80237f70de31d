"""A paper: set as PDF/A with its fonts, as every step does it, the compiler warm."""

from collections.abc import Iterator
from datetime import date, datetime

from bench.figure import Figure, at_most, best_ms
from mingjing.rooms.cases.papers import Rendered, render

PAGES = 3
QUESTION = "问：请说明当日的情况。\n答：当日上午运输车辆离开工地时没有冲洗，沿途遗撒渣土约一百二十米，我们已经派人清扫。\n"


def measure() -> Iterator[Figure]:
    """Milliseconds for three pages in the best of several rounds; each paper differs, so nothing is remembered."""
    length = next(many for many in range(10, 200) if _paper(many, 0).pages == PAGES)
    serial = iter(range(1, 10_000))
    took = best_ms(lambda: _paper(length, next(serial)), rounds=5, times=5)
    yield at_most("a paper of 3 pages as PDF/A, warm", took, "ms", 15)


def _paper(length: int, serial: int) -> Rendered:
    fields = {
        "case_name": f"度量{serial:05}号案",
        "began": datetime.fromisoformat("2026-03-06T15:00:00+08:00"),
        "ended": datetime.fromisoformat("2026-03-06T16:10:00+08:00"),
        "place": "度量城市管理局询问室",
        "interviewee": "张一山",
        "dialogue": QUESTION * length,
    }
    return render(
        "interview_record",
        fields=fields,
        agency="度量城市管理局",
        number="",
        verify_code="7K2MX-9QXDA",
        verify_url="http://localhost/v/7K2MX-9QXDA",
        issued_on=date(2026, 3, 6),
    )
