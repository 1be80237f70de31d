"""A real city begins with five tables: all of it or nothing, twice is once, and three secrets told once."""

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from mingjing.law.words import Role
from mingjing.record.models import Entry
from mingjing.rooms.agencies import queries
from mingjing.rooms.agencies.models import Account, Agency, Certificate, Officer, Posting
from tests import cast
from tests.bad_input.quiet import standing

pytestmark = pytest.mark.django_db
GOOD = {
    "agencies.csv": """编号,代码,全称,代字,类型,设立日期,上级编号,权限
1,CITY,某市人民政府,某府,市,2020-01-01,,
2,CG,某市城市管理局,某城管,市级部门,2020-01-01,1,行政处罚、行政检查
3,CG-1,第一中队,一中队,内设或派出机构,2020-01-01,2,
""",
    "officers.csv": """工号,姓名,机关代码,职务,法律职业资格证书号,从事审核之日
001,甲一,CG-1,执法员,,
002,甲二,CG-1,执法员,,
003,乙一,CG,审核员,A20114420000001,2021-05-01
""",
    "certificates.csv": """执法证号,工号,发证机关,起,止
19990000001,001,某省人民政府,2020-01-01,2030-12-31
19990000002,002,某省人民政府,2020-01-01,2030-12-31
""",
    "postings.csv": """工号,机关代码,身份,起,止
001,CG-1,承办人员,2020-01-01,
002,CG-1,承办人员,2020-01-01,
003,CG,法制审核人员,2021-05-01,
""",
    "administrators.csv": """用户名,姓名,机关代码,身份,起
xitong,丙一,CITY,系统管理员,2026-11-01
anquan,丙二,CITY,安全管理员,2026-11-01
shenji,丙三,CITY,审计管理员,2026-11-01
""",
}
Tables = Callable[..., Path]


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    """The folder, some of its tables changed."""

    def made(**changes: tuple[str, str]) -> Path:
        for name, text in GOOD.items():
            old, new = changes.get(name.removesuffix(".csv"), ("", ""))
            assert not old or old in text
            (tmp_path / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return tmp_path

    return made


def founded(folder: Path, **more: bool) -> str:
    said = StringIO()
    call_command("found", folder, stdout=said, **more)
    return said.getvalue()


def test_a_city_is_founded_and_its_administrators_sign_in(tables: Tables) -> None:
    said = founded(tables())
    assert "机构 3 个、人员 3 名、证件 2 件、任职 3 项、三员 3 名" in said
    assert (Agency.objects.get(id=3).path, Agency.objects.get(id=2).powers) == (
        "1.2.3.",
        ["penalty", "inspection"],
    )
    found = re.findall(r"(\w+)　初始口令 (\S+)（", said)
    assert [name for name, _ in found] == ["xitong", "anquan", "shenji"]
    for (name, secret), role in zip(
        found, (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN), strict=True
    ):
        browser = Client()
        assert browser.post("/accounts/login/", {"login": name, "password": secret})["Location"] == "/desk/"
        assert browser.get("/desk/")["Location"] == "/accounts/password/"
        assert set(
            queries.actors(Account.objects.get(username=name), cast.SINCE.replace(year=2026, month=12))
        ) == {role}
    assert not Account.objects.exclude(username__in=["xitong", "anquan", "shenji"]).exists()


def test_twice_is_once_and_no_secret_is_told_again(tables: Tables) -> None:
    folder = tables()
    founded(folder)
    before = standing()
    again = founded(folder)
    assert standing() == before
    assert again.count("已有账号，没有改动") == 3
    assert "初始口令" not in again


def test_other_tables_do_not_found_it_anew(tables: Tables) -> None:
    founded(tables())
    before = standing()
    with pytest.raises(CommandError, match="已经建制"):
        founded(tables(officers=("甲二", "甲三")))
    assert standing() == before


def test_only_looking_writes_nothing(tables: Tables) -> None:
    assert "没有发现问题" in founded(tables(), check=True)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("table", "old", "new", "sentence"),
    [
        ("agencies", "3,CG-1", "2,CG-1", "agencies.csv 第 4 行：编号 2 重复。"),
        ("agencies", "CG-1,第一中队", "CG,第一中队", "代码 CG 重复"),
        ("agencies", ",2020-01-01,2,", ",2020-01-01,9,", "上级编号应当是前面某一行的编号"),
        ("agencies", "内设或派出机构", "科室", "类型应当是"),
        ("agencies", "行政检查", "罚款", "权限应当取自"),
        ("agencies", "2020-01-01,1,", "去年,1,", "“设立日期”应当是日期"),
        ("officers", "甲一,CG-1", "甲一,XX", "officers.csv 第 2 行：agencies.csv 没有代码 XX。"),
        ("officers", "002,甲二", "001,甲二", "工号 001 重复"),
        ("officers", "002,甲二", "002,", "officers.csv 第 3 行：缺“姓名”。"),
        ("certificates", "19990000002", "19990000001", "执法证号 19990000001 重复"),
        ("certificates", "2030-12-31\n19990000002", "2019-12-31\n19990000002", "止期早于起期"),
        ("postings", "承办人员", "局长", "身份应当是"),
        ("postings", "承办人员", "系统管理员", "三员写在 administrators.csv"),
        ("postings", "002,CG-1,承办人员", "001,CG-1,运维人员", "运维人员和业务人员不能是同一人"),
        ("administrators", "shenji,丙三,CITY,审计管理员", "shenji,丙三,CITY,安全管理员", "还缺审计管理员"),
        ("administrators", "anquan", "xitong", "用户名 xitong 重复"),
        ("administrators", "anquan", "安全", "用户名应当是"),
        ("administrators", "用户名,", "账号,", "不认识“账号”这一列"),
    ],
)
def test_whatever_is_wrong_is_said_by_its_line_and_nothing_is_written(
    tables: Tables, table: str, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(CommandError) as wrong:
        founded(tables(**{table: (old, new)}))
    assert sentence in str(wrong.value)
    assert "没有写入任何内容" in str(wrong.value)
    assert not any(
        model.objects.exists() for model in (Agency, Officer, Certificate, Posting, Account, Entry)
    )


def test_a_table_that_is_not_there_is_named(tables: Tables) -> None:
    folder = tables()
    (folder / "postings.csv").unlink()
    with pytest.raises(CommandError, match=r"postings\.csv：没有这个文件。"):
        founded(folder)
