"""R-7: the disk of the log or of the evidence is full: work goes on, the upload is refused in words, nothing is torn."""

import json
import time
import uuid

from faults import counting
from faults.house import House, copied, folder, until
from faults.load import Load, steadily
from faults.mounts import can_mount, enlarge, fill, small
from faults.notes import torn
from faults.outcome import Drill, Outcome
from faults.uploading import exchanged, form, kept, officer, status

SECONDS, FEW = 60, 4
SENTENCE = "存储空间不足"


def run(short: bool) -> Outcome:
    """Both in turn, in one house."""
    wrong: list[str] = []
    with folder() as made:
        state = copied(made / "state")
        case = json.loads((state / "integrator").read_text())["case"]
        with (
            small(state / "log", kilobytes=256),
            small(state / "evidence", kilobytes=512),
            House(state) as house,
        ):
            load = _log(house, FEW if short else SECONDS, wrong)
            _evidence(house, case, wrong)
            wrong += counting.whole(house)
            lost, doubled = counting.lost(house, load), counting.doubled(house)
    return Outcome("公开日志与证据所在磁盘写满", 2, len(load.acknowledged), lost, doubled, tuple(wrong))


def _log(house: House, seconds: float, wrong: list[str]) -> Load:
    log = house.state / "log"
    until(lambda: counting.published(log), what="第一个检查点")
    ballast = fill(log, leaving=8 << 10)
    before = counting.published(log)
    load = Load(house, clients=2)
    steadily(load, seconds=seconds)
    time.sleep(2)
    if not load.acknowledged or load.answers.get(500):
        wrong.append(f"日志盘满时办理没有照常：{load.answers}")
    if tear := torn(log):
        wrong.append(tear)
    (held,) = house.sql("SELECT count(*) FROM record_entry")
    if counting.published(log) >= int(held[0]) or counting.published(log) < before:
        wrong.append("日志盘并没有真的写满，等于没有试。")
    ballast.unlink()
    enlarge(log, kilobytes=64 << 10)
    counting.sealed(house)
    return load


def _evidence(house: House, case: str, wrong: list[str]) -> None:
    ballast = fill(house.state / "evidence", leaving=16 << 10)
    before, one, key = kept(house.state), officer(house, case=case), uuid.uuid4()
    request = form(one, ("演练" * 50_000).encode(), key=key)
    answer = exchanged(house.desk, request)
    if status(answer) != 507 or SENTENCE not in answer.decode(errors="replace"):
        wrong.append(f"证据盘满时上传得到 {status(answer)}。")
    if kept(house.state) != before:
        wrong.append("证据盘满时留下了半份文件。")
    ballast.unlink()
    answer = exchanged(house.desk, request)
    if status(answer) != 303:
        wrong.append(f"腾出空间之后再传得到 {status(answer)}。")


DRILL = Drill("R-7", run, can_mount, "挂载 tmpfs（需要 root）")
