"""演示账号: one for each role, with the one password the sign-in page shows where MJ_DEMO is set and nowhere else.

Pure: the settings read it.
"""

from dataclasses import dataclass

PASSWORD = "mirror-of-bronze-2026"  # noqa: S105  (shown to everybody, and only in a demonstration)


@dataclass(frozen=True)
class Shown:
    """A line of the sign-in page: what to type, and who that is."""

    username: str
    name: str
    post: str
    place: str
    body: str
    role: str
    nth: int = 0


CG = "城市管理和综合执法局"
SHOWN: tuple[Shown, ...] = (
    Shown("zhangming", "张明", "承办人员", f"{CG}石岐中队", "CG-1", "handler"),
    Shown("lihua", "李华", "承办人员（协办）", f"{CG}石岐中队", "CG-1", "handler", 1),
    Shown("zhoumin", "周敏", "承办机构负责人", f"{CG}石岐中队", "CG-1", "unit_head"),
    Shown("wangfang", "王芳", "法制审核人员", CG, "CG", "reviewer"),
    Shown("chenli", "陈立", "行政机关负责人", CG, "CG", "leader"),
    Shown("linhai", "林海", "行政机关负责人", CG, "CG", "leader", 1),
    Shown("wulan", "吴兰", "听证主持人", CG, "CG", "hearing_officer"),
    Shown("zhengjie", "郑洁", "公示人员", CG, "CG", "publisher"),
    Shown("fengjing", "冯静", "公示人员（复核）", CG, "CG", "publisher", 1),
    Shown("heli", "何丽", "收缴人员", CG, "CG", "cashier"),
    Shown("qianjin", "钱进", "目录管理人员", CG, "CG", "cataloguer"),
    Shown("zhaomin", "赵敏", "监督人员", "中山市人民政府", "CITY", "supervisor"),
    Shown("xunuo", "许诺", "运维人员", "中山市人民政府", "CITY", "operator"),
    Shown("sunqiang", "孙强", "承办人员（外单位）", "市场监督管理局执法一大队", "SC-1", "handler"),
)
