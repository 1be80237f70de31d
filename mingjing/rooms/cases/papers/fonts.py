"""Finds the fonts papers are set in: the official faces if installed, always ending in Noto."""

from dataclasses import dataclass
from functools import cache

import typst

from .refusals import NoChineseFont

FANGSONG = ("仿宋_GB2312", "FangSong_GB2312", "FangSong", "FandolFang R", "AR PL KaitiM GB")
XIAOBIAOSONG = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FandolSong")
HEITI = ("SimHei", "FandolHei")
SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC")
SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC")


@dataclass(frozen=True)
class Faces:
    """Font families per part of a paper, best first; only families that exist here."""

    body: tuple[str, ...]
    heading: tuple[str, ...]
    label: tuple[str, ...]


def choose(families: frozenset[str]) -> Faces:
    """The faces to use where these families are installed."""

    def among(*wanted: str) -> tuple[str, ...]:
        return tuple(name for name in wanted if name in families)

    last = among(*SERIF) + among(*SANS)
    if not last:
        raise NoChineseFont(
            "本机没有可用的中文字体，文书不能排版。请安装 Noto CJK 字体（Debian 软件包 fonts-noto-cjk）后重试。"
        )
    return Faces(
        body=among(*FANGSONG) + last,
        heading=among(*XIAOBIAOSONG) + last,
        label=among(*HEITI) + among(*SANS) + among(*SERIF),
    )


@cache
def installed() -> typst.Fonts:
    """The fonts of this machine; licensed official faces are used once installed like any other."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


@cache
def faces() -> Faces:
    """The faces of this machine; refuses with a sentence where no Chinese can be set."""
    return choose(frozenset(installed().families()))
