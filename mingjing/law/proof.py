"""What is wrong with a procedure, in words (程序自检): an empty list is the proof."""

from collections.abc import Iterator

from .language import Procedure
from .limits import Exclusion, Extension, Limit, Suspension
from .steps import Branch, Step
from .words import FieldClass, FieldType

LEAVES = {"rec", "dec", "pub", "exm", "wdr"}


def problems(procedure: Procedure) -> list[str]:
    """Every fault found, as a sentence."""
    return [
        *_graph(procedure),
        *(fault for code, step in procedure.steps.items() for fault in _step(procedure, code, step)),
        *(fault for limit in procedure.limits for fault in _limit(procedure, limit)),
        *_codes(procedure),
    ]


def _graph(procedure: Procedure) -> Iterator[str]:
    ways = {stage: _ways(procedure, stage) for stage in procedure.stages}
    for stage in (procedure.opens, *procedure.closes):
        if stage not in procedure.stages:
            yield f"stage {stage} is opened or closed at, but not declared"
    reached = _reached({procedure.opens}, ways)
    backwards: dict[str, set[str]] = {stage: set() for stage in procedure.stages}
    for stage, onward in ways.items():
        for one in onward:
            backwards.setdefault(one, set()).add(stage)
    ending = _reached(set(procedure.closes), backwards)
    for stage in procedure.stages:
        if stage not in reached:
            yield f"stage {stage} cannot be reached"
        if stage not in ending:
            yield f"stage {stage} is a dead end"
    for stage in procedure.closes:
        if ways.get(stage):
            yield f"stage {stage} closes the case but a step leads on from it"


def _ways(procedure: Procedure, stage: str) -> set[str]:
    return {onward for step in procedure.steps.values() if stage in step.at for onward in step.destinations}


def _reached(start: set[str], ways: dict[str, set[str]]) -> set[str]:
    found, fresh = set(start), set(start)
    while fresh:
        fresh = {onward for stage in fresh for onward in ways.get(stage, set())} - found
        found |= fresh
    return found


def _step(procedure: Procedure, code: str, step: Step) -> Iterator[str]:
    if not step.article.strip():
        yield f"step {code} cites no article"
    if not step.title.strip():
        yield f"step {code} has no title"
    if not step.at:
        yield f"step {code} stands at no stage"
    if not step.roles:
        yield f"step {code} belongs to nobody"
    for stage in (*step.at, *step.destinations):
        if stage not in procedure.stages:
            yield f"step {code} names the unknown stage {stage}"
    if step.leaf not in LEAVES:
        yield f"step {code} has the unknown leaf {step.leaf}"
    yield from _fields(code, step)
    yield from _guards(code, step)
    yield from _branches(code, step)


def _fields(code: str, step: Step) -> Iterator[str]:
    names = [ask.name for ask in step.asks] + [state.name for state in step.states]
    for name in sorted({one for one in names if names.count(one) > 1}):
        yield f"step {code} has the field {name} twice"
    for ask in step.asks:
        if not isinstance(ask.klass, FieldClass):
            yield f"step {code} asks {ask.name} without a class"
        if not isinstance(ask.type, FieldType):
            yield f"step {code} asks {ask.name} without a type"
        if not ask.title.strip():
            yield f"step {code} asks {ask.name} without a title"
        if ask.type in {FieldType.CHOICE, FieldType.CHOICES} and not ask.choices:
            yield f"step {code} asks {ask.name} without choices"
    for state in step.states:
        if not state.title.strip():
            yield f"step {code} has the state {state.name} without a statement"


def _guards(code: str, step: Step) -> Iterator[str]:
    known = {ask.name for ask in step.asks} | {state.name for state in step.states}
    for guard in (*step.needs, *step.checks):
        if not guard.article.strip():
            yield f"guard {guard.name} of step {code} cites no article"
        if not guard.sentence.strip():
            yield f"guard {guard.name} of step {code} has no sentence"
        if guard in step.checks and guard.field is not None and guard.field not in known:
            yield f"guard {guard.name} of step {code} names the unknown field {guard.field}"


def _branches(code: str, step: Step) -> Iterator[str]:
    for branch in (step.to, step.paper_by):
        if not isinstance(branch, Branch):
            continue
        ask = step.ask(branch.field)
        if ask is None:
            yield f"step {code} branches on the unknown field {branch.field}"
            continue
        for value, _ in branch.ways:
            if value not in dict(ask.choices):
                yield f"step {code} branches on {branch.field}={value}, which is no choice"
        if branch is step.to and not ask.required:
            yield f"step {code} branches on {branch.field}, which may be left blank"
    if step.paper_by is not None:
        for _, paper in step.paper_by.ways:
            if paper not in step.papers:
                yield f"step {code} makes the paper {paper} but does not list it"


def _limit(procedure: Procedure, limit: Limit) -> Iterator[str]:
    if not limit.article.strip():
        yield f"limit {limit.code} cites no article"
    if not limit.meets:
        yield f"limit {limit.code} is met by nothing"
    pauses: tuple[Suspension | Exclusion, ...] = (*limit.suspensions, *limit.exclusions)
    changes: tuple[Extension | Suspension | Exclusion, ...] = (*limit.extensions, *pauses)
    named = [limit.starts, *limit.meets, *(one.step for one in limit.extensions)]
    named += [code for one in pauses for code in (one.starts, *one.ends)]
    for code in dict.fromkeys(named):
        if code not in procedure.steps:
            yield f"limit {limit.code} names the unknown step {code}"
    for change in changes:
        if not change.article.strip():
            yield f"limit {limit.code} is changed without an article ({change.title})"
    yield from _limit_fields(procedure, limit)


def _limit_fields(procedure: Procedure, limit: Limit) -> Iterator[str]:
    wanted = [(limit.starts, limit.pairs), *((code, limit.pairs) for code in limit.meets)]
    for extension in limit.extensions:
        wanted += [(extension.step, name) for name in (extension.days, extension.until, extension.ground)]
        if sum(bool(one) for one in (extension.term, extension.days, extension.until)) != 1:
            yield f"limit {limit.code} is extended by {extension.step} by no one measure"
    wanted += [(one.starts, one.ground) for one in limit.suspensions]
    wanted += [(one.starts, one.days) for one in limit.exclusions]
    for code, name in wanted:
        step = procedure.steps.get(code)
        if name and step is not None and step.ask(name) is None:
            yield f"limit {limit.code} reads the field {name}, which step {code} does not ask"


def _codes(procedure: Procedure) -> Iterator[str]:
    codes = [limit.code for limit in procedure.limits]
    for code in sorted({one for one in codes if codes.count(one) > 1}):
        yield f"limit {code} is declared twice"
