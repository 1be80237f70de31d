"""城市的机关: the city, its departments, its towns and their units. Towns and codes are facts, the rest is invented."""

from dataclasses import dataclass
from datetime import date

SINCE = date(2020, 1, 1)
CITY_NUMBER = 1
CITY_NAME = "中山市"
REGION = "442000"

BUREAUS: tuple[tuple[str, str, str], ...] = (
    ("CG", "城市管理和综合执法局", "中城执"),
    ("SC", "市场监督管理局", "中市监"),
    ("HJ", "生态环境局", "中环"),
    ("YJ", "应急管理局", "中应急"),
    ("JT", "交通运输局", "中交"),
    ("WL", "文化广电旅游局", "中文广旅"),
    ("SW", "水务局", "中水"),
    ("XF", "消防救援支队", "中消"),
    ("NY", "农业农村局", "中农"),
    ("ZR", "自然资源局", "中自然"),
    ("ZJ", "住房和城乡建设局", "中建"),
    ("WJ", "卫生健康局", "中卫"),
    ("RS", "人力资源和社会保障局", "中人社"),
    ("JY", "教育和体育局", "中教体"),
    ("FG", "发展和改革局", "中发改"),
    ("GX", "工业和信息化局", "中工信"),
    ("KJ", "科学技术局", "中科"),
    ("GA", "公安局", "中公"),
    ("MZ", "民政局", "中民"),
    ("SF", "司法局", "中司"),
    ("CZ", "财政局", "中财"),
    ("SB", "商务局", "中商"),
    ("TY", "退役军人事务局", "中退役"),
    ("SJ", "审计局", "中审"),
    ("GZ", "人民政府国有资产监督管理委员会", "中国资"),
    ("TJ", "统计局", "中统"),
    ("YB", "医疗保障局", "中医保"),
    ("ZS", "政务服务和数据管理局", "中政数"),
    ("XW", "新闻出版局", "中新出"),
    ("RF", "人民防空办公室", "中人防"),
    ("QX", "气象局", "中气"),
    ("DA", "档案局", "中档"),
    ("GJ", "住房公积金管理中心", "中公积金"),
)
"""Code, name after the city's, and the characters its document numbers begin with."""

TOWNS: tuple[tuple[str, str], ...] = (
    ("001", "石岐街道"),
    ("118", "小榄镇"),
    ("002", "东区街道"),
    ("003", "中山港街道"),
    ("004", "西区街道"),
    ("005", "南区街道"),
    ("006", "五桂山街道"),
    ("007", "民众街道"),
    ("008", "南朗街道"),
    ("101", "黄圃镇"),
    ("103", "东凤镇"),
    ("105", "古镇镇"),
    ("106", "沙溪镇"),
    ("107", "坦洲镇"),
    ("108", "港口镇"),
    ("109", "三角镇"),
    ("110", "横栏镇"),
    ("111", "南头镇"),
    ("112", "阜沙镇"),
    ("114", "三乡镇"),
    ("115", "板芙镇"),
    ("116", "大涌镇"),
    ("117", "神湾镇"),
    ("", "火炬开发区"),
)
"""The last three digits of the division code, and the name; the development zone has no division code."""

SQUADS = ("执法一大队", "执法二大队", "执法三大队")
PILOT_SQUADS = ("石岐中队", "东区中队", "直属中队")
OFFICES = ("综合行政执法办公室", "综合行政执法队")
POWERS = ["penalty", "compulsion", "permit", "inspection"]


@dataclass(frozen=True)
class Body:
    """执法主体: a node of the tree before it is one."""

    number: int
    code: str
    name: str
    short: str
    kind: str
    path: str
    parent: int | None = None
    region: str = ""


@dataclass(frozen=True)
class Scale:
    """How large a city: how many departments, towns, units below each and officers in a unit, and how many cases."""

    bureaus: int = len(BUREAUS)
    towns: int = len(TOWNS)
    squads: int = len(SQUADS)
    offices: int = len(OFFICES)
    handlers: int = 10
    cases: int = 400
    parties: int = 120


WHOLE = Scale()
TINY = Scale(bureaus=3, towns=1, squads=1, offices=1, handlers=3, cases=6, parties=6)


def city() -> Body:
    """The city itself."""
    return Body(CITY_NUMBER, "CITY", f"{CITY_NAME}人民政府", "中府", "city", "1.", None, REGION)


def bureaus(scale: Scale) -> list[Body]:
    """The departments, the pilot first."""
    return [
        Body(number, code, f"{CITY_NAME}{name}", short, "bureau", f"1.{number}.", CITY_NUMBER, REGION)
        for number, (code, name, short) in enumerate(BUREAUS[: scale.bureaus], 101)
    ]


def towns(scale: Scale) -> list[Body]:
    """The towns, sub-districts and the zone."""
    return [
        Body(number, f"ZJ{number - 200:02}", _town(name), f"中{_syllables(name)}", "town", f"1.{number}.", CITY_NUMBER,
             f"{REGION}{digits}000" if digits else "")
        for number, (digits, name) in enumerate(TOWNS[: scale.towns], 201)
    ]  # fmt: skip


def _town(name: str) -> str:
    if name.endswith("街道"):
        return f"{CITY_NAME}人民政府{name}办事处"
    return f"{CITY_NAME}{name}人民政府" if name.endswith("镇") else f"{CITY_NAME}{name}管理委员会"


def _syllables(name: str) -> str:
    return name.removesuffix("街道").removesuffix("开发区") if len(name) > 2 else name


def units(parent: Body, scale: Scale) -> list[Body]:
    """The units below a department or a town."""
    pilot = parent.code == "CG"
    names = (PILOT_SQUADS if pilot else SQUADS)[: scale.squads]
    if parent.kind == "town":
        names = OFFICES[: scale.offices]
    return [
        Body(parent.number * 10 + place, f"{parent.code}-{place}", f"{parent.name}{name}", name[:2], "unit",
             f"{parent.path}{parent.number * 10 + place}.", parent.number, parent.region)
        for place, name in enumerate(names, 1)
    ]  # fmt: skip


def everything(scale: Scale) -> list[Body]:
    """Every node, parents before children."""
    heads = [*bureaus(scale), *towns(scale)]
    return [city(), *heads, *(unit for head in heads for unit in units(head, scale))]
