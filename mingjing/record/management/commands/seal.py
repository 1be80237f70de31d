"""The process `seal`: one sequencer for the log, with its heartbeat."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from mingjing.record import sealing, tlog
from mingjing.record.keys import private_key


class Command(BaseCommand):
    help = "封存：给记录条排定叶序，写日志文件，签检查点"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="封存一遍就退出")

    def handle(self, *_: Any, once: bool = False, **__: Any) -> None:
        if not sealing.lock():
            raise CommandError("另一个封存进程正在运行，本进程退出。")
        sealer = sealing.Sealer(settings.TILES, settings.LOG_ORIGIN, private_key(settings.KEYS / "log.key"))
        sealer.assert_not_behind()
        sealing.replace_file(settings.TILES / "log.vkey", (sealer.verifier_key() + "\n").encode())
        sealing.declare(sealer.verifier_key(), use="log")
        while True:
            now = timezone.now()
            self._declare_receipts()
            sealing.beat(now=now)
            placed = sealer.once(now=now)
            if once and not placed:
                return
            if not placed:
                time.sleep(1)

    def _declare_receipts(self) -> None:
        """Declare the public half of the receipt key once it is there."""
        path = settings.KEYS / "receipt.vkey"
        if path.exists() and not hasattr(self, "_declared"):
            sealing.declare(str(tlog.Verifier.parse(path.read_text())), use="receipt")
            self._declared = True
