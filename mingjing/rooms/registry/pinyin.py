"""拼音首字母: how a name is found by its first letters; pure."""

import unicodedata

from pypinyin import Style, lazy_pinyin


def initials(name: str) -> str:
    """明镜食品 → mjsp; letters and digits stay, all else goes."""
    told = lazy_pinyin(
        unicodedata.normalize("NFKC", name), style=Style.FIRST_LETTER, errors=lambda other: other
    )
    return "".join(letter for letter in "".join(told).lower() if letter.isascii() and letter.isalnum())
