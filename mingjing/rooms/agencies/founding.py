"""建制: a real city's directory from a folder of tables; everything is checked before anything is written."""

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mingjing.law.language import as_date
from mingjing.law.words import ActKind, Role
from mingjing.rooms.inbox.tables import Unreadable, rows

from .models import Agency, Certificate, Officer, Posting
from .roles import GRANTABLE, USERNAME, estate

CITY = uuid.UUID("6d696e67-6a69-4e67-8000-666f756e6400")
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "agencies.csv": (
        ("编号", "代码", "全称", "代字", "类型", "设立日期"),
        ("上级编号", "行政区划", "统一社会信用代码", "地址", "电话", "投诉电话", "办公时间", "职责", "复议机关", "管辖法院",
         "代收银行", "权限"),
    ),
    "officers.csv": (("工号", "姓名", "机关代码"), ("职务", "法律职业资格证书号", "从事审核之日")),
    "certificates.csv": (("执法证号", "工号", "发证机关", "起", "止"), ("执法范围",)),
    "postings.csv": (("工号", "机关代码", "身份", "起"), ("止",)),
    "administrators.csv": (("用户名", "姓名", "机关代码", "身份", "起"), ()),
}  # fmt: skip
"""Each table with the columns it must have and those it may leave out."""
SORTS = {"市": "city", "市级部门": "bureau", "镇街": "town", "内设或派出机构": "unit", "外部机关": "mirror"}
ROLES = {role.title: role for role in Role if role in GRANTABLE}
ADMINISTRATORS = {role.title: role for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)}
KINDS = {kind.title: kind.value for kind in ActKind}
Line = dict[str, str]


@dataclass
class Founding:
    """What the tables say, or what is wrong with them, line by line."""

    digest: str = ""
    agencies: list[Agency] = field(default_factory=list)
    officers: list[Officer] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)
    administrators: list[tuple[str, Officer, Posting]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def key(self) -> uuid.UUID:
        """What everything made of these very tables is named after, so that twice is once."""
        return uuid.uuid5(CITY, self.digest)


def read(folder: Path) -> Founding:
    """Read the folder; nothing of it is to be written while `wrong` holds a sentence."""
    made = Founding()
    tables = {name: _table(folder / name, made) for name in TABLES}
    if made.wrong:
        return made
    raw = b"".join((folder / name).read_bytes() for name in TABLES)
    made.digest = hashlib.sha256(raw).hexdigest()
    codes = _agencies(tables["agencies.csv"], made)
    staff = _officers(tables["officers.csv"], codes, made)
    _certificates(tables["certificates.csv"], staff, made)
    _postings(tables["postings.csv"], codes, staff, made)
    _administrators(tables["administrators.csv"], codes, made)
    return made


def _table(path: Path, made: Founding) -> list[tuple[str, Line]]:
    """The lines of one table, each with where it stands."""
    if not path.is_file():
        made.wrong.append(f"{path.name}：没有这个文件。")
        return []
    needed, allowed = TABLES[path.name]
    found: list[tuple[str, Line]] = []
    try:
        for row in rows(path.read_bytes()):
            where = f"{path.name} 第 {row.number + 1} 行"  # the header is the first
            told = {str(name).strip(): str(cell or "").strip() for name, cell in row.cells.items()}
            faults = [f"{where}：{sentence}" for sentence in row.wrong]
            faults += [f"{where}：缺“{name}”。" for name in needed if not told.get(name) and not row.wrong]
            faults += [f"{where}：不认识“{name}”这一列。" for name in told if name not in needed + allowed]
            made.wrong += faults
            if not faults:
                found.append((where, told))
    except Unreadable as wrong:
        made.wrong.append(f"{path.name}：{wrong}")
    if not found and path.name in {"agencies.csv", "administrators.csv"} and not made.wrong:
        made.wrong.append(f"{path.name}：一行也没有。")
    return found


def _agencies(lines: list[tuple[str, Line]], made: Founding) -> dict[str, Agency]:
    by_number: dict[str, Agency] = {}
    codes: dict[str, Agency] = {}
    names: set[str] = set()
    for where, line in lines:
        since, parent = _day(where, line, "设立日期", made), by_number.get(line.get("上级编号", ""))
        checks: list[tuple[bool, str]] = [
            (line["编号"].isdecimal() and 0 < int(line["编号"][:10]) < 2**31, "编号应当是正整数"),
            (line["编号"] not in by_number, f"编号 {line['编号']} 重复"),
            (line["代码"] not in codes, f"代码 {line['代码']} 重复"),
            (line["全称"] not in names, f"{line['全称']} 重复"),
            (line["类型"] in SORTS, f"类型应当是{'、'.join(SORTS)}之一"),
            (bool(parent) or not line.get("上级编号"), "上级编号应当是前面某一行的编号"),
            (all(one in KINDS for one in _parts(line.get("权限", ""))), f"权限应当取自{'、'.join(KINDS)}"),
        ]
        if _failed(where, checks, made) or since is None:
            continue
        one = _agency(line, parent, since)
        by_number[line["编号"]] = codes[line["代码"]] = one
        names.add(line["全称"])
        made.agencies.append(one)
    return codes


def _agency(line: Line, parent: Agency | None, since: date) -> Agency:
    return Agency(
        id=int(line["编号"]), code=line["代码"], name=line["全称"], short=line["代字"], kind=SORTS[line["类型"]],
        path=f"{parent.path if parent else ''}{line['编号']}.", parent=parent, valid_from=since,
        powers=[KINDS[one] for one in _parts(line.get("权限", ""))], region=line.get("行政区划", ""),
        uscc=line.get("统一社会信用代码", ""), address=line.get("地址", ""), phone=line.get("电话", ""),
        complaint_phone=line.get("投诉电话", ""), hours=line.get("办公时间", ""), duties=line.get("职责", ""),
        reconsideration=line.get("复议机关", ""), court=line.get("管辖法院", ""), bank=line.get("代收银行", ""),
    )  # fmt: skip


def _officers(
    lines: list[tuple[str, Line]], codes: Mapping[str, Agency], made: Founding
) -> dict[str, Officer]:
    staff: dict[str, Officer] = {}
    for where, line in lines:
        since = _day(where, line, "从事审核之日", made, optional=True)
        checks = [
            (line["工号"] not in staff, f"工号 {line['工号']} 重复"),
            (line["机关代码"] in codes, f"agencies.csv 没有代码 {line['机关代码']}"),
        ]
        if _failed(where, checks, made):
            continue
        staff[line["工号"]] = Officer(
            id=uuid.uuid5(CITY, f"officer/{line['工号']}"), name=line["姓名"], agency=codes[line["机关代码"]],
            title=line.get("职务", ""), reviewer_qualification=line.get("法律职业资格证书号", ""), reviewer_since=since,
        )  # fmt: skip
    made.officers += staff.values()
    return staff


def _certificates(lines: list[tuple[str, Line]], staff: Mapping[str, Officer], made: Founding) -> None:
    seen: set[str] = set()
    for where, line in lines:
        since, until = _day(where, line, "起", made), _day(where, line, "止", made)
        checks = [
            (line["执法证号"] not in seen, f"执法证号 {line['执法证号']} 重复"),
            (line["工号"] in staff, f"officers.csv 没有工号 {line['工号']}"),
            (not since or not until or since <= until, "止期早于起期"),
        ]
        if _failed(where, checks, made) or since is None or until is None:
            continue
        seen.add(line["执法证号"])
        made.certificates.append(Certificate(
            id=uuid.uuid5(CITY, f"certificate/{line['执法证号']}"), number=line["执法证号"], officer=staff[line["工号"]],
            scope=line.get("执法范围", ""), issuer=line["发证机关"], valid_from=since, valid_to=until,
        ))  # fmt: skip


def _postings(
    lines: list[tuple[str, Line]], codes: Mapping[str, Agency], staff: Mapping[str, Officer], made: Founding
) -> None:
    held: dict[str, set[str]] = {}
    for where, line in lines:
        since, until = _day(where, line, "起", made), _day(where, line, "止", made, optional=True)
        role = ROLES.get(line["身份"])
        estates = held.setdefault(line["工号"], set())
        checks = [
            (line["工号"] in staff, f"officers.csv 没有工号 {line['工号']}"),
            (line["机关代码"] in codes, f"agencies.csv 没有代码 {line['机关代码']}"),
            (role is not None, f"身份应当是{'、'.join(ROLES)}之一"),
            (line["身份"] not in ADMINISTRATORS, "三员写在 administrators.csv"),
            (role is None or estates <= {estate(role)}, "运维人员和业务人员不能是同一人"),
            (not since or not until or since <= until, "止期早于起期"),
        ]
        if _failed(where, checks, made) or since is None or role is None:
            continue
        estates.add(estate(role))
        made.postings.append(Posting(
            id=uuid.uuid5(CITY, f"posting/{line['工号']}/{line['机关代码']}/{role}/{since}"), role=role, since=since,
            officer=staff[line["工号"]], agency=codes[line["机关代码"]], until=until,
        ))  # fmt: skip


def _administrators(lines: list[tuple[str, Line]], codes: Mapping[str, Agency], made: Founding) -> None:
    for where, line in lines:
        since = _day(where, line, "起", made)
        role = ADMINISTRATORS.get(line["身份"])
        names = {one for one, _, _ in made.administrators}
        checks = [
            (
                USERNAME.fullmatch(line["用户名"]) is not None,
                "用户名应当是 3 至 40 个小写字母、数字、点、下划线或者连字符",
            ),
            (line["用户名"] not in names, f"用户名 {line['用户名']} 重复"),
            (line["机关代码"] in codes, f"agencies.csv 没有代码 {line['机关代码']}"),
            (role is not None, f"身份应当是{'、'.join(ADMINISTRATORS)}之一"),
        ]
        if _failed(where, checks, made) or role is None or since is None:
            continue
        agency = codes[line["机关代码"]]
        officer = Officer(
            id=uuid.uuid5(CITY, f"administrator/{line['用户名']}"), name=line["姓名"], agency=agency
        )
        posting = Posting(
            id=uuid.uuid5(CITY, f"administrator/{line['用户名']}/{role}"), officer=officer, agency=agency, role=role,
            since=since,
        )  # fmt: skip
        made.administrators.append((line["用户名"], officer, posting))
    missing = [
        title
        for title, role in ADMINISTRATORS.items()
        if role not in {one.role for _, _, one in made.administrators}
    ]
    if missing:
        made.wrong.append(f"administrators.csv：还缺{'、'.join(missing)}，三员各至少一人。")


def _failed(where: str, checks: list[tuple[bool, str]], made: Founding) -> bool:
    sentences = [f"{where}：{sentence}。" for holds, sentence in checks if not holds]
    made.wrong += sentences
    return bool(sentences)


def _day(where: str, line: Line, name: str, made: Founding, *, optional: bool = False) -> date | None:
    text = line.get(name, "")
    found = as_date(text)
    if found is None and (text or not optional):
        made.wrong.append(f"{where}：“{name}”应当是日期，例如 2026-01-15。")
    return found


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in text.replace("，", "、").split("、") if part.strip())


def by_agency(made: Founding) -> dict[int, dict[str, Any]]:
    """What comes into force together, agency by agency; administrators with theirs."""
    found: dict[int, dict[str, Any]] = {}
    officers = [*made.officers, *(officer for _, officer, _ in made.administrators)]
    postings = [*made.postings, *(posting for _, _, posting in made.administrators)]
    groups: tuple[tuple[str, list[Any]], ...] = (
        ("officers", officers), ("certificates", made.certificates), ("postings", postings),
    )  # fmt: skip
    for name, group in groups:
        for one in group:
            found.setdefault((one if isinstance(one, Officer) else one.officer).agency_id, {}).setdefault(
                name, []
            ).append(one)
    return found
