"""方位格: where each town of the city lies on a small grid, row and column counted from one; others follow below."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from mingjing.rooms.disclosure.queries import Snapshot

PLACES = {
    "南头": (1, 2), "黄圃": (1, 3), "东凤": (2, 1), "阜沙": (2, 2), "三角": (2, 3), "小榄": (3, 1), "东升": (3, 2),
    "港口": (3, 3), "民众": (3, 4), "古镇": (4, 1), "横栏": (4, 2), "西区": (4, 3), "石岐": (4, 4), "火炬": (4, 5),
    "中山港": (4, 5), "沙溪": (5, 2), "南区": (5, 3), "东区": (5, 4), "南朗": (5, 5), "大涌": (6, 2), "板芙": (6, 3),
    "五桂山": (6, 4), "神湾": (7, 3), "三乡": (7, 4), "坦洲": (8, 4),
}  # fmt: skip
FREE = (
    (1, 4),
    (1, 5),
    (2, 4),
    (2, 5),
    (3, 5),
    (6, 5),
    (7, 5),
    (8, 5),
    (8, 3),
    (7, 2),
    (8, 2),
    (6, 1),
    (7, 1),
    (8, 1),
)


def tiles(towns: Sequence[Snapshot], counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """A tile for each town with its number of decisions; four shades by how many."""
    most = max(counts.values(), default=0)
    made, taken = [], set()
    free = iter(FREE)
    for one in towns:
        place = next((at for name, at in PLACES.items() if name in one.title), None)
        if place is None or place in taken:
            place = next((at for at in free if at not in taken), None)
        if place is None:
            continue
        taken.add(place)
        count = counts.get(one.agency, 0)
        made.append(
            {
                "name": short(one.title),
                "note": f"{count} 件",
                "url": reverse("portal:item", args=["bodies", one.slug]),
                "row": place[0],
                "column": place[1],
                "level": min(3, 4 * count // (most + 1)) if count else 0,
            }
        )
    return sorted(made, key=lambda tile: (tile["row"], tile["column"]))


def short(name: str) -> str:
    """中山市小榄镇人民政府 as 小榄镇, 中山市人民政府石岐街道办事处 as 石岐街道."""
    plain = name.split("市")[-1].removeprefix("人民政府")
    for end in ("人民政府", "办事处", "综合行政执法局", "管理委员会", "综合行政执法办公室"):
        plain = plain.removesuffix(end)
    return plain[:6]
