"""Our pages over loopback without a database, and one Chromium for all tests that look at them."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from django.urls import set_urlconf
from playwright.sync_api import Browser, Page

MOCK = Path(__file__).parent / "mock"


def ui_only() -> override_settings:
    """Settings of a process that has 界面 and nothing else behind it."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [MOCK]
    return override_settings(
        ROOT_URLCONF="tests.doors.ui.urls",
        TEMPLATES=templates,
        DEMO=True,
        MIDDLEWARE=["mingjing.doors.ui.headers.content_policy", "django.middleware.common.CommonMiddleware"],
    )


class Quiet(WSGIRequestHandler):
    """A handler that keeps no log."""

    def log_message(self, *args: object) -> None:
        """Nothing: the tests read pages, not logs."""


@pytest.fixture(autouse=True, scope="module")
def _only_ui() -> Iterator[None]:
    with ui_only():
        yield
    set_urlconf(None)  # the last request of this thread has left our addresses behind


@pytest.fixture(scope="module")
def site(_only_ui: None) -> Iterator[str]:
    """The address of a server on loopback."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.daemon_threads = True
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page whose console must stay silent: the content policy breaks nothing of ours."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = context.new_page()
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [words for words in said if "status of 409" not in words] == []
