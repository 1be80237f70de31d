"""`python -m faults [names…] [--short] [--json FILE]`: drills in turn, one line each; exit 1 if one failed."""

import argparse
import json
import sys
import time
import traceback
from pathlib import Path

from faults import house
from faults.drills import DRILLS
from faults.outcome import Drill, Outcome, line, told, untried


def run(words: list[str]) -> int:
    """Run what was named, or all; how many failed."""
    asked = _parser().parse_args(words)
    chosen = [one for one in DRILLS if not asked.names or one.id in asked.names]
    unknown = set(asked.names) - {one.id for one in chosen}
    if unknown:
        sys.exit(f"没有这项演练：{'、'.join(sorted(unknown))}。")
    results = []
    try:
        for drill in chosen:
            began = time.monotonic()
            outcome = _tried(drill, short=not asked.long)
            print(line(drill.id, outcome), flush=True)
            results.append(told(drill.id, outcome, seconds=time.monotonic() - began, short=not asked.long))
            if asked.json:
                asked.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    finally:
        house.clear()
    return sum(not one["passed"] for one in results)


def _tried(drill: Drill, *, short: bool) -> Outcome:
    if not drill.possible():
        return untried(drill)
    try:
        return drill.run(short)
    except Exception as wrong:  # the other drills go on
        traceback.print_exc()
        return Outcome("演练中断", 0, wrong=(f"{type(wrong).__name__}：{wrong}",))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m faults", description="故障演练")
    parser.add_argument("names", nargs="*", help="例如 R-1 R-12；不写则全部")
    parser.add_argument("--long", action="store_true", help="做足规定的次数")
    parser.add_argument("--json", type=Path, help="结果写入这个文件")
    return parser


if __name__ == "__main__":
    sys.exit(1 if run(sys.argv[1:]) else 0)
