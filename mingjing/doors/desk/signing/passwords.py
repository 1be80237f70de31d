"""What a password may not be: a word of this place, or without end."""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError

LONGEST = 256
WORDS = (
    "mingjing zhongshan zhifa xingzheng chengguan shiqi guangdong gongan zhengfu admin administrator password passwrd "
    "mima huanying woaini qwerty qwertyuiop asdfgh zxcvbn iloveyou welcome letmein "
    "明镜 中山 执法 行政 城管 石岐 广东 政府 密码 口令 管理员 年 月 日"
)
LOCAL = frozenset(WORDS.split())
OWN_LETTERS = 3  # that much must be left when those words are taken away
SHORT_THING = re.compile(r"(.{1,4}?)\1+.{0,3}")
REST = re.compile(r"[\W\d_]+")


def core(password: str) -> str:
    """What is left of a password without digits and signs: `Zhongshan@2026` is `zhongshan`."""
    return REST.sub("", unicodedata.normalize("NFKC", password).casefold())


class NotOfHere:
    """Refuses a password made only of local or everyday words and the account's name, or of one short thing."""

    def validate(self, password: str, user: Any = None) -> None:  # any account model
        """Raise with the reason."""
        left = core(password)
        name = core(getattr(user, "username", "") or "")
        for word in sorted({*LOCAL, name} - {""}, key=len, reverse=True):
            left = left.replace(word, "")
        if len(left) < OWN_LETTERS or SHORT_THING.fullmatch(password):
            raise ValidationError(
                "这个口令太容易猜到：不能只是数字、常用词、本地名称或用户名的变化。", code="guessed"
            )

    def get_help_text(self) -> str:
        """Shown beside the field."""
        return "不要只用数字、常用词、本地名称或用户名；一句只有自己记得的话最好。"


class NotEndless:
    """Long is welcome; endless only costs the server time."""

    def validate(self, password: str, user: Any = None) -> None:  # any account model
        """Raise with the reason."""
        if len(password) > LONGEST:
            raise ValidationError(f"口令最长 {LONGEST} 个字符。", code="endless")

    def get_help_text(self) -> str:
        """Shown beside the field."""
        return f"最长 {LONGEST} 个字符，可以用汉字和空格，可以粘贴。"
