"""R-14: an upload is cut off at many bytes: nothing is half kept, and the same form sent again is one piece."""

import hashlib
import json
import random
import uuid

from faults import counting
from faults.house import a_house, until
from faults.outcome import Drill, Outcome
from faults.uploading import exchanged, form, kept, officer, status

SIZE, SMALL = 8 << 20, 1 << 20  # bytes of the file
CUTS, FEW = 200, 12


def run(short: bool) -> Outcome:
    """Cut at the borders of its parts and at places by chance; look; send it whole, twice."""
    cuts, size = (FEW, SMALL) if short else (CUTS, SIZE)
    wrong: list[str] = []
    with a_house() as house:
        case = json.loads((house.state / "integrator").read_text())["case"]
        one, key = officer(house, case=case), uuid.uuid4()
        data = b"".join(b"%09d\n" % number for number in range(size // 10))
        request = form(one, data, key=key)
        before = kept(house.state)
        places = [1, 200, len(request) - 1, len(request) - 20, len(request) - len(data) // 2]
        places += [random.randrange(len(request)) for _ in range(cuts - len(places))]
        for place in places:
            exchanged(house.desk, request, cut=place)
        until(lambda: kept(house.state) == before, seconds=20, what="半份文件被清走")
        (rows,) = house.sql("SELECT count(*) FROM evidence_evidence WHERE title = '演练'")
        if rows[0]:
            wrong.append(f"切断的上传留下 {rows[0]} 行。")
        answers = [status(exchanged(house.desk, request)) for _ in range(2)]
        (rows,) = house.sql("SELECT count(*) FROM evidence_evidence WHERE title = '演练'")
        digest = hashlib.sha256(data).hexdigest()
        if answers != [303, 303] or rows[0] != 1 or kept(house.state) - before != {digest}:
            wrong.append(
                f"整份再传：答复 {answers}，{rows[0]} 行，文件 {len(kept(house.state) - before)} 个。"
            )
        wrong += counting.whole(house)
    return Outcome("上传在任意字节处断线，再整份重传两次", len(places), 2, 0, 0, tuple(wrong))


DRILL = Drill("R-14", run)
