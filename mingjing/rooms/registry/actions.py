"""What changes the registry: a party is registered, corrected, merged into another; nothing is forgotten."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import cast

import rfc8785
from django.db.models import CharField

from mingjing.record.actor import Actor
from mingjing.record.models import Docket
from mingjing.record.refusal import Refused, Repeated
from mingjing.record.words import canonical
from mingjing.record.writing import stored_key, write
from mingjing.rooms.inbox.legible import tidy, unfit

from .identifiers import check_citizen_id, check_uscc, clean
from .models import Counterparty, CounterpartyChange
from .pinyin import initials

COLUMNS = {
    "kind": "类别", "name": "名称", "uscc": "统一社会信用代码", "citizen_id": "公民身份号码", "address": "地址", "phone": "联系电话",
    "legal_representative": "法定代表人（负责人）", "region": "行政区划代码", "industry": "行业分类代码", "credit_class": "信用等级",
}  # fmt: skip


@dataclass(frozen=True)
class Particulars:
    """What is known of a party, as its papers have it; identifiers are kept whatever their check digit says."""

    kind: str
    name: str
    uscc: str = ""
    citizen_id: str = ""
    address: str = ""
    phone: str = ""
    legal_representative: str = ""
    region: str = ""
    industry: str = ""
    credit_class: str = ""


def register(told: Particulars, *, on: date, by: Actor, key: uuid.UUID, demo: bool = False) -> Counterparty:
    """Enter a party with everything worth a second look as warnings; the same request again is the same party."""
    told = _checked(told)
    number = uuid.uuid5(stored_key(key, by), "counterparty")
    docket = Docket(id=number, kind="counterparty", agency=by.agency)
    one = Counterparty(
        id=number, docket_id=number, registered_on=on, demo=demo, initials=initials(told.name),
        warnings=warnings(told, on=on), **asdict(told),
    )  # fmt: skip
    try:
        with write(docket, "party.register", by=by, says={"on": on, "digest": _digest(one)}, key=key):
            one.save()
    except Repeated:
        return Counterparty.objects.get(pk=number)
    return one


def correct(
    one: Counterparty,
    changes: Mapping[str, str],
    *,
    on: date,
    reason: str,
    by: Actor,
    key: uuid.UUID,
    version: int | None = None,
) -> Counterparty:
    """Change what is known of a party from a day on; what was known before stays in its history."""
    before = {column: str(getattr(one, column)) for column in COLUMNS}
    after = asdict(_checked(replace(Particulars(**before), **changes)))
    if one.merged_into_id:
        raise Refused(["该相对人已并入另一相对人，请在并入后的相对人上更正。"])
    if not reason.strip():
        raise Refused(["请写明更正的理由。"], fields={"reason": "请写明更正的理由。"})
    different = [column for column in COLUMNS if before[column] != after[column]]
    if not different:
        raise Refused(["所填内容与登记的一致，没有需要更正的。"])
    says = {"on": on, "columns": different, "reason": tidy(reason)}
    with write(one.docket, "party.correct", by=by, says=says, key=key, version=version) as writing:
        writing.create_many(
            [
                CounterpartyChange(
                    counterparty=one,
                    on=on,
                    column=column,
                    before=before[column],
                    after=after[column],
                    reason=tidy(reason),
                )
                for column in different
            ]
        )
        for column in different:
            setattr(one, column, after[column])
        one.initials, one.warnings = initials(one.name), warnings(Particulars(**after), on=on, but=one.pk)
        one.save()
    return one


def merge(one: Counterparty, *, into: Counterparty, on: date, reason: str, by: Actor, key: uuid.UUID) -> None:
    """Say that two entries of the registry are one party; the first keeps its own history."""
    reasons = [
        sentence
        for wrong, sentence in (
            (one.pk == into.pk, "不能并入自身。"),
            (one.merged_into_id is not None, "该相对人已经并入另一相对人。"),
            (into.merged_into_id is not None, "所选的并入对象自身已经并入另一相对人，请选后者。"),
            (not reason.strip(), "请写明认定为同一相对人的理由。"),
        )
        if wrong
    ]
    if reasons:
        raise Refused(reasons)
    says = {"on": on, "into": into.pk, "reason": tidy(reason)}
    with write(one.docket, "party.merge", by=by, says=says, key=key):
        CounterpartyChange(
            counterparty=one, on=on, column="merged_into", after=str(into.pk), reason=tidy(reason)
        ).save()
        one.merged_into = into
        one.save()


def warnings(told: Particulars, *, on: date, but: uuid.UUID | None = None) -> list[str]:
    """What an officer should look at again: check digits, what is missing, who is there already."""
    found: list[str] = []
    if told.uscc:
        found += check_uscc(told.uscc).warnings
    elif told.kind != "person":
        found.append("没有填写统一社会信用代码。")
    if told.citizen_id:
        found += check_citizen_id(told.citizen_id, today=on).warnings
    others = Counterparty.objects.filter(merged_into=None).exclude(pk=but)
    for column in ("uscc", "citizen_id", "name"):
        value = getattr(told, column)
        if value and (number := others.filter(**{column: value}).count()):
            found.append(f"登记库中已有{number}个相对人的{COLUMNS[column]}与此相同，请核对是否同一。")
    return found


def _checked(told: Particulars) -> Particulars:
    values = {column: tidy(value) for column, value in asdict(told).items()}
    values |= {column: clean(values[column]) for column in ("uscc", "citizen_id", "region", "industry")}
    kinds = dict(Counterparty._meta.get_field("kind").flatchoices)
    wrong = {column: _unfit(column, value) for column, value in values.items()}
    wrong["kind"] = "" if values["kind"] in kinds else "请选择类别：自然人、法人或者其他组织、个体工商户。"
    wrong["name"] = wrong["name"] or ("" if values["name"] else "请填写名称。")
    wrong = {column: sentence for column, sentence in wrong.items() if sentence}
    if wrong:
        raise Refused(list(wrong.values()), fields=wrong)
    return Particulars(**values)


def _digest(one: Counterparty) -> str:
    """The words asked for, so that other words under the same key are told apart without standing open in `says`."""
    told = {column: getattr(one, column) for column in COLUMNS}
    return hashlib.sha256(rfc8785.dumps(canonical(told))).hexdigest()


def _unfit(column: str, value: str) -> str:
    longest = cast("CharField[str, str]", Counterparty._meta.get_field(column)).max_length or 0
    return unfit(value, longest=longest, called=f"“{COLUMNS[column]}”")
