"""`integrator`: give a system a key for the exchange, or close it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mingjing.doors.exchange import keys
from mingjing.rooms.agencies import queries as agencies


class Command(BaseCommand):
    help = "对接单位：发给密钥（只显示一次），或者停用"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="代码，小写字母、数字、连字符")
        parser.add_argument("--name", help="名称")
        parser.add_argument("--agency", type=int, help="所代表机关的编号")
        parser.add_argument("--end", action="store_true", help="停用密钥")

    def handle(self, *_: Any, code: str, name: str | None, agency: int | None, end: bool, **__: Any) -> None:
        if end:
            if not keys.end(code):
                raise CommandError(f"没有在用的对接单位“{code}”。")
            self.stdout.write(f"已停用“{code}”。")
            return
        if not name or agency is None:
            raise CommandError("请写明 --name 和 --agency。")
        if agencies.agency(agency) is None:
            raise CommandError(f"没有编号为{agency}的机关。")
        self.stdout.write(keys.issue(code, name=name, agency=agency))
