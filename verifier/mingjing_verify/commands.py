"""The five commands: each gathers what it needs, asks the checks, and writes a report."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from mingjing_verify import log
from mingjing_verify.audit import CHINA, Account, declared, judge
from mingjing_verify.document import (
    Document,
    Logged,
    check_decision,
    check_included,
    check_publication,
    read_envelope,
)
from mingjing_verify.findings import CannotTell, Finding, Report, Tampered, Weight
from mingjing_verify.leaf import Leaf
from mingjing_verify.note import Checkpoint, Key, Policy
from mingjing_verify.receipt import check_signature, complaint, read_receipt
from mingjing_verify.source import Source, read_anything, text_of


@dataclass(frozen=True)
class Asked:
    """What every command may be told: whom to trust, where the log is, and what time it is."""

    policy: Policy | None
    url: str | None
    now: datetime
    today: date | None = None
    mirror: Path | None = None
    old: str | None = None
    receipt_key: Key | None = None

    @property
    def day(self) -> date:
        return self.today or self.now.astimezone(CHINA).date()

    def source(self) -> Source:
        if self.url is None:
            raise CannotTell("no-log", "未指明账在哪里（--url）")
        return Source(self.url)


def checkpoint(report: Report, asked: Asked, *, place: str) -> None:
    """Is the log's signature, and the witnesses' quorum, good?"""
    found = log.trusted(_note(place), asked.policy, report)
    _tell_checkpoint(report, found)


def consistent(report: Report, asked: Asked, *, old: str, new: str) -> None:
    """Was anything before the old checkpoint changed?"""
    before = log.trusted(_note(old), asked.policy, report)
    after = log.trusted(_note(new), asked.policy, report)
    live = _is_log(new)
    if after.size < before.size:
        text = f"新检查点只有{after.size}条，旧检查点已有{before.size}条"
        if live:
            raise Tampered("shrunk", f"账变短了：{text}", after.size)
        raise CannotTell("order", f"{text}：请核对两份文件的先后；若次序无误，账已被截短")
    if after.size == before.size:
        if after.root != before.root:
            raise Tampered("split", f"同为{after.size}条，两份检查点的根却不同：同一本账签出了两个版本")
    else:
        if asked.url is None and not live:
            raise CannotTell("no-log", "需要账上的瓦片才能判断，请用 --url 指明账在哪里")
        log.extends(Source(asked.url or _base(new)), before, after)
    report.said.append(f"新检查点（{after.size}条）是旧检查点（{before.size}条）的延续，此前各条未被改动。")
    report.facts |= {"old_size": before.size, "new_size": after.size}


def doc(report: Report, asked: Asked, *, file: str) -> None:
    """Is this published text the logged decision, when was it published, and what is hidden?"""
    envelope = read_envelope(read_anything(file))
    dec, pub = (_offline(report, asked, one) if one else None for one in (envelope.dec, envelope.pub))
    if dec:
        check_decision(envelope.document, dec)
    if asked.url:
        dec, pub = _in_log(report, asked, envelope.document, dec, pub)
    if dec is None:
        raise CannotTell("no-proof", "文件中没有证明，请用 --url 指明账在哪里")
    said = check_publication(envelope.document, dec, pub)
    hidden = sorted(envelope.document.hidden)
    report.facts |= {
        "title": envelope.document.told["title"],
        "index": dec.index,
        "published": said.told["d"],
        "digest": envelope.document.digest,
        "hidden": hidden,
    }
    report.said += [
        f"《{envelope.document.told['title']}》就是账上第{dec.index}条登记的决定（{dec.told['org']}，{dec.told['d']}作出）。",
        f"公示于{said.told['d']}（第{said.index}条）。遮盖{len(hidden)}个字段{'：' if hidden else ''}{'、'.join(hidden)}。",
    ]


def receipt(report: Report, asked: Asked, *, file: str) -> None:
    """Was what was handed in logged in time?"""
    raw = read_anything(file)
    promised = read_receipt(raw)
    whole = _audited(report, asked)
    account = Account.of(whole.leaves)
    check_signature(
        promised, [asked.receipt_key] if asked.receipt_key else declared(account, "receipt", promised.key)
    )
    index = next((at for at, hashed in enumerate(whole.hashes) if hashed.hex() == promised.leaf), None)
    if index is not None:
        report.facts["index"] = index
        report.said.append(f"回执为真，所收材料已入账，为第{index}条。")
    elif asked.now <= promised.by:
        raise CannotTell(
            "not-yet", f"尚未入账，承诺的时限（{promised.by:%Y-%m-%d %H:%M:%S} 协调世界时）还没到"
        )
    elif not asked.source().is_web and (account.clock() or promised.at) <= promised.by:
        raise CannotTell("stale", "取到的账是旧的：其中最后的心跳早于回执承诺的时限")
    else:
        report.said.append(complaint(promised, raw, whole.checkpoint.note))
        raise Tampered("withheld", "回执为真，时限已过，账上却没有这一条：材料被扣下了")


def audit(report: Report, asked: Asked) -> None:
    """Fetch everything, work the tree out again, and read every leaf."""
    source = asked.source()
    whole = log.whole(source, log.newest(source, asked.policy, report))
    _tell_checkpoint(report, whole.checkpoint)
    report.findings += log.tree_faults(source, whole)
    signed = [whole.checkpoint]
    if asked.old:
        signed.append(log.trusted(_note(asked.old), asked.policy, report))
        report.findings += log.since(whole, signed[-1])
    if asked.mirror:
        signed += _against_mirror(report, asked, whole, asked.mirror)
    account = Account.of(whole.leaves)
    seen = [(whole.checkpoint.size, asked.now), *((one.size, one.cosigned) for one in signed if one.cosigned)]
    report.findings += judge(account, today=asked.day, now=asked.now if source.is_web else None, seen=seen)
    counts = {kind: len(account.kinds(kind)) for kind in ("dec", "pub", "exm", "wdr", "hb")}
    report.facts |= {"counts": counts, "today": asked.day.isoformat()}
    for fact, code in (("overdue", "overdue"), ("late", "late"), ("late_entries", "late-entry")):
        report.facts[fact] = [finding.index for finding in report.findings if finding.code == code]
    if report.exit_code() != 1:
        report.said.append(
            f"已逐条重算{whole.checkpoint.size}条，根与检查点一致；截至{asked.day}的情况如下。"
        )
        if asked.mirror:
            log.keep(asked.mirror, whole)


def _against_mirror(report: Report, asked: Asked, whole: log.Whole, folder: Path) -> list[Checkpoint]:
    """The checkpoint of the copy kept last time, if there is one, when all has been compared with it."""
    before = log.kept(folder, asked.policy, report)
    if before is None:
        return []
    known = before.checkpoint.size
    report.findings += log.differences(whole.hashes[:known], before.hashes, against="先前留存的副本")
    if any(finding.weight is Weight.TAMPERED for finding in report.findings):
        (folder / "checkpoint.contradicting").write_text(whole.checkpoint.note, encoding="utf-8")
    return [before.checkpoint]


def _audited(report: Report, asked: Asked) -> log.Whole:
    """The whole log, its tree worked out again."""
    source = asked.source()
    whole = log.whole(source, log.newest(source, asked.policy, report))
    faults = list(log.tree_faults(source, whole))
    report.findings += faults
    if faults:
        raise CannotTell("bad-log", "账本身未通过核对，以上各处须先查明")
    return whole


def _in_log(
    report: Report, asked: Asked, document: Document, dec: Leaf | None, pub: Leaf | None
) -> tuple[Leaf, Leaf | None]:
    """The document's leaves as the log has them, with a remark where it was withdrawn or corrected since."""
    whole = _audited(report, asked)
    account = Account.of(whole.leaves)
    dec = _same_leaf(whole, dec) if dec else _by_commitment(account, document)
    copies = [leaf for leaf in account.kinds("pub") if leaf.told["of"] == dec.hash.hex()]
    same = [leaf for leaf in copies if leaf.told["h"] == document.digest]
    pub = pub or next(reversed(same or copies), None)
    gone = {leaf.text("of"): leaf for leaf in account.kinds("wdr")}.get((pub or dec).hash.hex())
    if gone:
        text = f"这份公示已于第{gone.index}条撤回（{gone.told['why']}）"
        report.findings.append(Finding(Weight.NOTICE, "withdrawn", text, gone.index))
    if pub and copies and pub.index < copies[-1].index:
        text = f"这份公示已由第{copies[-1].index}条更正"
        report.findings.append(Finding(Weight.NOTICE, "corrected", text, copies[-1].index))
    return dec, pub


def _same_leaf(whole: log.Whole, leaf: Leaf) -> Leaf:
    """The leaf, if the log has it at the index its proof gives."""
    if whole.checkpoint.size <= leaf.index:
        text = f"取到的账只有{whole.checkpoint.size}条，文书登记在第{leaf.index}条：取到的账旧了，或被截短"
        raise CannotTell("stale", text)
    if whole.hashes[leaf.index] != leaf.hash:
        raise Tampered(
            "split", f"文书的证明与账上第{leaf.index}条不同，两处却都有签名：账出了两个版本", leaf.index
        )
    return leaf


def _by_commitment(account: Account, document: Document) -> Leaf:
    """The decision that a document without proof rebuilds."""
    both = document.commitments()
    found = next((leaf for leaf in account.kinds("dec") if (leaf.told["c"], leaf.told["s"]) == both), None)
    if found is None:
        raise CannotTell("not-logged", "取到的账上没有与此文书相符的决定：尚未登记，或内容被改动")
    return found


def _offline(report: Report, asked: Asked, logged: Logged) -> Leaf:
    signed = log.trusted(logged.checkpoint_note, asked.policy, report)
    check_included(logged, signed)
    return logged.leaf


def _tell_checkpoint(report: Report, found: Checkpoint) -> None:
    report.facts |= {
        "origin": found.origin,
        "size": found.size,
        "root": found.root.hex(),
        "signed_by": list(found.signed_by),
    }
    signed = f"，签名：{'、'.join(found.signed_by)}" if found.signed_by else ""
    report.said.append(f"检查点：{found.origin}，{found.size}条{signed}。")


def _is_log(place: str) -> bool:
    """Whether a place is a log as it stands now rather than a kept file."""
    return place.startswith(("http://", "https://")) or Path(place).is_dir()


def _base(place: str) -> str:
    return place.removesuffix("/checkpoint")


def _note(place: str) -> str:
    """The checkpoint at an address, in a folder, or in a file."""
    if _is_log(place):
        return Source(_base(place)).checkpoint()
    return text_of(read_anything(place))


def now() -> datetime:
    """The hour of this machine."""
    return datetime.now(UTC)
