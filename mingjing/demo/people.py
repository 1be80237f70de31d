"""执法队伍: invented officers at their posts; certificate numbers begin with 演示 and can be nobody's."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from mingjing.law.words import Role
from mingjing.record.actor import Actor

from .keys import chance, key
from .places import Body, Scale, units

SURNAMES = "李王张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余叶程苏魏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文辉玲华建国志红梅晓峰宇浩然子轩梓涵欣怡嘉豪俊诗雨思远家乐佩珊永健慧婷海波春燕立新广生少强"

HEAD_POSTS: tuple[tuple[Role, int], ...] = (
    (Role.LEADER, 2),
    (Role.REVIEWER, 2),
    (Role.HEARING_OFFICER, 1),
    (Role.PUBLISHER, 2),
    (Role.CASHIER, 1),
    (Role.CATALOGUER, 1),
)
CITY_POSTS: tuple[tuple[Role, int], ...] = (
    (Role.SUPERVISOR, 3),
    (Role.CATALOGUER, 2),
    (Role.OPERATOR, 1),
    (Role.SYSTEM_ADMIN, 1),
    (Role.SECURITY_ADMIN, 2),
    (Role.AUDIT_ADMIN, 1),
)
TITLES = {
    Role.LEADER: "负责人",
    Role.UNIT_HEAD: "队长",
    Role.REVIEWER: "法制审核员",
    Role.HANDLER: "执法员",
}
CAST: dict[tuple[str, Role], tuple[str, ...]] = {
    ("CITY", Role.SUPERVISOR): ("赵敏",),
    ("CITY", Role.OPERATOR): ("许诺",),
    ("CITY", Role.SYSTEM_ADMIN): ("孔维",),
    ("CITY", Role.SECURITY_ADMIN): ("严静", "方圆"),
    ("CITY", Role.AUDIT_ADMIN): ("顾平",),
    ("CG", Role.LEADER): ("陈立", "林海"),
    ("CG", Role.REVIEWER): ("王芳",),
    ("CG", Role.HEARING_OFFICER): ("吴兰",),
    ("CG", Role.PUBLISHER): ("郑洁", "冯静"),
    ("CG", Role.CASHIER): ("何丽",),
    ("CG", Role.CATALOGUER): ("钱进",),
    ("CG-1", Role.UNIT_HEAD): ("周敏",),
    ("CG-1", Role.HANDLER): ("张明", "李华"),
    ("SC-1", Role.HANDLER): ("孙强",),
}
"""Those whom the papers of this house always name, by where they serve."""


@dataclass(frozen=True)
class Person:
    """执法人员 before the directory knows her: one post, one certificate, one account."""

    name: str
    body: Body
    role: Role
    place: int

    @property
    def uid(self) -> uuid.UUID:
        """Her id as an officer; what hangs on her is named after it."""
        return key("officer", self.body.code, self.role, self.place)

    @property
    def account(self) -> uuid.UUID:
        """What entries call her."""
        return key("account", self.uid)

    @property
    def certificate(self) -> str:
        """演示, then digits from her id: stable, unique and plainly invented."""
        return f"演示{self.uid.int % 10**9:09}"

    @property
    def fate(self) -> str:
        """What became of the certificate: few have expired or are suspended, never of those at the head."""
        if self.role is not Role.HANDLER or self.place < PAIRED:
            return "valid"
        drawn = chance("fate", self.uid).random()
        return "suspended" if drawn < 0.02 else "expired" if drawn < 0.06 else "valid"

    def actor(self) -> Actor:
        """Her as entries name her."""
        return Actor(
            str(self.account), self.name, self.body.number, self.body.name, self.role, self.certificate
        )


PAIRED = 3
"""So many handlers of every unit hold good certificates."""


@cache
def staff(body: Body, scale: Scale) -> tuple[Person, ...]:
    """Who serves in this body."""
    if body.kind == "unit":
        posts: tuple[tuple[Role, int], ...] = (
            (Role.UNIT_HEAD, 1),
            (Role.HANDLER, scale.handlers + body.number % 2),
        )
    else:
        posts = CITY_POSTS if body.kind == "city" else HEAD_POSTS
    return tuple(
        Person(name, body, role, place)
        for role, count in posts
        for place, name in enumerate(_names(body, role, count))
    )


def _names(body: Body, role: Role, count: int) -> Iterable[str]:
    known = CAST.get((body.code, role), ())
    for place in range(count):
        yield known[place] if place < len(known) else invented(body.code, role, place)


def invented(*words: object) -> str:
    """A name that follows from these words."""
    dice = chance("name", *words)
    return dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, dice.choice((1, 2, 2))))


@dataclass(frozen=True)
class Team:
    """Who does what in one case."""

    handlers: tuple[Person, ...]
    by_role: dict[Role, tuple[Person, ...]]

    def who(self, role: Role, place: int = 0) -> Person:
        """The one who acts in this role."""
        return self.by_role[role][place]

    def certificates(self) -> list[str]:
        """Of the two who handle the case."""
        return [person.certificate for person in self.handlers]


def team(head: Body, place: int, scale: Scale) -> Team:
    """Two handlers of the unit with this place under a department or town, and all who decide above them."""
    unit = units(head, scale)[place % len(units(head, scale))]
    below = staff(unit, scale)
    good = [person for person in below if person.role is Role.HANDLER and person.place < PAIRED]
    dice = chance("team", unit.code, place)
    pair = good[:2] if unit.code == "CG-1" else dice.sample(good, 2)
    found: dict[Role, list[Person]] = {}
    for person in (*staff(head, scale), *below):
        found.setdefault(person.role, []).append(person)
    return Team(
        tuple(pair), {role: tuple(people) for role, people in found.items()} | {Role.HANDLER: tuple(pair)}
    )
