"""The same people everywhere. 张明 handles, 李华 assists, 周敏 heads the unit, 王芳 reviews, 陈立 and 林海 lead,
吴兰 hears, 郑洁 publishes, 何丽 takes payments, 钱进 keeps catalogues, 赵敏 supervises, 孙强 is from another bureau."""

import uuid
from datetime import date
from functools import cache

from django.contrib.auth.hashers import make_password

from mingjing.law.words import Role
from mingjing.record.actor import HOUSE, Actor
from mingjing.rooms.agencies import queries
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.agencies.models import Account, Agency, Certificate, Officer, Posting

SINCE = date(2020, 1, 1)
CITY, BUREAU, SQUAD, OTHER = 1, 2, 3, 4
KEY = uuid.UUID("74657374-0000-4000-8000-000000000000")

AGENCIES = (
    (CITY, "CITY", "中山市人民政府", "中府", "city", "1.", None),
    (BUREAU, "CG", "中山市城市管理和综合执法局", "中城执", "bureau", "1.2.", CITY),
    (SQUAD, "CG-SQ", "石岐中队", "石岐", "unit", "1.2.3.", BUREAU),
    (OTHER, "SC", "中山市市场监督管理局", "中市监", "bureau", "1.4.", CITY),
)
PEOPLE: dict[str, tuple[Role, int, str]] = {
    "张明": (Role.HANDLER, SQUAD, "19044200001"),
    "李华": (Role.HANDLER, SQUAD, "19044200002"),
    "周敏": (Role.UNIT_HEAD, SQUAD, "19044200003"),
    "王芳": (Role.REVIEWER, BUREAU, "19044200004"),
    "陈立": (Role.LEADER, BUREAU, "19044200005"),
    "林海": (Role.LEADER, BUREAU, "19044200006"),
    "吴兰": (Role.HEARING_OFFICER, BUREAU, "19044200007"),
    "郑洁": (Role.PUBLISHER, BUREAU, "19044200008"),
    "何丽": (Role.CASHIER, BUREAU, "19044200009"),
    "钱进": (Role.CATALOGUER, BUREAU, "19044200010"),
    "赵敏": (Role.SUPERVISOR, CITY, "19044200011"),
    "孙强": (Role.HANDLER, OTHER, "19044200012"),
    "冯静": (Role.PUBLISHER, BUREAU, "19044200013"),
}
PASSWORD = "mirror-of-bronze-2026"


@cache
def uid(name: str) -> uuid.UUID:
    """The id of whatever is called so."""
    return uuid.uuid5(KEY, name)


def engage() -> None:
    """Bring the agencies, the people, their certificates and postings into force; make their accounts."""
    nodes = [
        Agency(id=number, code=code, name=name, short=short, kind=kind, path=path, parent_id=parent, valid_from=SINCE,
               powers=["penalty"] if kind == "bureau" else [], reconsideration="中山市人民政府", court="中山市第一人民法院",
               bank="中山市工商银行石岐支行", address="中山市东区博爱六路 1 号", phone="0760-88880000")
        for number, code, name, short, kind, path, parent in AGENCIES
    ]  # fmt: skip
    officers, certificates, postings = [], [], []
    for name, (role, agency, number) in PEOPLE.items():
        officers.append(Officer(
            id=uid(name), name=name, agency_id=agency,
            reviewer_qualification="A20114420000001" if role is Role.REVIEWER else "",
        ))  # fmt: skip
        certificates.append(Certificate(
            id=uid(f"{name}/证"), number=number, officer_id=uid(name), issuer="广东省人民政府", valid_from=SINCE,
            valid_to=date(2030, 12, 31),
        ))  # fmt: skip
        postings.append(
            Posting(id=uid(f"{name}/职"), officer_id=uid(name), agency_id=agency, role=role, since=SINCE)
        )
    batch = Directory(nodes, officers, certificates, postings)
    bring_into_force(batch, agency=0, by=HOUSE, on=SINCE, key=uid("directory"))
    for name in PEOPLE:
        account = Account(username=name, uid=uid(f"{name}/号"), officer_id=uid(name))
        account.password = _hashed()
        account.save()


@cache
def _hashed() -> str:
    """Hashing is slow on purpose; one hash serves the whole cast."""
    return make_password(PASSWORD)


@cache
def actor(name: str) -> Actor:
    """One of the cast, in her only role: the same in every database in which she is engaged."""
    role = PEOPLE[name][0]
    return queries.actors(Account.objects.get(username=name), date(2026, 11, 23))[role]


def account(name: str) -> Account:
    """Her account."""
    return Account.objects.get(username=name)


def certificates(*names: str) -> list[str]:
    """Their certificate numbers."""
    return [PEOPLE[name][2] for name in names]
