"""Whether what a receipt promised has come true: the leaf is in the log, by the hour given."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from mingjing_verify.canonical import NotCanonical, Value, canonical, read
from mingjing_verify.findings import CannotTell, Tampered
from mingjing_verify.note import Key, unbase

TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Receipt:
    """A promise: this leaf hash, taken in at `at`, is in the log at `by` the latest."""

    leaf: str
    at: datetime
    by: datetime
    key: str
    promise: dict[str, Value]
    signature: bytes


def read_receipt(raw: bytes) -> Receipt:
    """The promise in a receipt, its signature not yet looked at."""
    try:
        told = read(raw.strip())
    except NotCanonical as wrong:
        raise CannotTell("not-a-receipt", "这不是回执：内容不是规范 JSON") from wrong
    names = {"v", "leaf", "at", "by", "key", "sig"}
    if not isinstance(told, dict) or told.keys() != names or told["v"] != 1:
        raise CannotTell("not-a-receipt", "这不是本工具认识的回执")
    signature = unbase(str(told["sig"]))
    promise = {name: value for name, value in told.items() if name != "sig"}
    if signature is None:
        raise CannotTell("not-a-receipt", "回执上的签名写法不对")
    return Receipt(
        str(told["leaf"]), _instant(told["at"]), _instant(told["by"]), str(told["key"]), promise, signature
    )


def check_signature(receipt: Receipt, keys: Iterable[Key]) -> None:
    """One of the keys of the receipt's name signed it."""
    theirs = [key for key in keys if key.name == receipt.key]
    if not theirs:
        raise CannotTell("unknown-key", f"账上没有声明过名为“{receipt.key}”的回执密钥，无法判断回执真假")
    signed = b"mj/receipt/1\0" + canonical(receipt.promise)
    if not any(key.signed(signed, receipt.signature) for key in theirs):
        raise Tampered("forged-receipt", f"回执的签名不成立：不是“{receipt.key}”签发的，或内容被改动")


def complaint(receipt: Receipt, raw: bytes, checkpoint: str) -> str:
    """What to hand to a supervising body when the promise was broken: the two signed things side by side."""
    return "\n".join(
        [
            "关于已收材料未入账的情况说明",
            f"平台于{receipt.at:%Y-%m-%d %H:%M:%S}（协调世界时）签发回执，承诺至迟{receipt.by:%Y-%m-%d %H:%M:%S}",
            f"将散列为 {receipt.leaf} 的条目写入公开账；其后取得的账中没有这一条。",
            "下列两份文件均有平台签名，可由任何人核对：",
            "一、回执",
            json.dumps(json.loads(raw), ensure_ascii=False),
            "二、检查点",
            checkpoint,
        ]
    )


def _instant(told: Value) -> datetime:
    try:
        return datetime.strptime(str(told), TIME).replace(tzinfo=UTC)
    except ValueError as wrong:
        raise CannotTell("not-a-receipt", "回执上的时刻写法不对") from wrong
