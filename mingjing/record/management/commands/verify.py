"""`verify`: recompute the whole record; exit 0 if all agrees, 1 with every fault named."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from mingjing.record.verifying import still, verify


class Command(BaseCommand):
    help = "核验：从案卷重算承诺、日志树和每一行"

    def handle(self, *_: Any, **__: Any) -> None:
        faults = 0
        with still():
            for fault in verify(settings.TILES):
                faults += 1
                self.stdout.write(str(fault))
        self.stdout.write("核验完毕：全部相符。" if not faults else f"核验完毕：{faults} 处不符。")
        if faults:
            sys.exit(1)
