"""The clocks of a criminal referral: three days, twenty-four hours, three days (移送期限)."""

from mingjing.law.calendar import hours
from mingjing.law.limits import Limit
from mingjing.law.statutes import CRIMINAL_REFERRAL_PROVISIONS as CRP

LIMITS = (
    Limit(
        code="decide_referral",
        title="审批是否移送",
        term=CRP.days(3),
        starts="report_crime",
        meets=("decide_referral",),
        article="第五条第二款",
        law=CRP,
    ),
    Limit(
        code="refer",
        title="向公安机关移送",
        term=hours(24),
        starts="decide_referral",
        meets=("refer",),
        when=lambda one: one.said.get("outcome") == "approved",
        article="第五条第二款",
        law=CRP,
    ),
    Limit(
        code="police_decision",
        title="公安机关决定是否立案",
        term=CRP.days(3),
        starts="note_police_receipt",
        meets=("note_police_decision",),
        article="第八条",
        law=CRP,
    ),
    Limit(
        code="police_reconsideration",
        title="提请复议或者建议立案监督",
        term=CRP.days(3),
        starts="note_police_decision",
        meets=("ask_police_reconsideration", "ask_prosecutor", "take_back"),
        when=lambda one: one.said.get("outcome") == "not_filed",
        article="第九条第一款",
        law=CRP,
    ),
    Limit(
        code="police_reconsidered",
        title="公安机关作出复议决定",
        term=CRP.days(3),
        starts="ask_police_reconsideration",
        meets=("note_police_reconsideration",),
        article="第九条第二款",
        law=CRP,
    ),
    Limit(
        code="prosecutor",
        title="对复议决定仍有异议，建议立案监督",
        term=CRP.days(3),
        starts="note_police_reconsideration",
        meets=("ask_prosecutor", "take_back"),
        when=lambda one: one.said.get("outcome") == "not_filed",
        article="第九条第二款",
        law=CRP,
    ),
    Limit(
        code="hand_over",
        title="移交涉案物品和材料",
        term=CRP.days(3),
        starts="note_police_decision",
        meets=("hand_over",),
        when=lambda one: one.said.get("outcome") == "filed",
        article="第十二条",
        law=CRP,
    ),
)
