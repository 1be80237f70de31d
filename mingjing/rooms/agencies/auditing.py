"""审计: who looked at what, took what out, got which power, and which sign-ins were refused; read from the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from mingjing.law.words import Role
from mingjing.record.models import Body

from .models import Account, Agency, Visit
from .scope import Reader, reading

KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "look": ("查看", ("case.look", "evidence.view")),
    "export": ("导出", ("case.export", "audit.export")),
    "grant": (
        "授权",
        ("directory.propose_grant", "directory.decide_grant", "directory.revoke", "directory.edition",
         "directory.posting"),
    ),
    "account": ("账号", ("directory.account", "directory.suspend", "directory.restore")),
    "visit": ("登录", ()),
}  # fmt: skip
ACTIONS = {
    "case.look": "查看案件", "evidence.view": "查看证据", "case.export": "导出案件清单", "audit.export": "导出审计记录",
    "directory.propose_grant": "提请授权", "directory.decide_grant": "办理授权", "directory.revoke": "收回授权",
    "directory.edition": "机构人员入册", "directory.posting": "终止任职", "directory.account": "开立账号",
    "directory.suspend": "停用账号", "directory.restore": "恢复账号",
}  # fmt: skip
MOST = 200
SPAN = timedelta(days=366)


@dataclass(frozen=True)
class Asked:
    """A filter of the audit: what kind, who, which case, and from which day to which."""

    kind: str
    who: str
    case: str
    since: date
    until: date


@dataclass(frozen=True)
class Line:
    """One line of the audit; `place` is its entry, for whoever checks it against the log."""

    at: datetime
    what: str
    who: str
    role: str
    on: str
    more: str
    place: str


def lines(reader: Reader, asked: Asked, *, most: int = MOST) -> list[Line]:
    """What matches, newest first. Only the auditor reads it, whatever agency it stands with."""
    if Role.AUDIT_ADMIN not in reader.roles:
        return []
    start, end = _from(asked.since), _from(asked.until + timedelta(days=1))
    if asked.kind == "visit":
        return _visits(asked, start, end, most)
    actions = KINDS[asked.kind][1]
    with reading({0, *Agency.objects.values_list("id", flat=True)}):
        rows = Body.objects.filter(entry__action__in=actions, entry__at__gte=start, entry__at__lt=end)
        if asked.who:
            rows = rows.filter(Q(by__name=asked.who) | Q(by__account=_uid(asked.who)))
        if asked.case:
            looks = Body.objects.filter(entry__action="case.look", says__case=asked.case)
            rows = rows.filter(Q(says__case=asked.case) | Q(entry__docket__in=looks.values("entry__docket")))
        return [_line(one) for one in rows.select_related("entry").order_by("-entry_id")[:most]]


def _from(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _uid(username: str) -> str:
    found = Account.objects.filter(username=username).values_list("uid", flat=True).first()
    return str(found or username)


def _visits(asked: Asked, start: datetime, end: datetime, most: int) -> list[Line]:
    rows = Visit.objects.filter(at__gte=start, at__lt=end)
    if asked.who:
        rows = rows.filter(who=asked.who)
    return [
        Line(one.at, one.get_what_display(), one.who or "没有这个用户", "", "", one.source, "")
        for one in rows.order_by("-at", "-id")[:most]
    ]


def _line(one: Body) -> Line:
    entry, says = one.entry, one.says
    role = str(one.by.get("role", ""))
    title = Role(role).title if role in set(Role) else role
    place = f"{entry.docket_id} 第 {entry.number} 条"
    on = str(says.get("case") or says.get("name") or says.get("username") or _piece(says))
    name = f"{one.by.get('name', '')}（{one.by.get('agency_name', '')}）"
    return Line(entry.at, ACTIONS[entry.action], name, title, on, _more(entry.action, says), place)


def _piece(says: Mapping[str, Any]) -> str:
    return f"证据{says['number']}" if "evidence" in says else ""


def _more(action: str, says: Mapping[str, Any]) -> str:
    """The rest of what was said, in a few words."""
    parts: list[str] = []
    if action.endswith("export"):
        parts = [f"{says.get('rows', 0)} 行", str(says.get("reason", ""))]
    elif action == "directory.propose_grant":
        role = str(says.get("role") or "")
        what = Role(role).title if role in set(Role) else "重置第二因素"
        parts = [what, f"自 {says.get('since')}", str(says.get("reason", ""))]
    elif action == "directory.decide_grant":
        parts = ["批准" if says.get("approved") else "不批准", str(says.get("opinion") or "")]
    else:
        parts = [str(says.get("reason") or says.get("how") or says.get("note") or "")]
    return "，".join(filter(None, parts))


def cells(line: Line) -> Sequence[str]:
    """A line as it is taken out."""
    at = timezone.localtime(line.at)
    return (f"{at:%Y-%m-%d %H:%M:%S}", line.what, line.who, line.role, line.on, line.more, line.place)


HEADER = ("时间", "事项", "何人", "身份", "对象", "说明", "所在记录条")
