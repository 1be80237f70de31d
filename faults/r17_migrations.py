"""R-17: every migration is applied while people read and write; control: a change of a table that waits without limit."""

import random
import threading
import time

import psycopg
from psycopg import sql

from faults.house import House, a_house
from faults.load import Load
from faults.outcome import Control, Drill, Outcome

LONGEST = 2.0  # seconds anybody may be kept waiting by a migration
READING = 5.0  # seconds of a slow reader's transaction
CHANGE = "ALTER TABLE inbox_letter ADD COLUMN IF NOT EXISTS drill int"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


class Traffic:
    """Readers and lockers of whatever tables there are, each transaction short."""

    def __init__(self, house: House) -> None:
        self.house, self.failed, self.done, self.slowest = house, [], 0, 0.0  # type: ignore[var-annotated]
        self._leaving = threading.Event()
        self._threads = [threading.Thread(target=self._work) for _ in range(3)]

    def __enter__(self) -> "Traffic":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._leaving.set()
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        with self.house.cluster.connect("postgres") as connection:
            connection.prepare_threshold = None  # as the house itself speaks: no plan outlives a change
            while not self._leaving.wait(0.01):
                tables = connection.execute(TABLES).fetchall()
                if tables:
                    self._touch(connection, str(random.choice(tables)[0]))

    def _touch(self, connection: "psycopg.Connection[tuple[object, ...]]", table: str) -> None:
        began = time.monotonic()
        try:
            with connection.transaction():
                name = sql.Identifier(table)
                connection.execute(sql.SQL("SELECT * FROM {} LIMIT 3").format(name))
                connection.execute(sql.SQL("LOCK TABLE {} IN ROW EXCLUSIVE MODE").format(name))
        except psycopg.errors.UndefinedTable:
            return
        except psycopg.Error as wrong:
            self.failed.append(f"{table}：{type(wrong).__name__}")
        self.done += 1
        self.slowest = max(self.slowest, time.monotonic() - began)


def run(short: bool) -> Outcome:
    """All migrations from nothing under traffic; then one change of a busy table, with the limit and without."""
    wrong: list[str] = []
    with a_house(only=()) as house:
        with house.cluster.connect("postgres", database="postgres") as connection:
            connection.execute("DROP DATABASE mingjing WITH (FORCE)")
        house.cluster.ensure_roles()
        with Traffic(house) as traffic:
            steps = int(house.inside("migrations", role="owner"))
        wrong += traffic.failed[:5]
        if traffic.slowest > LONGEST:
            wrong.append(f"有人等了 {traffic.slowest:.1f} 秒。")
    with a_house(only=("desk",)) as house:
        load, limited = _changed(house, limit="2s")
        if limited > LONGEST + 1.5 or set(load.answers) - {200, 201}:
            wrong.append(f"改表时办理最慢 {limited:.1f} 秒，答复 {load.answers}。")
        _, endless = _changed(house, limit="0", first=1_000_000)
    return Outcome(
        "逐一升级库结构，同时有人读写",
        steps,
        len(load.acknowledged),
        0,
        0,
        tuple(wrong),
        Control(
            f"不设 lock_timeout，办理最慢等 {endless:.1f} 秒（设了 {limited:.1f} 秒）", endless > limited + 1
        ),
        {"迁移": steps, "其间读写": traffic.done, "最慢（秒）": round(traffic.slowest, 2)},
    )


def _changed(house: House, *, limit: str, first: int = 0) -> tuple[Load, float]:
    """Somebody reads long, somebody changes the table; how long the slowest request took."""
    slowest = 0.0
    load = Load(house, clients=1, first=first, patience=30)
    with house.cluster.connect("postgres") as reader, house.cluster.connect("owner") as owner:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM inbox_letter")
        owner.execute(f"SET lock_timeout = '{limit}'")
        changer = threading.Thread(target=_change, args=(owner,))
        changer.start()
        time.sleep(0.2)
        ends, number = time.monotonic() + READING, first
        ending = threading.Timer(READING, lambda: reader.execute("ROLLBACK"))
        ending.start()
        while time.monotonic() < ends:
            began = time.monotonic()
            load.push(number)
            slowest = max(slowest, time.monotonic() - began)
            number += 1
        ending.join()
        changer.join()
    return load, slowest


def _change(owner: "psycopg.Connection[tuple[object, ...]]") -> None:
    try:
        owner.execute(CHANGE)
    except psycopg.errors.LockNotAvailable:
        return


DRILL = Drill("R-17", run)
