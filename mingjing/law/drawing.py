"""Draw a procedure (流程图): an SVG of plain shapes and a page of tables, from the same data that is judged."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from .language import Procedure
from .limits import Exclusion, Limit, Suspension
from .procedures import all_procedures
from .steps import Step

WIDTH, MARGIN, GAP, LINE, PADDING = 760, 90, 26, 22, 12
LETTERS = 44  # Chinese letters to a line
SHARED = 4  # a step that stands at so many stages is drawn once, below


@dataclass(frozen=True)
class Box:
    """One stage, drawn: its title, its lines and where it stands, in pixels."""

    stage: str
    title: str
    lines: tuple[tuple[str, str], ...]
    top: int

    @property
    def height(self) -> int:
        return 2 * PADDING + LINE * (len(self.lines) + 1)

    @property
    def middle(self) -> int:
        return self.top + PADDING + LINE // 2


def svg(procedure: Procedure) -> str:
    """The procedure as an SVG drawing; classes for the page's own colours, no inline styles."""
    boxes = list(_boxes(procedure))
    height = boxes[-1].top + boxes[-1].height + GAP
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" viewBox="0 0 {WIDTH} {height}" role="img"'
            f' aria-label="{escape(procedure.title)}流程图">'
        ),
        f"<title>{escape(procedure.title)}流程图</title>",
        (
            '<defs><marker id="flow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
            ' orient="auto"><path class="flow-head" d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>'
        ),
        *(_box(box, procedure) for box in boxes),
        *_arrows(procedure, {box.stage: box for box in boxes if box.stage}),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _boxes(procedure: Procedure) -> Iterator[Box]:
    top = GAP
    for stage, title in procedure.stages.items():
        box = Box(stage, title, tuple(_lines(procedure, stage)), top)
        yield box
        top += box.height + GAP
    shared = "、".join(step.title for step in procedure.steps.values() if _is_shared(step))
    if shared:
        yield Box("", "多个环节均可办理", tuple(_wrapped("step", shared)), top)


def _is_shared(step: Step) -> bool:
    return len(step.at) >= SHARED and not step.destinations


def _lines(procedure: Procedure, stage: str) -> Iterator[tuple[str, str]]:
    here = [
        (code, step) for code, step in procedure.steps.items() if stage in step.at and not _is_shared(step)
    ]
    for _, step in here:
        onward = [procedure.stages[one] for one in step.destinations if one != stage]
        if onward:
            text = f"{step.title}（{_roles(step)}，{_cited(procedure, step)}）→ {'、'.join(onward)}"
            yield from _wrapped("step", text)
    resting = "、".join(step.title for _, step in here if not set(step.destinations) - {stage})
    if resting:
        yield from _wrapped("step", f"另可：{resting}")
    first = {code for code, step in procedure.steps.items() if step.at[0] == stage}
    for limit in procedure.limits:
        if limit.starts in first:
            yield from _wrapped("limit", f"期限：{_limit_words(procedure, limit)}")


def _wrapped(kind: str, text: str) -> Iterator[tuple[str, str]]:
    for start in range(0, len(text), LETTERS):
        yield kind, text[start : start + LETTERS]


def _box(box: Box, procedure: Procedure) -> str:
    kind = "flow-end" if box.stage in procedure.closes else "flow-stage"
    left, wide = MARGIN, WIDTH - MARGIN - GAP
    texts = [
        (
            f'<text class="flow-title" x="{left + PADDING}" y="{box.middle + 5}" font-size="16" font-weight="bold">'
            f"{escape(box.title)}</text>"
        )
    ]
    for number, (name, line) in enumerate(box.lines, start=1):
        y = box.middle + 5 + number * LINE
        texts.append(
            f'<text class="flow-{name}" x="{left + PADDING}" y="{y}" font-size="14">{escape(line)}</text>'
        )
    frame = (
        f'<rect class="flow-box" x="{left}" y="{box.top}" width="{wide}" height="{box.height}" rx="8"'
        ' fill="none" stroke="currentColor"/>'
    )
    return f'<g class="{kind}">{frame}{"".join(texts)}</g>'


def _arrows(procedure: Procedure, boxes: dict[str, Box]) -> Iterator[str]:
    order = list(procedure.stages)
    pairs = dict.fromkeys(
        (start, end)
        for step in procedure.steps.values()
        for start in step.at
        for end in step.destinations
        if start != end
    )
    lanes = 0
    for start, end in pairs:
        first, last = boxes[start], boxes[end]
        if order.index(end) == order.index(start) + 1:
            x = MARGIN + (WIDTH - MARGIN - GAP) // 2
            yield _path(f"M{x} {first.top + first.height}V{last.top - 1}")
            continue
        x = MARGIN - 12 - 6 * (lanes % 12)
        lanes += 1
        spread = 3 * (lanes % 5)
        yield _path(f"M{MARGIN} {first.middle + spread}H{x}V{last.middle - spread}H{MARGIN - 1}")


def _path(route: str) -> str:
    return f'<path class="flow-arrow" d="{route}" fill="none" stroke="currentColor" marker-end="url(#flow-head)"/>'


def _roles(step: Step) -> str:
    return "、".join(role.title for role in step.roles)


def _cited(procedure: Procedure, step: Step) -> str:
    law = procedure.law_of(step)
    return step.article if law == procedure.statute else f"{law}{step.article}"


def _limit_words(procedure: Procedure, limit: Limit) -> str:
    law = limit.law or procedure.statute
    start = procedure.steps[limit.starts].title
    return f"{limit.title}，自“{start}”起{limit.term}（{law}{limit.article}）"


def markdown(procedure: Procedure) -> str:
    """The procedure as a page: stages, steps with their conditions, and limits."""
    parts = [
        f"# {procedure.title}（`{procedure.code}`）",
        "本页由程序数据生成，请勿手改。",
        f"依据：{procedure.statute}，自{procedure.in_force.isoformat()}起施行。",
        f"![{procedure.title}流程图]({procedure.code}.svg)",
        "## 期限",
        _table(("期限", "长度", "起算", "完成于", "延长与扣除", "依据"), _limit_rows(procedure)),
        *(part for stage in procedure.stages for part in _stage_page(procedure, stage)),
    ]
    return "\n\n".join(parts) + "\n"


def _limit_rows(procedure: Procedure) -> Iterator[tuple[str, ...]]:
    for limit in procedure.limits:
        pauses: tuple[Suspension | Exclusion, ...] = (*limit.suspensions, *limit.exclusions)
        changes = [one.title for one in limit.extensions] + [one.title for one in pauses]
        yield (
            limit.title,
            str(limit.term),
            procedure.steps[limit.starts].title,
            "、".join(procedure.steps[code].title for code in limit.meets),
            "；".join(changes) or "无",
            f"{limit.law or procedure.statute}{limit.article}",
        )


def _stage_page(procedure: Procedure, stage: str) -> Iterator[str]:
    steps = [(code, step) for code, step in procedure.steps.items() if stage in step.at]
    yield f"## {procedure.stages[stage]}（`{stage}`）"
    if not steps:
        yield "本环节没有后续步骤。"
        return
    rows = []
    for code, step in steps:
        onward = "、".join(procedure.stages[one] for one in step.destinations) or "不变"
        rows.append((step.title, f"`{code}`", _roles(step), onward, _cited(procedure, step)))
    yield _table(("步骤", "代码", "办理人", "去向", "依据"), iter(rows))
    for _, step in steps:
        if step.at[0] == stage and (step.needs or step.checks):
            reasons = (one.reason(procedure.statute) for one in (*step.needs, *step.checks))
            yield f"**{step.title}**的条件：\n\n" + "\n".join(f"- {reason}" for reason in reasons)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def pages() -> dict[str, str]:
    """Every page and drawing by its file name."""
    found = {}
    for code, procedure in all_procedures().items():
        found[f"{code}.md"] = markdown(procedure)
        found[f"{code}.svg"] = svg(procedure)
    listed = "\n".join(f"- [{one.title}]({code}.md)" for code, one in sorted(all_procedures().items()))
    found["index.md"] = f"# 法定程序\n\n本页由程序数据生成，请勿手改。\n\n{listed}\n"
    return found


def main(folder: str) -> None:
    """Write the pages into a folder."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (target / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
