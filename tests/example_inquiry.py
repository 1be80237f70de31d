"""Plausible words for the steps up to the proposal, and the invented people and things all examples share."""

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
