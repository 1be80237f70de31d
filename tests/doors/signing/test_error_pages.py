"""What both doors say when something is wrong: in Chinese, without a trace of our insides."""

import json
import os
import subprocess
import sys

import pytest

from mingjing.config.places import ROOT

PROGRAM = """
import json, sys
import django
django.setup()
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import path
import importlib

def raising(wrong):
    def view(request):
        raise wrong
    return view

urls = importlib.import_module(settings.ROOT_URLCONF)
urls.urlpatterns[:0] = [
    path("wrong/400", raising(SuspiciousOperation("our insides"))),
    path("wrong/403", raising(PermissionDenied("our insides"))),
    path("wrong/500", raising(RuntimeError("our insides"))),
]
client = Client(raise_request_exception=False, headers={"host": "localhost"})
said = {}
for code in (400, 403, 404, 500):
    answer = client.get(f"/wrong/{code}")
    said[code] = [answer.status_code, answer.content.decode(), dict(answer.headers)]
print(json.dumps(said))
"""


@pytest.mark.parametrize("door", ["desk", "portal"])
@pytest.mark.slow
def test_every_error_has_a_page_of_our_own_that_tells_nothing(door: str) -> None:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("MJ_")}
    surroundings |= {"DJANGO_SETTINGS_MODULE": "mingjing.config.settings", "MJ_DOOR": door}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(told.stdout)
    for code in ("400", "403", "404", "500"):
        status, page, headers = found[code]
        assert status == int(code)
        assert 'lang="zh-Hans"' in page
        assert "<h1" in page
        assert not any(word in page for word in ("insides", "Traceback", "RuntimeError", "Django", "wrong/"))
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert all(isinstance(json.loads(line), dict) for line in told.stderr.splitlines())
    assert any(
        "RuntimeError: our insides" in json.loads(line).get("error", "") for line in told.stderr.splitlines()
    )
