"""行政处罚简易程序: Administrative Penalty Law (2021), chapter 5 section 2, as practised in Guangdong."""

from dataclasses import replace
from datetime import date

from mingjing.law import cash, collection, recusal, remedies
from mingjing.law.language import ActKind, Procedure
from mingjing.law.limits import happened
from mingjing.law.penalty import on_spot
from mingjing.law.publicity import after_decision
from mingjing.law.statutes import PENALTY_LAW
from mingjing.law.steps import placed

STAGES = {
    "scene": "当场查明",
    "telling": "告知听取",
    "performance": "履行",
    "closing": "结案",
    "closed": "已结案",
    "archived": "已归档",
    "turned": "转普通程序",
}
OPEN = ("telling", "performance")
DECIDED = ("performance", "closing", "closed", "archived")
PUBLICITY = after_decision(days=7, decision="decide_on_spot", at=DECIDED)

PROCEDURE = Procedure(
    code="penalty.summary.2021",
    title="行政处罚简易程序",
    kind=ActKind.PENALTY,
    statute=PENALTY_LAW,
    in_force=date(2021, 7, 15),
    stages=STAGES,
    opens="scene",
    closes=frozenset({"archived", "turned"}),
    steps=recusal.unrecused(
        {
            **on_spot.STEPS,
            **placed(recusal.STEPS, at=OPEN),
            **placed(collection.STEPS, at=("performance",)),
            **cash.steps(("performance",), allowed=cash.on_spot_allowed),
            **placed(remedies.REMEDIES, at=DECIDED),
            **placed(remedies.COURT, at=("performance",)),
            **PUBLICITY.steps,
        }
    ),
    limits=(
        collection.ON_SPOT_PAYMENT,
        *cash.CASH,
        *(replace(one, starts="decide_on_spot", anchor=happened) for one in remedies.LIMITS),
        *PUBLICITY.limits,
    ),
)
