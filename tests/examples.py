"""Plausible words for every step of every procedure; names, companies and numbers are invented."""

from copy import deepcopy

from tests.example_inquiry import (
    CONTENT,
    DELIVERED,
    GROUNDS,
    HANDLERS,
    HEADS,
    HEARING_OFFICER,
    INVESTIGATION,
    LEAD,
    OTHER_HANDLER,
    REMEDIES,
    REVIEWER,
    Says,
)

__all__ = [
    "EXAMPLES",
    "GROUNDS",
    "HANDLERS",
    "HEADS",
    "HEARING_OFFICER",
    "MIRRORED",
    "OTHER_HANDLER",
    "REVIEWER",
    "Says",
    "saying",
]

HEARD: dict[str, Says] = {
    "inform": {
        "officers": HANDLERS,
        "told": "拟警告并处罚款一万二千元。你单位有权陈述、申辩，并有权要求听证。",
        "hearing_right": True,
        "defence_days": 5,
    },
    "deliver_notice": {**DELIVERED, "officers": HANDLERS},
    "defend": {
        "form": "online",
        "began": "2026-03-13T15:20:00+08:00",
        "ended": "2026-03-13T15:20:00+08:00",
        "statement": "已及时清理，请求从轻处罚。",
        "evidence": ["E-6"],
    },
    "waive": {"rights": ["defence", "hearing"], "explicit": True, "evidence": ["E-7"]},
    "recheck": {"officers": HANDLERS, "outcome": "partly", "opinion": "清理情况属实，予以采纳。"},
    "request_hearing": {"reasons": "对裁量有异议。"},
    "call_hearing": {
        "hearing_at": "2026-03-30T09:30:00+08:00",
        "place": "示例市城市管理局听证室",
        "hearing_officer": HEARING_OFFICER,
        "open": True,
    },
    "hear": {
        "attendance": "attended",
        "participants": "梁示例等三人",
        "ended": "2026-03-30T11:10:00+08:00",
        "recusal_told": True,
        "record": "双方质证、申辩。",
        "signed": True,
    },
    "report_hearing": {
        "defence": "当事人对遗撒的事实没有异议，称已及时清理，请求从轻处罚。",
        "findings": "遗撒长度约一百六十米，现场照片、录像和询问笔录相互印证。",
        "report": "事实清楚，证据充分，程序合法，建议维持拟处罚意见。",
    },
}
DECIDING: dict[str, Says] = {
    "approve_proposal": {"outcome": "approved", "opinion": "同意处理建议。"},
    "submit_review": {"materials": ["proposal", "records", "hearing"]},
    "extend_review": {"reasons": "涉及多个法律关系。"},
    "review": {
        "outcome": "passed",
        **{f"r{number}": "pass" for number in range(1, 9)},
        "opinion": "权限合法、事实清楚、证据确凿、依据准确、程序合法。",
    },
    "answer_review": {"answer": "已补充裁量说明。"},
    "deliberate": {
        "began": "2026-04-08T09:00:00+08:00",
        "ended": "2026-04-08T09:40:00+08:00",
        "place": "示例市城市管理局三楼会议室",
        "participants": HEADS,
        "opinions": "一致同意。",
        "conclusion": "同意处理建议。",
    },
    "decide": {
        "outcome": "penalty",
        **CONTENT,
        "performance": "自收到决定书之日起十五日内缴纳罚款。",
        "remedies": REMEDIES,
        "collector": "示例银行示例支行，示例路1号",
        "surcharge_told": True,
    },
    "extend_case": {
        "days": 30,
        "rule": [{"law": "示例部门行政处罚程序规定", "article": "第六十四条"}],
        "reasons": "案情复杂。",
    },
    "deliver": {**DELIVERED, "officers": HANDLERS},
    "perform": {"performed": "已交回暂扣的证件。"},
    "suspend": {"ground": "other_case", "reasons": "须等待另案结果。"},
    "resume": {"reasons": "另案已有结果。"},
    "terminate": {"ground": "dissolved", "reasons": "公司已注销，无承受人。"},
    "cancel": {"reasons": "查明没有违法行为。"},
}
REFERRAL: dict[str, Says] = {
    "report_crime": {"officers": HANDLERS, "report": "涉嫌污染环境罪。"},
    "decide_referral": {"outcome": "approved", "capacity": "principal", "reasons": "达到立案追诉标准。"},
    "refer": {"police": "示例市公安局", "materials": ["letter", "report", "property"]},
    "note_police_receipt": {"outcome": "received"},
    "note_police_decision": {"outcome": "not_filed", "reasons": "没有犯罪事实。"},
    "ask_police_reconsideration": {"reasons": "应当立案。"},
    "note_police_reconsideration": {"outcome": "not_filed", "reasons": "维持原决定。"},
    "ask_prosecutor": {"reasons": "建议依法进行立案监督。"},
    "hand_over": {"handed": "涉案物品清单所列全部物品。"},
    "take_back": {"reasons": "公安机关不予立案，依法作出处理。"},
}
AFTER: dict[str, Says] = {
    "pay": {"amount": 12_000_00, "channel": "electronic", "receipt": "示例票据0001"},
    "ask_deferral": {"hardship": "资金周转困难。"},
    "decide_deferral": {
        "outcome": "granted",
        "way": "instalments",
        "until": "2026-06-30",
        "plan": "分两期缴纳。",
        "reasons": "确有经济困难。",
    },
    "charge_surcharge": {"amount": 360_00},
    "collect_on_spot": {"amount": 100_00, "ground": "remote", "asked": True, "receipt": "示例票据0002"},
    "hand_in": {"amount": 100_00},
    "bank": {"amount": 100_00, "slip": "示例缴款单0001"},
    "note_remedy": {"kind": "reconsideration", "reference": "示复〔2026〕1号", "body": "示例市人民政府"},
    "note_remedy_result": {
        "reference": "示复〔2026〕1号",
        "outcome": "revoked",
        "summary": "撤销原处罚决定。",
    },
    "demand": {**DELIVERED, "duties": "缴纳罚款一万二千元。"},
    "apply_court": {"court": "示例市人民法院"},
    "note_execution": {"outcome": "executed", "summary": "执行完毕。"},
    "publish": {"form": "summary"},
    "correct": {"form": "summary", "reasons": "更正案件名称。"},
    "exempt": {
        "code": "X4",
        "reasons": "系列案件尚在调查。",
        "filed_with": "示例市司法局",
        "filed_on": "2026-04-20",
    },
    "withdraw": {"cause": "revoked", "reasons": "原决定经行政复议撤销。"},
    "propose_closure": {"opinion": "已履行完毕，建议结案。"},
    "approve_closure": {"outcome": "approved", "reasons": "同意。"},
    "archive": {"volume": "2026-CG-0412", "pages": 86, "retention": "30"},
}
ON_SPOT: dict[str, Says] = {
    "establish": {
        "title": "王示例占道经营案",
        "matter": "CG-0102",
        "party": "王示例",
        "party_type": "natural_person",
        "party_address": "示例市示例路6号",
        "officers": HANDLERS,
        "certificate_shown": True,
        "place": "示例路8号门前",
        "facts": "占用人行道摆卖。",
        "evidence": ["E-1"],
    },
    "tell": {"penalties": ["fine"], "fine": 100_00, "told": "拟罚款一百元，你有权陈述、申辩。"},
    "hear_party": {"answer": "agreed"},
    "turn_ordinary": {"reasons": "事实需要进一步查明。"},
    "decide_on_spot": {
        "officers": HANDLERS,
        "facts": "占用人行道摆卖。",
        "evidence": ["E-1"],
        "grounds": GROUNDS,
        "penalties": ["fine"],
        "fine": 100_00,
        "party_type": "natural_person",
        "act_on": "2026-03-05",
        "proven": True,
        "place": "示例路8号门前",
        "form_number": "当场00001",
        "performance": "十五日内缴纳罚款。",
        "remedies": "应当先申请行政复议，对复议决定不服的，可以提起行政诉讼。",
        "reconsideration_first": True,
        "collector": "示例银行示例支行，示例路1号",
        "surcharge_told": True,
        "signed": True,
    },
    "report_decision": {},
}
SUMMARY_AFTER = {
    **AFTER,
    "pay": {**AFTER["pay"], "amount": 100_00},
    "collect_on_spot": {"amount": 100_00, "ground": "small", "receipt": "示例票据0002"},
}
MIRRORED: Says = {
    "source": "示例公示平台",
    "source_number": "EX-0001",
    "source_url": "https://www.example.org/penalties/1",
    "authority": "示例市市场监督管理局",
    "document_number": "示市监处罚〔2026〕1号",
    "title": "示例食品店销售超过保质期的食品案",
    "decided_on": "2026-03-02",
    "date_is": "decided",
    "outcome": "penalty",
    "party": "示例食品店",
    "party_type": "legal_person",
    "penalties": ["fine"],
    "fine": 500_00,
    "confiscated": 10_00,
    "facts": "当事人销售超过保质期的食品。",
    "basis": "《中华人民共和国食品安全法》第三十四条",
    "content": "罚款五百元，没收违法所得十元。",
}
PERMIT: Says = {
    "source": "示例政务服务大厅",
    "source_number": "EX-XK-0001",
    "source_url": "https://www.example.org/permits/1",
    "authority": "示例市市场监督管理局",
    "document_number": "示市监许〔2026〕1号",
    "permit_number": "EX4420000001",
    "title": "示例食品店食品经营许可",
    "matter_name": "食品经营许可",
    "category": "ordinary",
    "certificate": "食品经营许可证",
    "decided_on": "2026-03-02",
    "date_is": "decided",
    "outcome": "granted",
    "valid_from": "2026-03-02",
    "valid_to": "2031-03-01",
    "party": "示例食品店",
    "party_type": "legal_person",
}
EXAMPLES: dict[str, dict[str, Says]] = {
    "penalty.ordinary.2021": {**LEAD, **INVESTIGATION, **HEARD, **DECIDING, **REFERRAL, **AFTER},
    "penalty.summary.2021": {
        **ON_SPOT,
        **SUMMARY_AFTER,
        "perform": DECIDING["perform"],
        "ask_recusal": LEAD["ask_recusal"],
        "decide_recusal": LEAD["decide_recusal"],
    },
    "penalty.mirrored.2021": {
        "mirror": MIRRORED,
        "mirror_again": MIRRORED,
        **{
            step: AFTER[step]
            for step in ("note_remedy", "note_remedy_result", "publish", "correct", "exempt", "withdraw")
        },
    },
    "permit.mirrored": {
        "mirror": PERMIT,
        "mirror_again": PERMIT,
        **{step: AFTER[step] for step in ("publish", "correct", "exempt", "withdraw")},
    },
}


def saying(procedure: str, step: str, **changes: object) -> Says:
    """The example words of a step with some of them changed; None takes a field away."""
    said = {**deepcopy(EXAMPLES[procedure][step]), **changes}
    return {name: value for name, value in said.items() if value is not None}
