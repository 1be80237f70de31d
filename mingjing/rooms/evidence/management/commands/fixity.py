"""`fixity`: read kept files again, today's share or all; exit 1 if one is bad and could not be restored."""

import sys
import uuid
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from mingjing.record.actor import HOUSE
from mingjing.rooms.evidence.actions import note_fixity
from mingjing.rooms.evidence.fixity import due, examined
from mingjing.rooms.evidence.queries import kept_files

WORDS = {"altered": "内容与摘要不符", "missing": "不见了"}


class Command(BaseCommand):
    help = "完好性查验：重读证据与来件的原件，坏的从第二份副本恢复，结果写入公开日志"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", dest="every", action="store_true", help="全部查验；不写则只查今天的九十分之一"
        )

    def handle(self, *_: Any, every: bool = False, **__: Any) -> None:
        kept = kept_files(settings.SECOND_COPY)
        found = [examined(one) for one in (kept if every else due(kept, timezone.localdate()))]
        bad = [one for one in found if one.state != "good"]
        note_fixity(found, by=HOUSE, key=uuid.uuid4())
        for one in bad:
            after = "已从第二份副本恢复" if one.restored else "没有完好的副本，没有恢复"
            self.stdout.write(f"文件 {one.sha256} {WORDS[one.state]}，{after}。")
        self.stdout.write(f"查验 {len(found)} 个文件，{len(bad)} 个有问题。")
        if any(not one.restored for one in bad):
            sys.exit(1)
