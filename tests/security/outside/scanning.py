"""Scanners that know nothing of our code, let loose on both doors of a throw-away house on loopback.

    python -m tests.security.outside.scanning <folder of the tools> <folder for reports> [names to begin with]

`make scan` prepares the tools and calls this. Nothing leaves the machine; the house and its database are gone afterwards.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.config.settings")
LONGEST = 900  # seconds for one tool


def main(tools: Path, reports: Path, only: tuple[str, ...]) -> int:
    """Raise the house, open the doors, run every tool, say what each found."""
    django.setup()
    from mingjing.doors.exchange import keys
    from tests import cast, cluster, conftest
    from tests.security.world import grown

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    reports.mkdir(parents=True, exist_ok=True)
    cluster.sweep()
    cluster.name_place()
    conftest.keep_files_in(cluster.place() / "files")
    try:
        cluster.ensure_template(migrate_into=conftest.speak_to)
        cluster.copy(cluster.TEMPLATE, "scanned")
        conftest.speak_to("scanned")
        house = grown()
        with doors(reports) as (desk, portal):
            key = keys.issue("scanner", name="扫描", agency=cast.OTHER)
            jobs = wanted(reports, desk, portal, key)
            print(f"open to the session: {house.words['archived']['number']}", flush=True)
            return run(tools, reports, {name: jobs[name] for name in jobs if name.startswith(only or ("",))})
    finally:
        cluster.remove(cluster.place())


@contextmanager
def doors(reports: Path) -> Iterator[tuple[str, str]]:
    """Both doors as processes of their own; their addresses."""
    from django.conf import settings

    from tests import cluster

    running, addresses = [], []
    for door, role in (("desk", "web"), ("portal", "portal")):
        port = _free_port()
        surroundings = os.environ | {
            "MJ_DOOR": door, "MJ_ROLE": role, "MJ_STATE": str(settings.STATE), "MJ_SECOND_FACTOR": "off",
            "MJ_DATABASE_URL": f"postgresql:///scanned?host={cluster.running().socket_dir}",
            "MJ_SECRET_KEY": settings.SECRET_KEY,
        }  # fmt: skip
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
        log = (reports / f"{door}.log").open("wb")
        running.append(subprocess.Popen(words, env=surroundings, cwd=settings.ROOT, stdout=log, stderr=log))
        log.close()
        addresses.append(f"http://127.0.0.1:{port}")
    time.sleep(15)
    try:
        yield addresses[0], addresses[1]
    finally:
        for process in running:
            process.terminate()
            process.wait(20)


def wanted(reports: Path, desk: str, portal: str, key: str) -> dict[str, list[str]]:
    """Each run of a tool with its words."""
    from tests.doors.desk import arriving

    cookie = f"sessionid={arriving.session('张明')}"
    sql = [
        "--batch", "--level=1",
        "--technique=BEU", "--risk=1", "--timeout=20", "--threads=1", "--flush-session",
        f"--output-dir={reports / 'sqlmap'}",
    ]  # fmt: skip
    return {
        "schemathesis": [
            "schemathesis", "run", f"{desk}/exchange/openapi.json", "--url", desk, "--max-examples", "40",
            "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
            "-H",
            f"Authorization: Bearer {key}",
            "--request-timeout", "20", "--workers", "1", "--seed", "20261128",
        ],
        "sqlmap-portal-search": ["sqlmap", "-u", f"{portal}/search?q=x&agency=x&after=x&sort=x", *sql],
        "sqlmap-portal-check": ["sqlmap", "-u", f"{portal}/v/ABCD-EFGH-JKLM*", "--ignore-code=404", *sql],
        "sqlmap-desk-cases": [
            "sqlmap", "-u", f"{desk}/desk/cases/?text=x&kind=x&stage=x&after=x&view=x", f"--cookie={cookie}",
            "--skip=sessionid", *sql,
        ],
        "sqlmap-desk-palette": ["sqlmap", "-u", f"{desk}/desk/palette?q=x", f"--cookie={cookie}", "--skip=sessionid", *sql],
        "sqlmap-exchange": ["sqlmap", "-u", f"{desk}/exchange/public/decisions?agency=x&after=x&limit=5&since=2026-01-01", *sql],
        "wapiti-portal": _wapiti(portal, reports / "wapiti-portal.json"),
        "wapiti-desk": [*_wapiti(f"{desk}/desk/", reports / "wapiti-desk.json"), "-H", f"Cookie: {cookie}", "-x", f"{desk}/accounts/logout/"],
    }  # fmt: skip


def run(tools: Path, reports: Path, jobs: dict[str, list[str]]) -> int:
    """Run them; the number of those that failed or found something."""
    failed = 0
    for name, words in jobs.items():
        began, report = time.monotonic(), reports / f"{name}.txt"
        with report.open("wb") as told:
            try:
                code = subprocess.run(
                    [tools / words[0] / "bin" / words[0], *words[1:]],
                    stdout=told,
                    stderr=told,
                    timeout=LONGEST,
                    check=False,
                ).returncode
            except subprocess.TimeoutExpired:
                code = 124
        failed += code != 0
        print(f"{name}: exit {code} in {time.monotonic() - began:.0f} s, {report}", flush=True)
    return failed


def _wapiti(address: str, report: Path) -> list[str]:
    modules = (
        "exec,file,sql,timesql,xss,permanentxss,redirect,crlf,csp,http_headers,cookieflags,methods,htaccess"
    )
    return [
        "wapiti", "-u", address, "-m", modules, "-f", "json", "-o", str(report), "--flush-session", "--scope", "domain",
        "--max-scan-time", "600", "--max-links-per-page", "30", "-d", "4", "--no-bugreport",
        "--dns-endpoint", "localhost", "--external-endpoint", "http://127.0.0.1:9", "--internal-endpoint",
        "http://127.0.0.1:9",  # nothing is asked of any machine but this one
    ]  # fmt: skip


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), tuple(sys.argv[3:])))
