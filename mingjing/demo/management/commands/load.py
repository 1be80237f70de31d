"""`manage.py load <folder>`: load real published data through the same doors; twice changes nothing."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from mingjing.demo.loading.running import SOURCES, Told, load
from mingjing.demo.loading.sources import Source


class Command(BaseCommand):
    requires_system_checks = ()
    help = "载入真实数据：法规、裁量基准、事项、节假日和已公示的处罚决定；逐行说明结果，重复载入不变。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="数据所在的文件夹")
        parser.add_argument("--only", action="append", default=[], choices=[one.code for one in SOURCES])

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"]
        if not folder.is_dir():
            raise CommandError(
                f"没有文件夹 {folder}，请写明数据所在的位置，例如 make demo DATA=../shared/data。"
            )
        try:
            told = list(self._loaded(folder, frozenset(options["only"])))
        except KeyboardInterrupt:
            raise CommandError("已停止，已经载入的都保留着；再次运行时接着载入。") from None
        if not any(one.done for one in told):
            raise CommandError(f"{folder} 里没有可以载入的数据。")
        print(f"来件、逐行结果和原件也在办案台上看：{settings.DESK_URL}{reverse('desk:letters')}", flush=True)

    def _loaded(self, folder: Path, only: frozenset[str]) -> Any:  # an iterator of Told
        for told in load(folder, step=_draw, only=only):
            print(f"\r\033[K{_line(told)}" if sys.stdout.isatty() else _line(told), flush=True)
            yield told


def _draw(source: Source, dealt: int) -> None:
    """One line that is written over, on a terminal only."""
    if sys.stdout.isatty() and dealt % 5 == 0:
        print(f"\r\033[K{source.title}　{'█' * min(30, 1 + dealt // 40)} {dealt}", end="", flush=True)


def _line(told: Told) -> str:
    if told.done is None:
        return f"{told.source.title}　没有（{told.source.folder}）"
    counts = told.done.counts
    words = f"接收{counts['accepted']}，接收有提示{counts['warned']}，未接收{counts['refused']}"
    place = told.reports[0] if len(told.reports) == 1 else told.reports[0].parent
    return f"{told.source.title}　{words}　逐行结果：{place}"
