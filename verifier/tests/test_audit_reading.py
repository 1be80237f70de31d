"""What the audit reads out of the leaves: broken promises, dangling references, silence."""

import base64
from pathlib import Path

import pytest

from mingjing.record import tlog
from mingjing.record.commitments import commit
from verifier.tests.asking import ask, found
from verifier.tests.city import RECEIPTS, Log, key, living

H = "ab" * 32


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return living(tmp_path / "log", length=12)


def audited(log: Log, *words: str) -> tuple[int, dict]:
    log.publish()
    return ask("audit", log.folder, "--key", log.vkey, *words)


def test_a_decision_neither_published_nor_exempted_is_listed_after_its_last_day(log: Log) -> None:
    log.decide(due="2026-12-02")
    assert audited(log, "--today", "2026-12-02")[1]["overdue"] == []
    code, answer = audited(log, "--today", "2026-12-03")
    assert (code, answer["overdue"], found(answer, "notice")) == (0, [12], [("overdue", 12)])
    assert "逾期1日" in answer["findings"][0]["text"]


def test_strictness_makes_an_overdue_publication_count(log: Log) -> None:
    log.decide(due="2026-12-02")
    assert audited(log, "--today", "2026-12-03", "--strict")[0] == 1
    assert audited(log, "--today", "2026-12-02", "--strict")[0] == 0


def test_a_published_an_exempted_and_an_at_once_published_decision_are_not_overdue(log: Log) -> None:
    log.add("pub", of=log.decide().hex(), h=H, m=H, d="2026-11-24")
    log.add("exm", of=log.decide().hex(), x="X2", filed=H)
    log.decide(h=H, m=H, src="省平台")
    code, answer = audited(log, "--today", "2027-01-01")
    assert (code, answer["overdue"], answer["late"]) == (0, [], [])


def test_a_publication_after_the_last_day_is_called_late(log: Log) -> None:
    log.add("pub", of=log.decide(due="2026-12-02").hex(), h=H, m=H, d="2026-12-03")
    code, answer = audited(log, "--today", "2027-01-01")
    assert (code, answer["late"], answer["overdue"]) == (0, [12], [])


def test_a_publication_dated_back_is_called_late_by_the_heartbeat_before_it(log: Log) -> None:
    dec = log.decide(due="2026-12-02")
    log.add("hb", at="2026-12-05T00:00Z", n=0)
    log.add("pub", of=dec.hex(), h=H, m=H, d="2026-12-01")
    assert audited(log, "--today", "2027-01-01")[1]["late"] == [12]


def test_a_pause_between_heartbeats_is_reported(log: Log) -> None:
    log.beat(10)
    log.beat(20)
    assert found(audited(log)[1], "notice") == []
    log.beat(31)
    code, answer = audited(log)
    assert (code, found(answer, "notice")) == (0, [("silence", 14)])
    assert "心跳中断11分钟：2026年11月23日08时20分至2026年11月23日08时31分" in answer["findings"][0]["text"]


def test_a_clock_that_went_back_is_reported(log: Log) -> None:
    log.beat(10)
    log.beat(5)
    assert found(audited(log)[1], "notice") == [("clock-back", 13)]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("pub", {"h": H, "m": H, "d": "2026-11-24"}),
        ("wdr", {"why": "revoked", "by": H}),
        ("exm", {"x": "X1", "filed": H}),
        ("era", {"paths": ["by.name"], "basis": "b"}),
    ],
)
def test_a_leaf_about_an_unknown_leaf_is_named(log: Log, kind: str, more: dict[str, tlog.Json]) -> None:
    log.add(kind, of=H, **more)
    code, answer = audited(log)
    assert (code, found(answer)) == (1, [("dangling", 12)])


def test_a_publication_of_what_is_no_decision_is_named(log: Log) -> None:
    log.add("pub", of=log.hashes[5].hex(), h=H, m=H, d="2026-11-24")
    code, answer = audited(log)
    assert (code, found(answer)) == (1, [("wrong-kind", 12)])


def test_a_correction_must_name_an_earlier_publication(log: Log) -> None:
    dec = log.decide()
    first = log.add("pub", of=dec.hex(), h=H, m=H, d="2026-11-24")
    log.add("pub", of=dec.hex(), h=H, m=H, d="2026-11-25", prev=first.hex())
    assert audited(log)[0] == 0
    log.add("pub", of=dec.hex(), h=H, m=H, d="2026-11-25", prev=dec.hex())
    assert found(audited(log)[1]) == [("wrong-kind", 15)]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not JSON",
        b'{"c":"00","s":"00","t":"rec","v":1}',
        b'{"at":"2026-11-23T04:05Z","n":3.0,"t":"hb","v":1}',
        b'{"at":"2026-11-23T04:05Z","n":3,"t":"hb","v":1} ',
        b'{"at":"2026-11-23T04:05Z","n":3,"name":"x","t":"hb","v":1}',
        b'{"at":"2026-02-31T04:05Z","n":3,"t":"hb","v":1}',
        b'{"at":"2026-11-23T04:05Z","t":"hb","v":1}',
        tlog.canonical(
            {"v": 1, "t": "era", "c": H, "s": H, "of": H, "paths": ["x" * 100] * 12, "basis": "b"}
        ),
        tlog.canonical(
            {
                "v": 1,
                "t": "dec",
                "c": H,
                "s": H,
                "org": "o",
                "cls": "penalty",
                "d": "2026-11-23",
                "due": "2026-12-02",
                "h": H,
            }
        ),
        b'{"at":"2026-11-23T04:05Z","n":' + b"9" * 900 + b',"t":"hb","v":1}',
        b'{"at":"\\ud800","n":3,"t":"hb","v":1}',
        b"[" * 1000,
    ],
)
def test_a_leaf_that_is_no_leaf_is_named(log: Log, raw: bytes) -> None:
    log.leaves.append(raw)
    code, answer = audited(log)
    assert (code, found(answer)) == (1, [("bad-leaf", 12)])


@pytest.mark.parametrize("raw", [b'{"t":"poem","v":1}', b'{"at":"2026-11-23T04:05Z","n":3,"t":"hb","v":2}'])
def test_a_leaf_newer_than_the_tool_accuses_nobody(log: Log, raw: bytes) -> None:
    log.leaves.append(raw)
    code, answer = audited(log)
    assert (code, found(answer), found(answer, "unknown")) == (2, [], [("unknown-kind", 12)])


def test_a_key_change_is_signed_by_the_old_key_and_the_new(log: Log) -> None:
    vkey = tlog.verifier_key(RECEIPTS, key(3))
    claim = tlog.key_claim(op="add", use="receipt", vkey=vkey)
    signed = {"op": "add", "use": "receipt", "vkey": vkey}
    log.add("key", **signed, old=base(key(2).sign(claim)), new=base(key(3).sign(claim)))
    assert audited(log)[0] == 0
    log.add("key", **signed, old=base(key(2).sign(claim)))
    code, answer = audited(log)
    assert (code, found(answer)) == (1, [("bad-key-change", 13)])


def base(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def test_each_platform_leaf_is_read_by_the_verifier(log: Log) -> None:
    plan = log.add(
        "dp", no="1", item="i", n=2, targets=H, officers=H, recusals=H, rules="r1", alg="mj-draw/1", source="快乐8",
        opens="2026-11-25T13:00Z", secret=H, reveal="2026-12-01",
    )  # fmt: skip
    log.add("de", of=plan.hex(), got="1.2.3./")
    log.add("dr", of=plan.hex(), h=H, secret=H)
    log.add("dx", of=plan.hex(), why="wrong_list")
    log.add("cat", h=H)
    log.add("fix", files=3, bad=0, root=H)
    log.add("era", of=log.hashes[3].hex(), paths=["by.name"], basis="个人信息保护法第四十七条")
    log.add(
        "wdr", of=log.add("pub", of=log.decide().hex(), h=H, m=H, d="2026-11-24").hex(), why="revoked", by=H
    )
    code, answer = audited(log)
    assert (code, answer["findings"]) == (0, [])
    assert answer["counts"]["wdr"] == 1


def test_nothing_in_the_log_tells_a_salted_value(log: Log) -> None:
    made = commit({"by.phone": "13800138000"})
    log.add("rec", c=made.c.hex(), s=made.s.hex())
    log.publish()
    held = b"".join(path.read_bytes() for path in log.folder.rglob("*") if path.is_file())
    assert b"13800138000" not in held
    assert commit({"by.phone": "13800138000"}).c != made.c


def test_a_publication_on_the_last_day_is_in_time_and_a_later_correction_does_not_make_it_late(
    log: Log,
) -> None:
    dec = log.decide(due="2026-12-02")
    first = log.add("pub", of=dec.hex(), h=H, m=H, d="2026-12-02")
    log.add("pub", of=dec.hex(), h=H, m=H, d="2026-12-20", prev=first.hex())
    assert audited(log, "--today", "2027-01-01")[1]["late"] == []


@pytest.mark.parametrize(("beat", "late"), [("2026-12-02T16:09Z", []), ("2026-12-02T16:11Z", [12])])
def test_sealing_shortly_after_midnight_does_not_make_a_publication_late(
    log: Log, beat: str, late: list[int]
) -> None:
    dec = log.decide(due="2026-12-02")
    log.add("hb", at=beat, n=1)
    log.add("pub", of=dec.hex(), h=H, m=H, d="2026-12-02")
    assert audited(log, "--today", "2027-01-01")[1]["late"] == late
