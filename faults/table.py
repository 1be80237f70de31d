"""The table of the last runs in docs/operate/faults.md: `python -m faults.table <results.json>…`."""

import json
import sys
from pathlib import Path
from typing import Any

from mingjing.config.places import ROOT

PAGE = ROOT / "docs" / "operate" / "faults.md"
MARK = "## 最近一次的结果"


def row(one: dict[str, Any]) -> str:
    """One drill as a row."""
    control = one["control"]["said"] if one["control"] else "–"
    cells = (
        one["id"], one["did"], f"{one['rounds']}{'（短）' if one['short'] else ''}", one["acknowledged"], one["lost"],
        one["doubled"], "通过" if one["passed"] else "未通过：" + "；".join(one["wrong"])[:200], control,
        "，".join(f"{name} {value}" for name, value in one["figures"].items()), round(one["seconds"]),
    )  # fmt: skip
    return "| " + " | ".join(str(cell).replace("|", "／").replace("\n", " ") for cell in cells) + " |"


def write(results: list[dict[str, Any]]) -> None:
    """Replace the table; the page's own words stay."""
    head = "| 编号 | 故障 | 次数 | 已答复 | 丢失 | 重复 | 结果 | 对照 | 数字 | 用时（秒） |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    said = PAGE.read_text(encoding="utf-8").split(MARK)[0].rstrip()
    rows = sorted(results, key=lambda one: int(one["id"].split("-")[1]))
    note = "由 `python -m faults.table` 写入；（短）是测试里的短形式。"
    PAGE.write_text("\n".join((said, "", MARK, "", note, "", head, *map(row, rows), "")), encoding="utf-8")


if __name__ == "__main__":
    newest: dict[str, dict[str, Any]] = {}
    for name in sys.argv[1:]:
        newest |= {one["id"]: one for one in json.loads(Path(name).read_text())}
    write(list(newest.values()))
