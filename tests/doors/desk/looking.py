"""To look at the desk with one's own eyes: cases at several stages, walked by real steps, served on loopback.

    python -m tests.doors.desk.looking [port]

Prints a session cookie for each of the cast; ends with the process.
"""

import os
import signal
import sys
from threading import Event, Thread

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingjing.config.settings")


def main(port: int) -> None:
    """Start a throw-away cluster, walk the cases, serve."""
    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    from tests import cast, cluster, conftest, given
    from tests.doors.desk import arriving
    from tests.rooms.disclosure.world import settle

    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    cluster.sweep()
    cluster.name_place()
    conftest.keep_files_in(cluster.place() / "files")
    try:
        cluster.ensure_templates(speak_to=conftest.speak_to, furnish=given.house)
        cluster.copy(cluster.TEMPLATE, "looking")
        conftest.speak_to("looking")
        for stage in ("verification", "inquiry", "notice", "decision", "delivery", "performance", "archived"):
            case = given.case_at(stage)
            print("case", stage, case.number, flush=True)
        settle()
        for name in cast.PEOPLE:
            print("session", name, arriving.session(name), flush=True)
        server = ThreadedWSGIServer(("127.0.0.1", port), WSGIRequestHandler)
        server.daemon_threads = True
        server.set_app(StaticFilesHandler(get_wsgi_application()))
        Thread(target=server.serve_forever, daemon=True).start()
        print("serving", f"http://127.0.0.1:{port}", flush=True)
        Event().wait()
    finally:
        cluster.remove(cluster.place())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8123)
