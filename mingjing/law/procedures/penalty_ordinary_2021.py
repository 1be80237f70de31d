"""行政处罚普通程序: Administrative Penalty Law (2021), chapter 5 sections 3 and 4, as practised in Guangdong."""

from datetime import date

from mingjing.law import cash, collection, recusal, remedies
from mingjing.law.language import ActKind, Procedure
from mingjing.law.penalty import (
    closing,
    decision,
    filing,
    hearing,
    investigation,
    notice,
    proposal,
    referral,
    referral_clocks,
    review,
)
from mingjing.law.publicity import after_decision
from mingjing.law.statutes import PENALTY_LAW
from mingjing.law.steps import placed

STAGES = {
    "lead": "案源登记",
    "verification": "线索核查",
    "inquiry": "调查取证",
    "notice": "告知听取",
    "decision": "审核决定",
    "referral": "移送司法",
    "delivery": "送达",
    "performance": "履行",
    "closing": "结案",
    "closed": "已结案",
    "archived": "已归档",
    "unfiled": "不予立案",
    "transferred": "已移送",
}
OPEN = ("verification", "inquiry", "notice", "decision", "referral", "delivery", "performance")
DECIDED = ("delivery", "performance", "closing", "closed", "archived")
PUBLICITY = after_decision(days=7, decision="decide", at=DECIDED)

PROCEDURE = Procedure(
    code="penalty.ordinary.2021",
    title="行政处罚普通程序",
    kind=ActKind.PENALTY,
    statute=PENALTY_LAW,
    in_force=date(2021, 7, 15),
    stages=STAGES,
    opens="lead",
    closes=frozenset({"archived", "unfiled", "transferred"}),
    steps=recusal.unrecused(
        {
            **filing.LEAD,
            **filing.JURISDICTION,
            **placed(recusal.STEPS, at=OPEN),
            **investigation.STEPS,
            **proposal.STEPS,
            **notice.STEPS,
            **hearing.STEPS,
            **decision.STEPS,
            **review.STEPS,
            **referral.STEPS,
            **closing.STEPS,
            **placed(collection.STEPS, at=("performance",)),
            **cash.steps(("performance",), allowed=cash.remote_and_asked),
            **placed(remedies.REMEDIES, at=DECIDED),
            **placed(remedies.COURT, at=("performance",)),
            **PUBLICITY.steps,
        }
    ),
    limits=(
        *decision.LIMITS,
        *investigation.LIMITS,
        *notice.LIMITS,
        *review.LIMITS,
        *referral_clocks.LIMITS,
        *closing.LIMITS,
        collection.PAYMENT,
        *cash.CASH,
        *remedies.LIMITS,
        *PUBLICITY.limits,
    ),
)
