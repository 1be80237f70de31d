"""度量结果: the page of figures for operators, written from one run; nothing on it is typed by hand."""

import json
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.causes import cause
from bench.figure import Figure
from mingjing.config.places import ROOT

PAGE = ROOT / "docs/operate/figures.md"
TITLES = {
    "arithmetic": "日志的运算",
    "entries": "记录条",
    "papers": "文书",
    "desk": "办案台：立案、办理步骤、案件页",
    "lists": "办案台：列表和待办",
    "pages": "页面的大小",
    "portal": "公示门户：决定页",
    "search": "公示门户：检索",
    "memory": "进程占用的内存",
    "upload": "收入大文件",
    "mirrored": "批量收录",
    "sealing": "封存",
    "audit": "外人核验",
}
"""What each part is called on the page."""


@dataclass(frozen=True)
class Run:
    """One run: its command, when it began, what the city held, and the figures of each part."""

    command: str
    began: datetime
    size: str
    figures: dict[str, list[Figure]]

    def words(self) -> str:
        """The run as JSON."""
        told = {
            "command": self.command,
            "began": self.began.isoformat(timespec="seconds"),
            "machine": machine(),
            "city": self.size,
            "figures": [
                {"part": part, **one.words()} for part, figures in self.figures.items() for one in figures
            ],
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def page(run: Run) -> str:
    """The whole page."""
    every = [one for figures in run.figures.values() for one in figures]
    barred = [one for one in every if one.passed is not None]
    missed = [one for one in barred if not one.passed]
    head = [
        "# 度量结果",
        "",
        "本页由 `make figures` 生成，不手工修改。每项都在真实的进程和落盘的数据库上量得，负载来自同一台机器。",
        "",
        f"- 机器：{machine()}",
        f"- 日期：{run.began:%Y-%m-%d %H:%M}",
        f"- 命令：`{run.command}`",
        f"- 城市：{run.size}",
        f"- 有目标的 {len(barred)} 项，达到 {len(barred) - len(missed)} 项。",
    ]
    parts = [_part(TITLES[name], figures) for name, figures in run.figures.items()]
    return "\n".join([*head, *(line for part in parts for line in part), *_missed(missed)]) + "\n"


def _part(title: str, figures: Sequence[Figure]) -> list[str]:
    rows = [f"| {one.name} | {one.values} | {one.bars or '—'} | {_verdict(one)} |" for one in figures]
    return ["", f"## {title}", "", "| 项目 | 量得 | 目标 | 结果 |", "| --- | --- | --- | --- |", *rows]


def _verdict(one: Figure) -> str:
    return {None: "—", True: "达到", False: "未达到"}[one.passed]


def _missed(missed: Sequence[Figure]) -> list[str]:
    if not missed:
        return []
    return ["", "## 未达到的原因", "", *(f"- {one.name}：{cause(one.name)}" for one in missed)]


def machine() -> str:
    """Processor, cores, memory and system, as the kernel tells them."""
    told = Path("/proc/cpuinfo").read_text().splitlines()
    model = next(
        (line.split(":", 1)[1].strip() for line in told if line.startswith("model name")), platform.machine()
    )
    cores = sum(line.startswith("processor") for line in told)
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1024 / 1024
    return f"{model}，{cores} 核，内存 {memory:.0f} GB，{platform.system()} {platform.release()}"
