"""公示门户 as a process of its own, in its own database role, over what the walk has left behind."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections
from playwright.sync_api import Page, expect

from tests import cluster
from tests.stories.browser.looking import Looks

PARTY = "示例土石方"


@contextmanager
def open_portal(folder: Path) -> Iterator[str]:
    """The portal's address for the length of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    database = connections.settings["default"]["NAME"]
    surroundings = os.environ | {
        "MJ_DOOR": "portal",
        "MJ_ROLE": "portal",
        "MJ_STATE": str(settings.STATE),
        "MJ_DATABASE_URL": f"postgresql:///{database}?host={cluster.running().socket_dir}",
        "DJANGO_SETTINGS_MODULE": "mingjing.config.settings",
    }
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
    log = folder / "portal.log"
    with log.open("wb") as output:
        process = subprocess.Popen(words, env=surroundings, cwd=settings.ROOT, stdout=output, stderr=output)
    try:
        yield _answering(f"http://127.0.0.1:{port}", log)
    finally:
        process.terminate()
        process.wait(20)


def _answering(address: str, log: Path) -> str:
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{address}/help", timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return address
    raise AssertionError(log.read_text()[-3000:])


def find(page: Page, site: str, *, looks: Looks | None = None) -> None:
    """From the home page by one search to the decision; its party is not named."""
    page.goto(site)
    if looks:
        looks.at(page)
    page.fill("#search-words", "建筑垃圾")
    page.get_by_role("button", name="查询").click()
    expect(page.locator("main")).to_contain_text("条")
    if looks:
        looks.at(page)
    page.locator('main a[href*="/decisions/"]').first.click()
    expect(page.locator("main")).to_contain_text("罚款 12,000 元")
    expect(page.locator("main")).to_contain_text("名称已依法隐去")
    assert PARTY not in page.content()
    if looks:
        looks.at(page, "decision-phone")


def check(page: Page, site: str, *, code: str, number: str, looks: Looks | None = None) -> None:
    """Type number and code from the paper; another number is told apart."""
    page.goto(f"{site}/v")
    page.fill("#verify-number", number)
    page.fill("#verify-code", code)
    page.get_by_role("button", name="核验", exact=True).click()
    expect(page.locator("main")).to_contain_text("核验一致")
    if looks:
        looks.at(page, "verify-phone")
    page.fill("#compare-number", f"{number[:-2]}9号")
    page.get_by_role("button", name="对照").click()
    expect(page.locator("main")).to_contain_text("核验不一致")
