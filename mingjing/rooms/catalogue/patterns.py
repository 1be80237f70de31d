"""文号规则: the usual words of numbers per kind of paper, where an agency has configured none.

No statute fixes the form of a document number; year in hexagonal brackets and a serial are common usage.
"""

WORDS = {
    "case": "案",
    "filing_approval": "立",
    "filing_refusal": "不立",
    "preservation_notice": "登保",
    "preservation_disposal": "登处",
    "rectification_order": "责改",
    "advance_notice": "罚告",
    "hearing_notice": "听通",
    "recheck_opinion": "复核",
    "review_opinion": "法审",
    "penalty_decision": "罚决",
    "no_penalty_decision": "不罚",
    "on_spot_decision": "当罚",
    "deferral_decision": "缓分",
    "demand_notice": "催告",
    "criminal_referral": "移送",
    "closure_approval": "结",
    "correction": "更正",
    "recusal_decision": "回避",
    "extension_approval": "延",
    "transfer_letter": "移函",
    "hearing_report": "听报",
}
DEFAULT_PATTERNS = {code: f"{{agency}}{word}〔{{year}}〕{{serial}}号" for code, word in WORDS.items()}
OTHERWISE = "{agency}文〔{year}〕{serial}号"
