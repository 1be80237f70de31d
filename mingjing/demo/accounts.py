"""演示账号: who of the cast can sign in, and as what; all with the one password that settings give a demonstration."""

from dataclasses import dataclass

from mingjing.law.words import Role


@dataclass(frozen=True)
class Shown:
    """An account of the sign-in page: its name, and whose it is by post."""

    username: str
    body: str
    role: Role
    nth: int = 0


SHOWN: tuple[Shown, ...] = (
    Shown("zhangming", "CG-1", Role.HANDLER),
    Shown("lihua", "CG-1", Role.HANDLER, 1),
    Shown("zhoumin", "CG-1", Role.UNIT_HEAD),
    Shown("wangfang", "CG", Role.REVIEWER),
    Shown("chenli", "CG", Role.LEADER),
    Shown("linhai", "CG", Role.LEADER, 1),
    Shown("wulan", "CG", Role.HEARING_OFFICER),
    Shown("zhengjie", "CG", Role.PUBLISHER),
    Shown("fengjing", "CG", Role.PUBLISHER, 1),
    Shown("heli", "CG", Role.CASHIER),
    Shown("qianjin", "CG", Role.CATALOGUER),
    Shown("zhaomin", "CITY", Role.SUPERVISOR),
    Shown("xunuo", "CITY", Role.OPERATOR),
    Shown("kongwei", "CITY", Role.SYSTEM_ADMIN),
    Shown("yanjing", "CITY", Role.SECURITY_ADMIN),
    Shown("fangyuan", "CITY", Role.SECURITY_ADMIN, 1),
    Shown("guping", "CITY", Role.AUDIT_ADMIN),
    Shown("sunqiang", "SC-1", Role.HANDLER),
)
