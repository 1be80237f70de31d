"""Which passwords are taken: long ones gladly, guessed ones never."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from mingjing.rooms.agencies.models import Account

GUESSED = (
    "password password password", "123456789012345", "111111111111111111", "Zhongshan@2026!!", "zhongshan20261123",
    "MINGJING-2026-11-23", "admin!admin!admin!admin!", "qwertyuiop1234567", "1qaz1qaz1qaz1qaz", "ＺＨＯＮＧＳＨＡＮ２０２６１１",
    "中山2026年11月23日0000", "管理员20261123123456", "abcabcabcabcabcabc", "        1234567890", "woaini1314520520520",
    "zhangming20261123", "ZhangMing@2026!!!", "aaaaaaaaaaaaaaaaaa", "2026-11-23 21:00:00", "!!!!!!!!!!!!!!!!!!!",
    "iloveyou1234567890", "Passw0rd!passw0rd!",
)  # fmt: skip
TAKEN = (
    "mirror-of-bronze-2026", "the tea in Shiqi is better cold", "石岐的茶凉了才好喝，尤其在十一月里", "correct horse battery staple",
    "7Gk!pQz2vR_m9Xw", "fifteen letters", "🍵🍵 two cups at four o'clock", "a b c d e f g h i j", "Zhongshan has 24 towns today", "明镜高悬而风不动幡不动心亦不动也",
    "é" * 3 + "l'eau est fraîche ce matin",
)  # fmt: skip


@pytest.mark.parametrize("password", GUESSED)
def test_a_password_easily_guessed_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, Account(username="zhangming"))


@pytest.mark.parametrize("password", TAKEN)
def test_a_long_password_of_any_letters_is_taken(password: str) -> None:
    validate_password(password, Account(username="zhangming"))


def test_two_hundred_and_fifty_six_letters_are_taken_and_one_more_is_not() -> None:
    long = "a tea house, "
    validate_password((long + "0123456789bcdefghijklmnopqrstuvwxyz")[:40] + "z7Q " * 54)
    with pytest.raises(ValidationError, match="最长 256"):
        validate_password("ab7-" + "z7Q " * 64)
