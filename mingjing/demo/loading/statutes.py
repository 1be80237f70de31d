"""法规: statutes as JSON files, and a packed collection of law texts with its index; every law is one line."""

import csv
import io
import json
import tarfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mingjing.rooms.catalogue.lawtexts import law_document, law_markdown
from mingjing.rooms.catalogue.loading import Loaded, outcome

from .letters import Step, answer, answered, enact, hand_in, sender
from .sources import Done

NOT_LAWS = frozenset({"index.json", "public-holidays.json"})


def statutes(folder: Path, step: Step) -> Done:
    """Every statute file beside the data, each a letter of one line."""
    counts: Counter[str] = Counter()
    files = [path for path in sorted(folder.glob("*.json")) if path.name not in NOT_LAWS]
    letters = []
    for place, path in enumerate(files, 1):
        raw = path.read_bytes()
        by = sender("statutes", "法规文本（JSON）")
        letter = hand_in(raw, name=path.name, kind="law", subject=f"法规文本 {path.stem}", by=by)
        counts += enact(letter, [_document(raw)], step=lambda dealt: None)
        letters.append(letter)
        step(place)
    return Done(counts, letters)


def _document(raw: bytes) -> Loaded:
    try:
        return law_document(json.loads(raw))
    except (ValueError, KeyError, TypeError) as wrong:
        return Loaded((), (outcome(1, "", refusals=[f"文件读不出来：{wrong}。"]),))


def law_texts(folder: Path, step: Step) -> Done:
    """The packed collection: the archive is one letter, its index another whose lines are the laws."""
    by = sender("law_texts", "法规文本（打包）")
    packed = folder / "laws.tar.gz"
    archive = hand_in(packed.read_bytes(), name=packed.name, kind="law", subject="法规文本打包件", by=by)
    if answered(archive) is None:
        answer(archive, note="所含法规逐件的结果见同时送来的目录（index.csv）。")
    raw = (folder / "index.csv").read_bytes()
    index = hand_in(raw, name="index.csv", kind="law", subject="法规文本目录", by=by)
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    return Done(enact(index, _texts(packed, rows), step=step), [index])


def _texts(packed: Path, rows: list[dict[str, str]]) -> Iterator[Loaded]:
    """Each law of the index in its order; what the archive lacks is said."""
    with tarfile.open(packed, "r:gz") as archive:
        texts = {member.name: _text(archive, member) for member in archive if member.isfile()}
    for line, row in enumerate(rows, 1):
        text = texts.get(row.get("file", ""))
        if text is None:
            yield Loaded((), (outcome(line, row.get("title", ""), refusals=["打包件里没有这个文件。"]),))
            continue
        yield law_markdown(
            text, title=row["title"], version_on=_day(row["version_date"]), category=row["category"], line=line
        )  # fmt: skip


def _text(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = archive.extractfile(member)
    return file.read().decode("utf-8", errors="replace") if file else ""


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
