"""R-9: an old database under a newer published log: the sequencer signs nothing; control: its guard taken away."""

import shutil
import subprocess

from faults import counting
from faults.house import House, copied, folder
from faults.outcome import Control, Drill, Outcome


def run(short: bool) -> Outcome:
    """Keep a copy, go on, put the copy back, seal."""
    wrong: list[str] = []
    with folder() as made:
        state, old = copied(made / "state"), made / "old"
        with House(state, only=()) as house:
            _on(house, 20)
            data = house.cluster.places.data
        subprocess.run(["cp", "-a", str(data), str(old)], check=True)
        with House(state, only=()) as house:
            _on(house, 300)
            code, said = counting.judged(house, state / "log", "--mirror", str(made / "mirror"))
            if code:
                wrong.append(said)
        shutil.rmtree(data)
        subprocess.run(["cp", "-a", str(old), str(data)], check=True)
        before = (state / "log" / "checkpoint").read_text()
        with House(state, only=()) as house:
            done = house.run("manage.py", "seal", "--once", role="seal", check=False)
            if done.returncode == 0 or "拒绝签署" not in done.stderr:
                wrong.append(f"没有拒绝签署：{done.returncode} {done.stderr[-200:]}")
            if (state / "log" / "checkpoint").read_text() != before:
                wrong.append("检查点变了。")
            control = _control(house, made)
    return Outcome("旧备份的数据库配上更新的日志，启动封存", 1, wrong=tuple(wrong), control=control)


def _on(house: House, entries: int) -> None:
    house.inside("entries", str(entries))
    house.run("manage.py", "seal", "--once", role="seal")


def _control(house: House, made: object) -> Control:
    """Without the guard a fork is signed over what was published; whoever kept a copy can prove it."""
    house.inside("entries", "400")
    house.run("-m", "faults.rogue", "unguarded", role="seal")
    code, said = counting.judged(house, house.state / "log", "--mirror", f"{made}/mirror")
    return Control(f"去掉防护便签出分叉，核验工具退出码 {code}：{said.strip().splitlines()[-1]}", code == 1)


DRILL = Drill("R-9", run)
