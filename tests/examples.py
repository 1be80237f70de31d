"""Plausible words for every step of every procedure; names, companies and numbers are invented."""

from copy import deepcopy

Says = dict[str, object]

HANDLERS = ["粤T10001", "粤T10002"]
OTHER_HANDLER = "粤T10003"
HEARING_OFFICER = "粤T20001"
REVIEWER = "粤T30001"
HEADS = ["粤T90001", "粤T90002"]
GROUNDS = [
    {"law": "城市市容和环境卫生管理条例（示例）", "article": "第十五条"},
    {"law": "城市市容和环境卫生管理条例（示例）", "article": "第三十四条"},
]
FACTS = "当事人运输建筑垃圾的车辆未密闭，沿途遗撒约一百六十米。（示例）"
PARTY: Says = {
    "party": "示例土石方工程有限公司",
    "party_type": "legal_person",
    "party_number": "91442000EXAMPLE007",
    "party_address": "示例市示例路12号",
}
CONTENT: Says = {
    "facts": FACTS,
    "evidence": ["E-1", "E-2", "E-3"],
    "grounds": GROUNDS,
    "penalties": ["warning", "fine"],
    "fine": 12_000_00,
}
DELIVERED: Says = {"method": "direct", "receiver": "梁示例", "relation": "负责收件的人"}
REMEDIES = "自收到决定书之日起六十日内申请行政复议，或者六个月内提起行政诉讼。"

LEAD: dict[str, Says] = {
    "register_lead": {
        "title": "示例土石方工程有限公司运输建筑垃圾沿途遗撒案",
        "source": "inspection",
        "matter": "CG-0231",
        **PARTY,
        "discovered_on": "2026-03-02",
        "facts": "巡查发现车辆沿途遗撒。",
    },
    "verify": {
        "officers": HANDLERS,
        "result": "经核查，线索属实。",
        "grounds": GROUNDS[:1],
        "evidence": ["E-1"],
    },
    "file": {"reasons": "有初步证据证明存在应受行政处罚的行为，属本机关管辖。"},
    "refuse_filing": {"reasons": "经核查，没有违法行为。"},
    "assign": {"officers": HANDLERS},
    "dispute_jurisdiction": {"other_agency": "示例区城市管理局", "reasons": "违法行为跨越辖区。"},
    "settle_jurisdiction": {
        "way": "negotiated",
        "agency": "示例市城市管理局",
        "reasons": "由最先立案的机关管辖。",
    },
    "transfer": {"agency": "示例市交通运输局", "reasons": "违法行为属其管辖。"},
    "ask_recusal": {"officer": HANDLERS[1], "applicant": "party", "reasons": "与当事人的竞争者有亲属关系。"},
    "decide_recusal": {"officer": HANDLERS[1], "outcome": "recused", "reasons": "申请理由成立。"},
}
INVESTIGATION: dict[str, Says] = {
    "inspect": {
        "officers": HANDLERS,
        "certificate_shown": True,
        "place": "示例路与示例大道交叉口",
        "began": "2026-03-05T13:40:00+08:00",
        "ended": "2026-03-05T14:08:00+08:00",
        "found": "车厢未密闭，路面有遗撒，长约一百六十米。",
        "rights_told": True,
        "evidence": ["E-2"],
    },
    "interview": {
        "officers": HANDLERS,
        "certificate_shown": True,
        "interviewee": "梁示例",
        "place": "示例中队询问室",
        "began": "2026-03-06T09:30:00+08:00",
        "ended": "2026-03-06T10:20:00+08:00",
        "record": "问：车辆当日由谁驾驶？答：由本公司驾驶员驾驶。",
        "rights_told": True,
        "signed": True,
    },
    "collect": {"officers": HANDLERS, "kind": "audiovisual", "evidence": ["E-3"], "lawful": True},
    "test": {"institution": "示例检测有限公司", "subject": "遗撒物成分", "told": True},
    "report_test": {"opinion": "遗撒物为建筑垃圾。", "evidence": ["E-4"], "told_on": "2026-03-09"},
    "request_preservation": {"list_number": "BC-1", "reasons": "行车记录可能被覆盖。"},
    "approve_preservation": {"list_number": "BC-1", "outcome": "approved"},
    "preserve": {
        "officers": HANDLERS,
        "list_number": "BC-1",
        "things": "行车记录仪一台",
        "kept_at": "示例中队证据室",
        "evidence": ["E-5"],
    },
    "dispose_preservation": {
        "list_number": "BC-1",
        "disposal": "recorded",
        "reasons": "已复制数据，原物返还。",
    },
    "order_rectification": {
        "officers": HANDLERS,
        "conduct": "运输建筑垃圾的车辆未密闭，沿途遗撒。",
        "demand": "立即清理遗撒物，密闭运输。",
        "until": "2026-03-20",
    },
    "check_rectification": {"officers": HANDLERS, "corrected": True, "found": "已清理，车辆已加装密闭装置。"},
    "propose": {
        "officers": HANDLERS,
        "outcome": "penalty",
        **CONTENT,
        "act_on": "2026-03-02",
        "discovered_on": "2026-03-02",
        "party_type": "legal_person",
        "proven": True,
        "crime_suspected": False,
        "complex": True,
        "law_changed": "unchanged",
        "law_version": "at_act",
        "leniency": "none",
        "grades": ["CG-0231#2"],
        "discretion": "遗撒长度在一百米以上不满二百米，属于一般情形。",
    },
}
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
}


def saying(procedure: str, step: str, **changes: object) -> Says:
    """The example words of a step with some of them changed; None takes a field away."""
    said = {**deepcopy(EXAMPLES[procedure][step]), **changes}
    return {name: value for name, value in said.items() if value is not None}
