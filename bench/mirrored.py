"""Mirrored permits in one stream, beside the same rows by bare COPY: what the walls and the proofs cost."""

import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import psycopg
from django.db import connections

from bench.figure import Figure
from bench.ground import BUREAU, HALL, lay
from mingjing.record.lanes import processes
from mingjing.rooms.agencies.scope import tell
from mingjing.rooms.cases.actions import MirroredPermit
from mingjing.rooms.cases.actions.mirroring_many import BATCH, LANES
from mingjing.rooms.disclosure.actions import mirror_many

ACTS = 20_000
TABLES = (
    "record_docket",
    "record_entry",
    "record_body",
    "record_pending",
    "cases_case",
    "cases_party",
    "cases_decision",
)


def measure() -> Iterator[Figure]:
    """Acts a second through every wall, then their rows copied bare into tables with the same indexes."""
    lay()
    tell([BUREAU])
    with processes(LANES) as lanes:
        list(mirror_many(permits(0, 1000), by=HALL, lanes=lanes))
        told = permits(1000, 1000 + ACTS)
        began = time.perf_counter()
        became = list(mirror_many(told, by=HALL, lanes=lanes))
        seconds = time.perf_counter() - began
    refused = [one.wrong for one in became if one.wrong]
    assert not refused, refused[0]
    rate, bare = ACTS / seconds, (ACTS + 1000) / _bare()
    yield Figure("mirrored permits, one stream", rate, "/s", ">= 2000", rate >= 2000)
    yield Figure("the same rows by bare COPY", bare, "/s")
    yield Figure("of bare COPY", rate / bare, "", ">= 0.45", rate / bare >= 0.45)


def permits(first: int, last: int) -> list[MirroredPermit]:
    """Invented permits of the service hall."""
    return [permit(number) for number in range(first, last)]


def permit(number: int) -> MirroredPermit:
    """One invented permit."""
    matter = MATTERS[number % len(MATTERS)]
    day = date(2026, 1, 1) + timedelta(days=number % 90)
    person = number % 3 == 0
    return MirroredPermit(
        source="度量政务服务大厅",
        number=f"XK{number:09}",
        title=f"{matter}（{number}）",
        authority="度量城市管理局",
        matter_name=matter,
        permit_number=f"DL4420{number:08}",
        certificate=f"{matter}证",
        decided_on=day,
        valid_from=day,
        valid_to=day + timedelta(days=1825),
        document_number=f"度许〔2026〕{number}号",
        party_kind="person" if person else "organisation",
        party=f"张{'一二三四五六七八九十'[number % 10]}山" if person else f"度量{number}贸易有限公司",
        uscc="" if person else f"91442000MA{number:08}",
    )


MATTERS: Sequence[str] = (
    "食品经营许可", "建筑工程施工许可", "排水许可", "道路运输经营许可", "卫生许可", "户外广告设置许可", "占道挖掘许可",
)  # fmt: skip


def _bare() -> float:
    """Seconds to copy the rows just written, as superuser, into tables with the same indexes and no wall."""
    told = connections["owner"].settings_dict
    with psycopg.connect(
        host=told["HOST"], port=told["PORT"], dbname=told["NAME"], user="postgres", autocommit=True
    ) as own:
        own.execute("CREATE SCHEMA bare")
        for table in TABLES:
            own.execute(f"CREATE TABLE bare.{table} (LIKE public.{table} INCLUDING ALL)")
        held = {table: _rows(own, table) for table in TABLES}
        began = time.perf_counter()
        for start in range(0, len(held["record_entry"]), BATCH):
            with own.transaction():
                for table, rows in held.items():
                    with own.cursor().copy(f"COPY bare.{table} FROM STDIN") as copy:
                        copy.write(b"".join(rows[start : start + BATCH]))
        seconds = time.perf_counter() - began
        own.execute("DROP SCHEMA bare CASCADE")
    return seconds


def _rows(own: psycopg.Connection[Any], table: str) -> list[bytes]:
    with own.cursor().copy(f"COPY public.{table} TO STDOUT") as copy:
        return [bytes(line) for line in copy]
