"""`manage.py grow`: grow the demonstration city by taking real steps; stopped anywhere, it goes on from there."""

import os
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mingjing.demo.growing import grow
from mingjing.demo.places import TINY, WHOLE
from mingjing.demo.sizes import SIZES, Size
from mingjing.demo.swelling import share_of_cases, swell

WIDE = 30
PAUSE = 0.5
STILL = 20.0


class Command(BaseCommand):
    requires_system_checks = ()
    help = "生长演示城市：机构、人员、目录和案件，全部经真实步骤办成；可以中断，重来时接着生长。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tiny", action="store_true", help="只生长一个很小的城市")
        parser.add_argument("--scale", choices=sorted(SIZES), help="长到一座城市或者一个省的规模")
        parser.add_argument("--cases", type=int, default=0, help="案件总数，与 --share 同用")
        parser.add_argument("--share", default="", help="几分之几的案件，例如 0/2")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["share"]:
                os.nice(5)
                share, _, of = options["share"].partition("/")
                size = Size(options["cases"], 0, 0, 0)
                share_of_cases(size, int(share), int(of), say=_say, draw=lambda *_: None)
            elif options["scale"]:
                swell(SIZES[options["scale"]], draw=Bar().draw, say=_say)
            else:
                grow(TINY if options["tiny"] else WHOLE, say=_say)
        except KeyboardInterrupt:
            raise CommandError("已停止；再次运行时接着生长。") from None


def _say(sentence: str) -> None:
    print(f"\r\033[K明镜　{sentence}" if sys.stdout.isatty() else f"明镜　{sentence}", flush=True)


class Bar:
    """进度条: one line written over on a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self.doing, self.told, self.began, self.first = "", 0.0, 0.0, 0

    def draw(self, doing: str, done: int, of: int) -> None:
        """Show how far something has come, not too often, and always its end."""
        now = time.monotonic()
        if doing != self.doing:
            self.doing, self.told, self.began, self.first = doing, 0.0, now, done
        terminal = sys.stdout.isatty()
        if done < of and now - self.told < (PAUSE if terminal else STILL):
            return
        self.told = now
        rate = (done - self.first) / (now - self.began) if now > self.began else 0
        full = "█" * (WIDE * done // max(of, 1))
        line = f"{doing}　{full:<{WIDE}}　{done:,}/{of:,}　每秒 {rate:,.0f}"
        print(
            f"\r\033[K{line}" if terminal else line,
            end="\n" if done >= of or not terminal else "",
            flush=True,
        )
