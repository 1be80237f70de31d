"""The kinds of acts, people, fields and units that the law speaks of (用语)."""

from enum import StrEnum


class Titled(StrEnum):
    """A word of the law with the title a person reads."""

    _title: str

    def __new__(cls, value: str, title: str = "") -> "Titled":
        word = str.__new__(cls, value)
        word._value_ = value
        word._title = title
        return word

    @property
    def title(self) -> str:  # type: ignore[override]  # the word's title, not str.title()
        return self._title


class ActKind(Titled):
    """The six kinds of enforcement acts (行政执法行为)."""

    PENALTY = "penalty", "行政处罚"
    PERMIT = "permit", "行政许可"
    COMPULSION = "compulsion", "行政强制"
    LEVY = "levy", "行政征收"
    FEE = "fee", "行政收费"
    INSPECTION = "inspection", "行政检查"


class Role(Titled):
    """In what capacity a person acts (身份)."""

    HANDLER = "handler", "承办人员"
    UNIT_HEAD = "unit_head", "承办机构负责人"
    LEADER = "leader", "行政机关负责人"
    REVIEWER = "reviewer", "法制审核人员"
    HEARING_OFFICER = "hearing_officer", "听证主持人"
    PUBLISHER = "publisher", "公示人员"
    CASHIER = "cashier", "收缴人员"
    CATALOGUER = "cataloguer", "目录管理人员"
    SUPERVISOR = "supervisor", "监督人员"
    INTEGRATOR = "integrator", "对接系统"
    OPERATOR = "operator", "运维人员"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"
    PARTY = "party", "当事人"


class FieldClass(Titled):
    """Who may read a field (公开属性)."""

    PUBLIC = "public", "公开"
    INTERNAL = "internal", "内部"
    PERSONAL = "personal", "个人信息"
    SEALED = "sealed", "封存"


class FieldType(Titled):
    """What a field of a form holds (字段类型)."""

    TEXT = "text", "文字"
    PARAGRAPHS = "paragraphs", "长文"
    DATE = "date", "日期"
    DATETIME = "datetime", "时间"
    INTEGER = "integer", "整数"
    MONEY = "money", "金额"
    BOOLEAN = "boolean", "是否"
    CHOICE = "choice", "单选"
    CHOICES = "choices", "多选"
    OFFICERS = "officers", "执法人员（多人）"
    OFFICER = "officer", "执法人员"
    EVIDENCE = "evidence", "证据"
    GROUNDS = "grounds", "法律依据"
    GRADE = "grade", "裁量档次"
    FILE = "file", "文件"


class Unit(Titled):
    """What a term is counted in (期间单位)."""

    WORKING_DAY = "working_day", "个工作日"
    DAY = "day", "日"
    MONTH = "month", "个月"
    HOUR = "hour", "小时"


class Consequence(Titled):
    """What follows when a limit runs out (逾期后果)."""

    ALARM = "alarm", "逾期预警"
    BLOCK = "block", "逾期不得再办"
    WAIVED = "waived", "逾期视为放弃"
    RELEASED = "released", "逾期应当解除"
    SURCHARGE = "surcharge", "逾期可以加处罚款"
