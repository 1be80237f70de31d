"""The command line: 0 good, 1 proof of tampering, 2 cannot tell."""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from mingjing_verify import commands
from mingjing_verify.commands import Asked
from mingjing_verify.findings import CannotTell, Report, Tampered, Weight
from mingjing_verify.note import Key, Policy
from mingjing_verify.source import read_anything, text_of

RESULTS = {0: "核对无误", 1: "有篡改的证据", 2: "无法判断"}
MARKS = {Weight.TAMPERED: "【篡改】", Weight.UNKNOWN: "【不明】", Weight.NOTICE: "【提示】"}


def run() -> None:
    gc.disable()  # a whole log is read once and kept to the end
    sys.exit(main(sys.argv[1:]))


def main(words: Sequence[str]) -> int:
    """Do what was asked, print what was found, answer with the exit code."""
    asked = _parser().parse_args(words)
    report = Report()
    try:
        _command(asked)(report)
    except (Tampered, CannotTell) as ended:
        report.findings.append(ended.finding)
    code = report.exit_code(strict=getattr(asked, "strict", False))
    print(_json(report, asked.command, code) if asked.json else _text(report, code))
    return code


def _command(words: argparse.Namespace) -> Callable[[Report], None]:
    asked = Asked(
        policy=_policy(words),
        url=words.url or getattr(words, "log", None),
        now=words.now or commands.now(),
        today=getattr(words, "today", None),
        mirror=getattr(words, "mirror", None),
        old=getattr(words, "old_checkpoint", None),
        receipt_key=Key.read(words.receipt_key) if getattr(words, "receipt_key", None) else None,
    )
    doing: dict[str, Callable[[Report], None]] = {
        "checkpoint": lambda report: commands.checkpoint(report, asked, place=words.place),
        "consistent": lambda report: commands.consistent(report, asked, old=words.old, new=words.new),
        "doc": lambda report: commands.doc(report, asked, file=words.file),
        "receipt": lambda report: commands.receipt(report, asked, file=words.file),
        "audit": lambda report: commands.audit(report, asked),
    }
    return doing[words.command]


def _policy(words: argparse.Namespace) -> Policy | None:
    if words.policy:
        return Policy.read(text_of(read_anything(words.policy)))
    if words.key:
        text = text_of(read_anything(words.key)) if Path(words.key).is_file() else words.key
        return Policy(Key.read(text))
    return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mingjing-verify",
        description="核对明镜平台的公开账，不必信任平台。退出码：0 无误，1 有篡改的证据，2 无法判断。",
    )
    many = parser.add_subparsers(dest="command", required=True, metavar="命令")
    one = _adder(many)
    one("checkpoint", "检查点的签名和见证是否有效").add_argument("place", metavar="网址或文件")
    both = one("consistent", "新检查点是否只是在旧检查点之后追加")
    both.add_argument("old", metavar="旧检查点")
    both.add_argument("new", metavar="新检查点")
    one("doc", "公示文书是否就是登记的决定").add_argument("file", metavar="文书.mjdoc")
    receipt = one("receipt", "回执承诺的入账是否兑现")
    receipt.add_argument("file", metavar="回执")
    receipt.add_argument("--receipt-key", metavar="公钥", help="回执公钥；不给则取账上声明的")
    audit = one("audit", "取下整本账，逐条重算并检查")
    audit.add_argument("log", nargs="?", metavar="网址或目录")
    audit.add_argument("--mirror", type=Path, metavar="目录", help="留存副本于此，并与上次留存的对照")
    audit.add_argument("--old-checkpoint", metavar="文件", help="另与一份早先的检查点对照")
    audit.add_argument("--today", type=_date, metavar="年-月-日", help="按这一天计算逾期，默认今天")
    audit.add_argument("--strict", action="store_true", help="有提示（如逾期未公示、心跳中断）也以 1 退出")
    return parser


def _adder(
    many: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Callable[[str, str], argparse.ArgumentParser]:
    def one(name: str, words: str) -> argparse.ArgumentParser:
        parser = many.add_parser(name, help=words, description=words)
        parser.add_argument("--key", metavar="公钥", help="账的公钥（名称+编号+base64），或存有它的文件")
        parser.add_argument("--policy", metavar="文件", help="策略文件：账的公钥、见证人及所需家数")
        parser.add_argument("--url", metavar="网址", help="账的网址或本地目录")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")
        parser.add_argument("--now", type=_instant, metavar="时刻", help="按这一时刻判断，默认此刻")
        return parser

    return one


def _json(report: Report, command: str, code: int) -> str:
    told = {
        "command": command,
        "result": {0: "good", 1: "tampered", 2: "unknown"}[code],
        "exit": code,
        **report.facts,
        "findings": [finding.told() for finding in report.findings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _text(report: Report, code: int) -> str:
    lines = [*report.said, *(f"{MARKS[one.weight]}{one.text}" for one in report.findings)]
    return "\n".join([*lines, f"结论：{RESULTS[code]}。"])


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
