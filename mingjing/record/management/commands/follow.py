"""The process `follow`: every follower, or one by name, round and round."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mingjing.record.following import advance, discover


class Command(BaseCommand):
    help = "跟随：按顺序读封存的记录，做随后该做的事"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="只运行这一个跟随者")
        parser.add_argument("--once", action="store_true", help="读完就退出")

    def handle(self, *_: Any, name: str | None = None, once: bool = False, **__: Any) -> None:
        followers = discover()
        if name is not None and name not in followers:
            raise CommandError(f"没有这个跟随者：{name}。现有：{'、'.join(sorted(followers))}")
        chosen = [followers[name]] if name else list(followers.values())
        while True:
            read = sum(advance(one) for one in chosen)
            if once and not read:
                return
            if not read:
                time.sleep(1)
