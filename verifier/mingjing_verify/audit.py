"""What the leaves say together: promises kept, references that lead somewhere, a clock that ticks."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from itertools import accumulate

from mingjing_verify.canonical import canonical
from mingjing_verify.findings import CannotTell, Finding, Weight
from mingjing_verify.leaf import BadLeaf, Leaf, UnknownKind, parse
from mingjing_verify.note import Key, unbase

CHINA = timezone(timedelta(hours=8))
SILENCE = timedelta(minutes=10)
"""A longer pause between two heartbeats is reported; the log promises one every five minutes."""
SEALED_LATER = timedelta(minutes=10)
"""A leaf may be sealed this much after the day it says."""

Sight = tuple[int, datetime]
"""The log had this size at this hour, by a clock that is not the log's own: a witness's, or the reader's."""

# kind: the kinds its `of` may name
NAMES = {
    "pub": {"dec"},
    "exm": {"dec"},
    "wdr": {"pub", "dec"},
    "de": {"dp"},
    "dr": {"dp"},
    "dx": {"dp"},
    "era": set[str](),
}


@dataclass
class Account:
    """The leaves of a log, read, with what was wrong in reading them."""

    leaves: list[Leaf] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, raw: Iterable[bytes]) -> "Account":
        account = cls()
        for index, told in enumerate(raw):
            try:
                account.leaves.append(parse(told, index))
            except BadLeaf as wrong:
                text = f"第{index}条不合格式：{wrong}"
                account.findings.append(Finding(Weight.TAMPERED, "bad-leaf", text, index))
            except UnknownKind as wrong:
                text = f"第{index}条本工具不认识（{wrong}），请升级"
                account.findings.append(Finding(Weight.UNKNOWN, "unknown-kind", text, index))
        return account

    def kinds(self, *kinds: str) -> list[Leaf]:
        return [leaf for leaf in self.leaves if leaf.kind in kinds]

    def clock(self) -> datetime | None:
        """The hour of the last heartbeat."""
        return max((leaf.minute() for leaf in self.kinds("hb")), default=None)


def judge(
    account: Account, *, today: date, now: datetime | None, seen: Sequence[Sight] = ()
) -> list[Finding]:
    """All that an audit has to say about the leaves; `now` only where the log is read live."""
    return [
        *account.findings,
        *references(account),
        *keys(account),
        *publications(account, today, seen),
        *heartbeats(account, now),
        *clock_ahead(account, seen),
    ]


def references(account: Account) -> Iterator[Finding]:
    """Leaves that speak of a leaf that is not there, comes later, or is of another kind."""
    seen: dict[str, str] = {}
    for leaf in account.leaves:
        wanted = [("of", NAMES[leaf.kind])] if leaf.kind in NAMES else []
        if "prev" in leaf.told:
            wanted.append(("prev", {leaf.kind}))
        for name, kinds in wanted:
            kind = seen.get(leaf.text(name))
            if kind is None:
                text = f"第{leaf.index}条（{leaf.kind}）所指的条目（{name}）不在此前的账中"
                yield Finding(Weight.TAMPERED, "dangling", text, leaf.index)
            elif kinds and kind not in kinds:
                text = f"第{leaf.index}条（{leaf.kind}）所指的条目（{name}）种类不对，是 {kind}"
                yield Finding(Weight.TAMPERED, "wrong-kind", text, leaf.index)
        seen[leaf.hash.hex()] = leaf.kind


def keys(account: Account) -> Iterator[Finding]:
    """Key changes whose own signatures do not hold; the replaced key is the last of that use."""
    last: dict[str, Key] = {}
    for leaf in account.kinds("key"):
        use = leaf.text("use")
        try:
            key = Key.read(leaf.text("vkey"))
        except CannotTell:
            yield Finding(Weight.TAMPERED, "bad-leaf", f"第{leaf.index}条声明的公钥写法不对", leaf.index)
            continue
        claim: bytes = b"mj/key/1\0" + canonical({name: leaf.told[name] for name in ("op", "use", "vkey")})
        for name, signer in (("new", key), ("old", last.get(use))):
            if name in leaf.told and not _signed(signer, claim, leaf.text(name)):
                text = f"第{leaf.index}条更换密钥（{use}），其签名（{name}）不成立"
                yield Finding(Weight.TAMPERED, "bad-key-change", text, leaf.index)
        if leaf.told["op"] == "add":
            last[use] = key


def declared(account: Account, use: str, name: str) -> list[Key]:
    """The keys of this name that the log ever declared for a use."""
    leaves = (leaf for leaf in account.kinds("key") if leaf.told["use"] == use and leaf.told["op"] == "add")
    found = []
    for leaf in leaves:
        try:
            key = Key.read(leaf.text("vkey"))
        except CannotTell:
            continue
        if key.name == name:
            found.append(key)
    return found


def publications(account: Account, today: date, seen: Sequence[Sight] = ()) -> Iterator[Finding]:
    """Decisions entered after their last day; of the others, those published late or not at all."""
    closed, entered = _closed(account), entry_days(account, seen)
    for leaf in account.kinds("dec"):
        due, since = leaf.day("due"), entered.get(leaf.index)
        met = leaf.day("d") if "h" in leaf.told else closed.get(leaf.hash.hex())
        if since is not None and since > due:
            then = since if "h" in leaf.told else met
            text = f"{_what(leaf)}迟延入册：应于{due}前公示，作出{(since - leaf.day('d')).days}日后（{since}）才入册"
            yield Finding(Weight.NOTICE, "late-entry", f"{text}，{_after(since, then, today)}", leaf.index)
        elif met is None and today > due:
            days = (today - due).days
            text = f"{_what(leaf)}应于{due}前公示，已逾期{days}日，既未公示也未说明不公示理由"
            yield Finding(Weight.NOTICE, "overdue", text, leaf.index)
        elif met is not None and met > due and "h" not in leaf.told:
            yield Finding(Weight.NOTICE, "late", f"{_what(leaf)}应于{due}前公示，实际迟至{met}", leaf.index)


def _what(leaf: Leaf) -> str:
    return f"第{leaf.index}条决定（{leaf.text('org')}，{leaf.text('cls')}，{leaf.text('d')}作出）"


def entry_days(account: Account, seen: Sequence[Sight] = ()) -> dict[int, date]:
    """The day before which each decision was not yet in the log, by its index; none where no heartbeat is ahead.

    Every clock must agree: the earliest counts of the heartbeat ahead, all behind, and who else saw the leaf there.
    """
    beats = account.kinds("hb")
    places = [leaf.index for leaf in beats]
    least = list(accumulate((leaf.minute() for leaf in reversed(beats)), min))[::-1]
    days = {}
    for leaf in account.kinds("dec"):
        ahead = bisect(places, leaf.index)
        if ahead:
            hours = [least[ahead - 1], *(hour for size, hour in seen if size > leaf.index)]
            days[leaf.index] = _sealed(min(hours))
    return days


def clock_ahead(account: Account, seen: Sequence[Sight]) -> Iterator[Finding]:
    """The first heartbeat of an hour that had not come when somebody else saw it in the log."""
    for leaf in account.kinds("hb"):
        least = min((hour for size, hour in seen if size > leaf.index), default=None)
        if least and leaf.minute() - SEALED_LATER > least:
            text = f"第{leaf.index}条心跳自称在{_local(leaf.minute())}，{_local(least)}时却已在账上：日志的时钟走在前面，不能证明谁迟延入册"
            yield Finding(Weight.NOTICE, "clock-ahead", text, leaf.index)
            return


def heartbeats(account: Account, now: datetime | None) -> Iterator[Finding]:
    """Pauses in which the log was silent, and a clock that went backwards."""
    before: datetime | None = None
    for leaf in account.kinds("hb"):
        at = leaf.minute()
        if before and at < before:
            yield Finding(
                Weight.NOTICE, "clock-back", f"第{leaf.index}条心跳的时刻早于上一次心跳", leaf.index
            )
        if before and at - before > SILENCE:
            text = (
                f"心跳中断{_minutes(at - before)}分钟：{_local(before)}至{_local(at)}（第{leaf.index}条之前）"
            )
            yield Finding(Weight.NOTICE, "silence", text, leaf.index)
        before = at
    if now and before and now - before > SILENCE:
        text = f"最近一次心跳在{_local(before)}，至今已{_minutes(now - before)}分钟没有新的心跳"
        yield Finding(Weight.NOTICE, "silent-now", text)


def _closed(account: Account) -> dict[str, date]:
    """The day each decision was first published or exempted: not before the heartbeat ahead of it allows."""
    days: dict[str, date] = {}
    ticked: datetime | None = None
    for leaf in account.kinds("hb", "pub", "exm"):
        if leaf.kind == "hb":
            ticked = leaf.minute()
            continue
        said = leaf.day("d") if leaf.kind == "pub" else None
        sealed = _sealed(ticked) if ticked else None
        day = max((one for one in (said, sealed) if one), default=date.min)
        days.setdefault(leaf.text("of"), day)
    return days


def _sealed(hour: datetime) -> date:
    """The first day that an entry sealed at this hour may be of."""
    return (hour - SEALED_LATER).astimezone(CHINA).date()


def _after(since: date, met: date | None, today: date) -> str:
    if met is None:
        return f"至今既未公示也未说明不公示理由，自入册起{max((today - since).days, 0)}日"
    return f"入册{(met - since).days}日后公示或者说明不公示理由"


def _signed(key: Key | None, claim: bytes, signature: str) -> bool:
    raw = unbase(signature)
    return key is not None and raw is not None and key.signed(claim, raw)


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


def _local(instant: datetime) -> str:
    return instant.astimezone(CHINA).strftime("%Y年%m月%d日%H时%M分")
