"""`manage.py grow`: grow the demonstration city by taking real steps; stopped anywhere, it goes on from there."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mingjing.demo.growing import grow
from mingjing.demo.places import TINY, WHOLE


class Command(BaseCommand):
    requires_system_checks = ()
    help = "生长演示城市：机构、人员、目录和案件，全部经真实步骤办成；可以中断，重来时接着生长。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tiny", action="store_true", help="只生长一个很小的城市")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            grow(
                TINY if options["tiny"] else WHOLE,
                say=lambda sentence: print(f"明镜　{sentence}", flush=True),
            )
        except KeyboardInterrupt:
            raise CommandError("已停止；再次运行时接着生长。") from None
