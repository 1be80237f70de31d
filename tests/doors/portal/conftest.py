"""A small city with public decisions, and the portal as its own process in its own database role."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from mingjing.record.actor import Actor
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.actions import MirroredDecision, MirroredPermit
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.disclosure.actions import correct, mirror, mirror_many, propose, publish, withdraw
from mingjing.rooms.disclosure.models import Candidate, Snapshot
from tests import cast, cluster, given
from tests.conftest import keep_files_in, speak_to
from tests.rooms.disclosure.world import beat_at, settle

PROVINCE = Actor("integrator:province", "省级平台", cast.BUREAU, "城管局", "integrator")
PERMIT = MirroredPermit(
    source="中山市政务服务大厅",
    number="XK-1",
    title="某人甲餐饮有限公司食品经营许可",
    authority="中山市市场监督管理局",
    matter_name="食品经营许可",
    permit_number="JY24420000000001",
    certificate="食品经营许可证",
    decided_on=date(2026, 3, 2),
    valid_from=date(2026, 3, 2),
    valid_to=date(2031, 3, 1),
    document_number="中市监许〔2026〕1号",
    party_kind="organisation",
    party="某人甲餐饮有限公司",
)


@dataclass(frozen=True)
class City:
    """What the tests look for: addresses and codes."""

    shown: str
    corrected: str
    withdrawn: str
    overdue: str
    code: str
    revoked_code: str


@pytest.fixture(scope="package")
def city(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[City]:
    """Decisions shown, corrected, withdrawn, mirrored and withheld, two of them entered late, in a database of their own."""
    shared, files = str(connections.settings["default"]["NAME"]), Path(settings.STATE)
    own = f"{shared}_portal"
    with django_db_blocker.unblock():
        cluster.copy(cluster.TEMPLATE, own)
        speak_to(own)
        keep_files_in(tmp_path_factory.mktemp("portal"))
        yield _grown()
        for alias in connections:
            connections[alias].close()
        speak_to(shared)
        keep_files_in(files)
        cluster.drop(own)


def _grown() -> City:
    given.house()
    beat_at("2026-04-10T17:00")
    shown, overdue = (given.case_at("delivery") for _ in range(2))
    settle()
    beat_at(f"{timezone.localtime():%Y-%m-%dT%H:%M}")
    corrected, withdrawn = (given.case_at("delivery") for _ in range(2))
    settle()
    for case in (shown, corrected, withdrawn):
        _publish(case)
    with reading({cast.BUREAU}):
        for number in range(1, 4):
            mirror(_line(number), by=PROVINCE)
        assert not [one.wrong for one in mirror_many([PERMIT], by=PROVINCE) if one.wrong]
    settle()
    with reading(given.EVERYWHERE):
        correct(corrected, reasons="更正案件名称。", by=cast.actor("冯静"), key=uuid.uuid4())
    given.take(withdrawn, "deliver", on="2026-04-13")
    given.take(withdrawn, "note_remedy", on="2026-04-20")
    given.take(withdrawn, "note_remedy_result", on="2026-06-17")
    with reading(given.EVERYWHERE):
        withdraw(
            withdrawn,
            cause="revoked",
            reasons="原决定经行政复议撤销。",
            by=cast.actor("冯静"),
            key=uuid.uuid4(),
        )
    settle()
    with reading(given.EVERYWHERE):
        codes = [
            Paper.objects.get(case=one, code="penalty_decision").verify_code for one in (shown, withdrawn)
        ]
        numbers = [
            Paper.objects.get(case=one, code="penalty_decision").number
            for one in (shown, corrected, withdrawn)
        ]
    slugs = [Snapshot.objects.get(kind="penalty", number=number, current=True).slug for number in numbers]
    return City(*slugs, overdue.number, *codes)


def _publish(case: Case) -> None:
    with reading(given.EVERYWHERE):
        found = Candidate.objects.get(docket=case.docket_id)
        answers = {one["id"]: "keep" for one in found.findings}
        propose(case, answers=answers, by=cast.actor("郑洁"), key=uuid.uuid4())
        publish(case, by=cast.actor("冯静"), key=uuid.uuid4())


def _line(number: int) -> MirroredDecision:
    return MirroredDecision(
        source="省级平台",
        number=f"EX-{number}",
        title=f"无照经营第{number}案",
        authority="中山市市场监督管理局",
        decided_on=date(2026, 3, number),
        date_is="published",
        document_number=f"中市监罚〔2026〕{number}号",
        penalties=("fine",),
        fine=1_000_00 * number,
        facts="未取得营业执照从事经营。" if number < 3 else "=未取得营业执照，联系 13800138000。",
        source_url="https://www.example.org/p",
    )


@pytest.fixture(scope="package")
def site(city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The portal's process, told by its environment alone that it is the public door."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    database = connections.settings["default"]["NAME"]
    surroundings = os.environ | {
        "MJ_DOOR": "portal",
        "MJ_ROLE": "portal",
        "MJ_PROXIES": "127.0.0.1",
        "MJ_STATE": str(settings.STATE),
        "MJ_DATABASE_URL": f"postgresql:///{database}?host={cluster.running().socket_dir}",
        "DJANGO_SETTINGS_MODULE": "mingjing.config.settings",
    }
    log = tmp_path_factory.mktemp("site") / "log"
    words = [
        sys.executable,
        "-m",
        "gunicorn",
        "mingjing.config.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--threads",
        "4",
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(words, env=surroundings, cwd=settings.ROOT, stdout=output, stderr=output)
    address = f"http://127.0.0.1:{port}"
    _wait(address, log)
    yield address
    process.terminate()
    process.wait(20)


def _wait(address: str, log: Path) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/help", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text()[-3000:])


@pytest.fixture
def page(site: str, chromium: Browser) -> Iterator[Page]:
    """A page whose console must stay silent."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [words for words in said if "status of 404" not in words] == []
