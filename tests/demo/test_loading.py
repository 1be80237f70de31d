"""Real data comes in as letters, is answered line by line, is found again, and coming twice changes nothing."""

import csv
import io
import json
import shutil
import tarfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mingjing.demo.loading.running import SOURCES, Told, load
from mingjing.demo.places import WHOLE, everything
from mingjing.record.models import Entry
from mingjing.record.verifying import verify
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.cases.models import Case, Decision
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.catalogue.models import Article, Benchmark, Matter
from mingjing.rooms.disclosure.models import Snapshot
from mingjing.rooms.disclosure.queries import Asked, search
from mingjing.rooms.inbox.keeping import original
from mingjing.rooms.inbox.models import Letter, LetterLine
from tests.rooms.disclosure.world import settle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
EVERYWHERE = {0, *(body.number for body in everything(WHOLE))}
CITY = 1


@pytest.fixture(scope="session")
def slices(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first lines of every set, laid out as the sets are."""
    folder = tmp_path_factory.mktemp("shared") / "data"
    for name, file, lines in (
        ("gov_service_items", "items.csv", 21),
        ("csrc_penalties", "penalties.csv", 31),
        ("gd_amr_decisions", "decisions.csv", 100),
        ("law_texts", "index.csv", 5),
        ("holidays_cn", "holidays_2007_2026.csv", 60),
    ):
        _copy_lines(real_data / name / file, folder / name / file, lines)
    _copy_items(real_data / "gd_env_discretion/items.json", folder / "gd_env_discretion/items.json", 12)
    _copy_items(real_data / "zj_penalty_texts/decisions.json", folder / "zj_penalty_texts/decisions.json", 99)
    _copy_packed(real_data / "law_texts/laws.tar.gz", folder / "law_texts/laws.tar.gz", 4)
    statutes = folder.parent / "law"
    statutes.mkdir()
    for name in ("administrative-penalty-law", "unlicensed-business-measures", "public-holidays"):
        shutil.copy(real_data.parent / f"law/{name}.json", statutes)
    return folder


def _copy_lines(source: Path, target: Path, lines: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        source.open(encoding="utf-8-sig", newline="") as read,
        target.open("w", encoding="utf-8", newline="") as write,
    ):
        csv.writer(write).writerows(islice(csv.reader(read), lines))


def _copy_items(source: Path, target: Path, items: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    told = json.loads(source.read_text(encoding="utf-8"))[:items]
    target.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _copy_packed(source: Path, target: Path, files: int) -> None:
    with tarfile.open(source, "r:gz") as read, tarfile.open(target, "w:gz") as write:
        for member in islice((one for one in read if one.isfile()), files - 1):
            write.addfile(member, read.extractfile(member))


def loaded(folder: Path) -> dict[str, Told]:
    return {told.source.code: told for told in load(folder, step=lambda source, dealt: None)}


def _lines() -> Iterator[LetterLine]:
    yield from LetterLine.objects.all()


def test_every_line_of_every_set_is_answered_and_found_again(slices: Path) -> None:
    told = loaded(slices)
    assert set(told) == {source.code for source in SOURCES}
    settle()
    with reading(EVERYWHERE):
        assert all(one.done and sum(one.done.counts.values()) for one in told.values())
        assert all(line.sentences for line in _lines() if line.state != "accepted")
        _counted(told)
        _found(slices)
    with reading(EVERYWHERE):
        assert list(verify()) == []


def _counted(told: dict[str, Told]) -> None:
    counts = {code: one.done.counts for code, one in told.items() if one.done}
    assert sum(counts["gov_service_items"].values()) == 20 == Matter.objects.count()
    assert (
        counts["gd_env_discretion"]["accepted"] + counts["gd_env_discretion"]["warned"]
        <= Benchmark.objects.count()
    )
    assert sum(counts["law_texts"].values()) == 4
    assert counts["law_texts"]["refused"] == 1  # the archive of this slice lacks the last law of its index
    mirrored = sum(
        counts[code]["accepted"] + counts[code]["warned"]
        for code in ("gd_amr_decisions", "zj_penalty_texts", "csrc_penalties")
    )
    assert Case.objects.filter(agency=CITY, source="mirrored").count() == Decision.objects.count() == mirrored
    assert sum(counts["gd_amr_decisions"].values()) == 33
    assert sum(counts["zj_penalty_texts"].values()) == 9
    assert sum(counts["csrc_penalties"].values()) == 30


def _found(slices: Path) -> None:
    rows = _rows(slices / "gd_amr_decisions/decisions.csv")
    numbers = [row["doc_no"] for row in rows if Decision.objects.filter(number=row["doc_no"]).exists()]
    assert len(numbers) >= 25
    public = Snapshot.objects.filter(kind="penalty").count()
    assert public == search(Asked(kinds=("penalty",))).count > 0
    assert catalogue.article("行政处罚法", 63, date(2026, 11, 24)) is not None
    assert Article.objects.filter(law__title="无证无照经营查处办法").count() >= 18
    letter = Letter.objects.get(file_name="decisions.json")
    with original(letter.sha256) as kept:
        assert kept.read() == (slices / "zj_penalty_texts/decisions.json").read_bytes()


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_coming_twice_changes_nothing(slices: Path) -> None:
    first = loaded(slices)
    with reading(EVERYWHERE):
        entries, lines = Entry.objects.count(), Counter(line.state for line in _lines())
        again = loaded(slices)
        assert Entry.objects.count() == entries
        assert Counter(line.state for line in _lines()) == lines
    assert {code: one.done and one.done.counts for code, one in again.items()} == {
        code: one.done and one.done.counts for code, one in first.items()
    }


def test_stopped_in_the_middle_it_goes_on_from_there(slices: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(source: object, dealt: int) -> None:
        if getattr(source, "code", "") == "csrc_penalties" and dealt == 11:
            raise Stopped

    with pytest.raises(Stopped):
        list(load(slices, step=stop))
    told = loaded(slices)
    assert told["csrc_penalties"].done
    assert sum(told["csrc_penalties"].done.counts.values()) == 30


def test_the_report_says_what_became_of_every_line(slices: Path) -> None:
    (report,) = loaded(slices)["gd_amr_decisions"].reports
    rows = _rows(report)
    assert len(rows) == 33
    assert {row["结果"] for row in rows} <= {"已接收", "接收，有提示", "未接收"}
    assert all(row["说明"] for row in rows if row["结果"] != "已接收")


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有文件夹"):
        call_command("load", str(tmp_path / "nowhere"))
    with pytest.raises(CommandError, match="没有可以载入的数据"):
        call_command("load", str(tmp_path))


def test_after_loading_it_is_said_where_the_letters_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "holidays_cn").mkdir()
    table = "year,date,name,is_off_day,papers\n2026,2026-01-01,元旦,1,\n"
    (tmp_path / "holidays_cn/holidays_2026.csv").write_text(table, encoding="utf-8")
    call_command("load", str(tmp_path), only=["holidays_cn"])
    assert capsys.readouterr().out.splitlines()[-1].endswith("：http://localhost:8000/desk/letters/")
