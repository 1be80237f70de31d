"""补录 or 逾期: what was entered too late is told from what was kept back, by the log's own heartbeats."""

from pathlib import Path
from typing import Any

import pytest

from mingjing.record import tlog
from verifier.tests.asking import ask
from verifier.tests.city import Log, key, living

H = "ab" * 32
MUCH_LATER = ("--now", "2027-01-01T04:00:00+00:00")
LISTS = ("late_entries", "overdue", "late")


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Twelve leaves of the morning of 2026-11-23."""
    return living(tmp_path / "log", length=12)


def audited(log: Log, *words: str | Path) -> tuple[int, dict[str, Any]]:  # Any: the answer is JSON
    log.publish()
    return ask(
        "audit", log.folder, *(words or MUCH_LATER), *(() if "--policy" in words else ("--key", log.vkey))
    )


def lists(log: Log, *words: str | Path) -> list[list[int]]:
    """Late entries, overdue and late publications, by the indexes of their decisions."""
    code, answer = audited(log, *words)
    assert code == 0
    return [answer[name] for name in LISTS]


def entered(log: Log, at: str, **more: tlog.Json) -> bytes:
    """A decision of 2026-11-23, due on 2026-12-02, entered behind a heartbeat of this minute."""
    log.add("hb", at=at, n=0)
    return log.decide(due="2026-12-02", **more)


def test_a_decision_entered_after_its_last_day_is_a_late_entry_and_not_overdue(log: Log) -> None:
    entered(log, "2026-12-09T02:00Z")
    code, answer = audited(log)
    assert (code, *(answer[name] for name in LISTS)) == (0, [13], [], [])
    told = next(one for one in answer["findings"] if one["code"] == "late-entry")
    assert told["weight"] == "notice"
    assert "2026-11-23作出）迟延入册：应于2026-12-02前公示，作出16日后（2026-12-09）才入册" in told["text"]
    assert "至今既未公示也未说明不公示理由，自入册起23日" in told["text"]
    assert audited(log, *MUCH_LATER, "--strict")[0] == 1


@pytest.mark.parametrize("way", ["pub", "exm", "own"])
def test_a_late_entry_stays_in_its_list_when_it_is_published_or_exempted(log: Log, way: str) -> None:
    dec = entered(log, "2026-12-09T02:00Z", **({"h": H, "m": H} if way == "own" else {}))
    if way == "pub":
        log.add("pub", of=dec.hex(), h=H, m=H, d="2026-12-11")
    if way == "exm":
        log.add("hb", at="2026-12-11T02:00Z", n=0)
        log.add("exm", of=dec.hex(), x="X2", filed=H)
    assert lists(log) == [[13], [], []]
    found = next(one for one in audited(log)[1]["findings"] if one["code"] == "late-entry")
    assert f"入册{0 if way == 'own' else 2}日后公示或者说明不公示理由" in found["text"]


def test_a_decision_entered_in_time_and_kept_back_stays_overdue_whatever_is_entered_later(log: Log) -> None:
    log.decide(due="2026-12-02")
    again = entered(log, "2026-12-09T02:00Z")
    log.add("pub", of=again.hex(), h=H, m=H, d="2026-12-09")
    entered(log, "2026-12-20T02:00Z")
    assert lists(log) == [[14, 17], [12], []]


def test_a_decision_entered_on_its_last_day_owes_its_publication_that_day(log: Log) -> None:
    entered(log, "2026-12-02T15:59Z")
    entered(log, "2026-12-02T16:09Z")
    entered(log, "2026-12-02T16:11Z")
    assert lists(log) == [[17], [13, 15], []]


def test_an_act_taken_over_from_another_system_counts_from_its_receipt(log: Log) -> None:
    log.add("hb", at="2026-12-09T02:00Z", n=0)
    log.decide(d="2026-03-02", due="2026-12-18", src="省级平台")
    assert lists(log, "--now", "2026-12-18T04:00:00+00:00") == [[], [], []]
    assert lists(log) == [[], [13], []]


def test_without_a_heartbeat_ahead_nothing_is_shown_to_be_entered_late(tmp_path: Path) -> None:
    log = Log(tmp_path / "log")
    log.decide(due="2026-12-02")
    log.add("hb", at="2026-12-20T02:00Z", n=0)
    assert lists(log) == [[], [0], []]


def test_a_clock_put_forward_and_back_excuses_no_suppressed_decision(log: Log) -> None:
    entered(log, "2026-12-09T02:00Z")
    log.add("hb", at="2026-12-09T02:05Z", n=0)
    assert lists(log) == [[13], [], []]
    log.beat(10)
    code, answer = audited(log)
    assert (code, *(answer[name] for name in LISTS)) == (0, [], [13], [])
    assert "clock-back" in [one["code"] for one in answer["findings"]]


def test_a_clock_ahead_of_the_readers_own_is_reported_and_proves_nothing(log: Log) -> None:
    entered(log, "2026-12-09T02:00Z")
    code, answer = audited(log, "--now", "2026-11-23T04:00:00+00:00", "--today", "2026-12-09")
    assert (code, *(answer[name] for name in LISTS)) == (0, [], [13], [])
    assert [one["index"] for one in answer["findings"] if one["code"] == "clock-ahead"] == [12]


@pytest.mark.parametrize("kept", ["mirror", "old"])
def test_what_a_witness_signed_in_time_cannot_become_a_late_entry(
    log: Log, tmp_path: Path, kept: str
) -> None:
    entered(log, "2026-12-09T02:00Z")
    policy = tmp_path / "policy"
    policy.write_text(
        f"log {log.vkey}\nwitness w {tlog.verifier_key('w.example', key(11), 4)}\nquorum none\n"
    )
    text, _ = tlog.open_note(log.note())
    signed = log.note() + tlog.cosign(text, "w.example", key(11), seconds=1_795_400_000)  # 2026-11-23
    old = tmp_path / "old"
    old.write_text(signed, encoding="utf-8")
    log.publish().write("checkpoint", signed.encode())
    mirrored = ("--mirror", tmp_path / "mirror")
    assert ask("audit", log.folder, "--policy", policy, *mirrored)[0] == 0
    log.add("hb", at="2026-12-10T02:00Z", n=0)
    words = ("--policy", policy, *MUCH_LATER, *(mirrored if kept == "mirror" else ("--old-checkpoint", old)))
    code, answer = audited(log, *words)
    assert (code, *(answer[name] for name in LISTS)) == (0, [], [13], [])
    assert [one["index"] for one in answer["findings"] if one["code"] == "clock-ahead"] == [12]
    assert lists(log, "--policy", policy, *MUCH_LATER) == [[13], [], []]
