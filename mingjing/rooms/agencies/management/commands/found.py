"""`found`: a real city's agencies, officers and administrators from a folder of tables."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from mingjing.law.words import Role
from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.actions import found_city
from mingjing.rooms.agencies.founding import read


class Command(BaseCommand):
    help = "建制：从一个目录的五张表写入机构、人员、证件、任职和三员；先全部检查，有误则一行也不写"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="放着五张表的目录，见 docs/operate/install.md")
        parser.add_argument("--check", action="store_true", help="只检查，不写入")

    def handle(self, *_: Any, folder: Path, check: bool, **__: Any) -> None:
        made = read(folder)
        if made.wrong:
            raise CommandError("\n".join([*made.wrong, f"共 {len(made.wrong)} 处，没有写入任何内容。"]))
        told = (
            f"机构 {len(made.agencies)} 个、人员 {len(made.officers)} 名、证件 {len(made.certificates)} 件、"
            f"任职 {len(made.postings)} 项、三员 {len(made.administrators)} 名"
        )
        if check:
            self.stdout.write(f"检查完毕：{told}，没有发现问题。")
            return
        try:
            opened = found_city(made, on=min(one.valid_from for one in made.agencies))
        except Refused as refused:
            raise CommandError("\n".join(map(str, refused.reasons))) from refused
        self.stdout.write(f"已建制：{told}（{timezone.localdate()}）。")
        for username, role, secret in opened:
            words = f"初始口令 {secret}（72 小时内有效，只显示这一次）" if secret else "已有账号，没有改动"
            self.stdout.write(f"{Role(role).title}　{username}　{words}")
