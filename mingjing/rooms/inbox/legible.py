"""可读文字: what text may hold, and the sentence for what it may not; pure."""

import re
import unicodedata

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def unfit(text: str, *, longest: int, called: str) -> str:
    """Why a text cannot be kept as it stands, as one sentence; empty if it can."""
    if len(text) > longest:
        return f"{called}有{len(text)}字，超过{longest}字的上限，请缩短或者作为文件附上。"
    if found := _UNFIT.search(text):
        place = found.start() + 1
        return f"{called}的第{place}个字符无法保存（{_name(found.group())}），请删去后再提交。"
    return ""


def tidy(text: str) -> str:
    """The text in NFC, lines ended by one character, without blanks around."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _name(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "半个字符"
    return "空字符" if character == "\x00" else f"控制字符U+{ord(character):04X}"
