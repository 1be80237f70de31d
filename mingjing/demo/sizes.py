"""城市的规模: how much a whole city or a province has in a year, and what this machine's disk bears of it."""

from dataclasses import dataclass, replace

ACT_BYTES = 14_000
"""What one published permit takes on disk with its entry, its rows, its snapshot and every index."""
SPARE_BYTES = 6_000_000_000
MOST_ON_A_SMALL_DISK = 1_000_000


@dataclass(frozen=True)
class Size:
    """规模: cases, discretion grades, mirrored permits, published officers."""

    cases: int
    grades: int
    permits: int
    officers: int


CITY = Size(cases=8_949, grades=10_523, permits=632_000, officers=5_000)
PROVINCE = Size(cases=89_490, grades=105_230, permits=6_320_000, officers=50_000)
SIZES = {"city": CITY, "province": PROVINCE}


def borne(size: Size, *, standing: int, free: int) -> tuple[Size, str]:
    """The size with as many permits as the disk bears, and what to say where those are not all.

    `standing` permits are on the disk already, `free` bytes of it are not taken.
    """
    room = standing + max(0, free - SPARE_BYTES) // ACT_BYTES
    if room >= size.permits:
        return size, ""
    most = min(MOST_ON_A_SMALL_DISK, room, size.permits)
    said = f"磁盘还有 {free // 10**9} GB，容不下 {size.permits:,} 件许可，收录到 {most:,} 件为止。"
    return replace(size, permits=most), said
