"""The invented case of the examples, its opening and its investigation."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

FACTS = (
    "2026年10月8日，本机关执法人员在日常巡查中发现，当事人在经营的示例餐馆后门将含油污水经软管排入市政雨水井。\n"
    "经查，当事人自2026年9月21日开业起持续上述行为，未申请领取污水排入排水管网许可证，"
    "至检查当日共计十八日，排放污水约二十七立方米。"
)
EVIDENCE = (
    "一、现场笔录一份，证明检查当日的排放情况；\n"
    "二、现场照片六张、视频一段，证明软管位置和雨水井状况；\n"
    "三、对经营者的询问笔录一份，证明开业时间和排放的持续时间。"
)
GROUNDS = "《城镇排水与污水处理条例》第二十一条第一款"
BASIS = "《城镇排水与污水处理条例》第五十条第一款"
DISCRETION = "当事人系初次违法，在规定期限内改正，适用裁量基准中的“一般”档次。"
PENALTY = "罚款人民币壹万贰仟元整。"

PARTY = {
    "party_name": "中山市石岐街道龘㐂餐馆（示例）",
    "party_code": "92442000MA0000000X",
    "party_representative": "𠮷某某",
    "party_post": "经营者",
    "party_gender": "女",
    "party_age": "41",
    "party_workplace": "中山市石岐街道龘㐂餐馆（示例）",
    "party_address": "中山市石岐街道示例路8号之一",
    "party_phone": "0760-00000000",
    "party_postcode": "528400",
}
ADDRESSEE = {name: PARTY[name] for name in ("party_name", "party_code", "party_address")}
CASE = {"case_name": "龘㐂餐馆未取得许可证向雨水管网排放污水案"}
CAUSE = {"cause": "未取得污水排入排水管网许可证排放污水"}
CASE_NUMBER = {"case_number": "中综执立字〔2026〕118号"}
OFFICERS = [
    {"name": "林示例", "certificate": "19200000001"},
    {"name": "陈示例", "certificate": "19200000002"},
]
CONTACT = {
    "contact_name": "林示例",
    "contact_phone": "0760-00000001",
    "contact_address": "中山市示例大道1号",
    "contact_postcode": "528403",
}
REMEDY = {
    "review_body": "中山市人民政府",
    "court": "中山市第一人民法院",
    "review_term": "六十日",
    "suit_term": "六个月",
    "review_channel": "行政复议示例平台",
}
COLLECTED = {
    "collector": "示例银行中山分行",
    "collector_account": "4420000000000000",
    "pay_by": "收到本决定书之日起十五日",
    "surcharge": "逾期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额",
}
GOODS = [
    {
        "name": "排污软管",
        "model": "DN50",
        "maker": "示例塑料厂",
        "condition": "使用过",
        "unit": "根",
        "quantity": 1,
        "price": "30元",
        "remark": "长六米",
    },
    {
        "name": "潜水泵",
        "model": "QB-750",
        "maker": "示例泵业",
        "condition": "九成新",
        "unit": "台",
        "quantity": 1,
        "price": "460元",
        "remark": "封存",
    },
]
READ = "以上笔录我已看过，与我说的相符。"
SHOWED = "执法人员已出示执法证件，当事人确认无异议。"
RIGHTS = "已告知陈述、申辩和申请回避的权利，当事人不申请回避。"
REFUSAL = "当事人拒绝签名，由见证人赵示例在场见证。"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An hour of October 2026, given in Beijing time."""
    return datetime(2026, 10, day, hour - 8, minute, tzinfo=UTC)


def opinion(prefix: str, words: str, name: str, day: int) -> dict[str, object]:
    """An opinion filled in."""
    return {f"{prefix}_opinion": words, f"{prefix}_name": name, f"{prefix}_on": date(2026, 10, day)}


APPROVAL = {
    **opinion("handler", "建议按程序办理。", "林示例、陈示例", 9),
    **opinion("unit", "经审核，同意承办人意见。", "黄示例", 9),
    **opinion("head", "同意。", "何示例", 10),
}

OPENING: dict[str, Mapping[str, object]] = {
    "filing_approval": {
        **CASE,
        **CAUSE,
        **PARTY,
        **APPROVAL,
        "source": "投诉举报",
        "reporter": "举报人甲（保密）",
        "happened": "2026年10月8日，中山市石岐街道示例路8号",
        "facts": FACTS,
        "grounds": GROUNDS,
        "assigned": "林示例、陈示例",
    },
    "filing_refusal": {
        **CASE,
        **PARTY,
        **APPROVAL,
        "source": "投诉举报",
        "reporter": "举报人甲（保密）",
        "facts": "经核查，未发现举报所称的排放行为。",
        "reasons": "没有证据证明存在违法行为，依据《行政处罚法》第五十四条第二款，不符合立案标准。",
        "informed": "2026年10月12日电话告知举报人",
    },
    "recusal_decision": {
        **CASE,
        "applicant": "𠮷某某",
        "person": "陈示例",
        "person_post": "执法人员",
        "applied_on": date(2026, 10, 15),
        "reasons": "申请人认为陈示例与相邻商户经营者系亲属。",
        "findings": "经审查，陈示例与相邻商户经营者没有亲属关系，与本案没有直接利害关系。",
        "decision": "驳回回避申请，陈示例继续参加本案调查",
        "decided_by": "何示例（局长）",
    },
    "extension_approval": {
        **CASE,
        **CASE_NUMBER,
        **PARTY,
        **APPROVAL,
        "filed_on": date(2026, 10, 10),
        "due_on": date(2027, 1, 8),
        "facts": FACTS,
        "reasons": "水质检测报告尚未作出，案情复杂。",
        "basis": "本系统规章关于延长办理期限的规定",
        "until": date(2027, 2, 7),
    },
    "transfer_letter": {
        **CASE,
        **PARTY,
        "receiver": "中山市生态环境局（示例）",
        "source": "日常巡查",
        "facts": FACTS,
        "reasons": "该行为涉及水污染防治，依法由你机关管辖，依据《行政处罚法》第二十二条移送。",
        "attachments": "一、现场笔录一份；\n二、照片六张。",
        "contact_name": "林示例",
        "contact_phone": "0760-00000001",
    },
}

INQUIRY: dict[str, Mapping[str, object]] = {
    "on_site_record": {
        "party_name": PARTY["party_name"],
        "party_code": PARTY["party_code"],
        "party_representative": PARTY["party_representative"],
        "party_phone": PARTY["party_phone"],
        "party_address": PARTY["party_address"],
        "on_site_person": "𠮷某某",
        "place": "龘㐂餐馆后门及雨水井",
        "began": at(8, 9, 30),
        "ended": at(8, 10, 15),
        "weather": "晴",
        "officers": OFFICERS,
        "recorder": "陈示例",
        "witness": "赵示例（社区居委会）",
        "showed": SHOWED,
        "rights": RIGHTS,
        "findings": FACTS,
        "exhibits": "照片六张，视频一段（编号001至007）。",
        "read": READ,
        "refusal": REFUSAL,
    },
    "interview_record": {
        **CASE,
        "began": at(9, 9),
        "ended": at(9, 10, 5),
        "times": "第一次",
        "place": "本局二楼询问室",
        "interviewee": "𠮷某某",
        "interviewee_gender": "女",
        "interviewee_age": "41",
        "interviewee_id": "44200019850101000X",
        "interviewee_workplace": "龘㐂餐馆",
        "interviewee_post": "经营者",
        "interviewee_address": "中山市石岐街道示例里3号",
        "interviewee_phone": "13000000000",
        "relation": "当事人的经营者",
        "present": "无",
        "officers": OFFICERS,
        "recorder": "陈示例",
        "showed": SHOWED,
        "rights": RIGHTS,
        "dialogue": "问：餐馆何时开业？\n答：今年9月21日。\n问：厨房污水排到哪里？\n"
        "答：用软管接到后门的井里，开业以来都是这样。\n问：是否办理污水排入排水管网许可证？\n答：没有，我不知道要办。",
        "read": READ,
        "refusal": REFUSAL,
    },
    "preservation_notice": {
        **ADDRESSEE,
        **CONTACT,
        "conduct": "未取得许可证向雨水管网排放污水",
        "reasons": "有关证据可能灭失或者以后难以取得",
        "registered_on": date(2026, 10, 8),
        "place": "本局证据室",
        "manner": "异地封存",
        "keeper": "周示例",
        "due_on": date(2026, 10, 19),
        "approved_by": "本机关负责人何示例",
        "goods": GOODS,
        "officers": OFFICERS,
    },
    "preservation_disposal": {
        **ADDRESSEE,
        **REMEDY,
        "registered_on": date(2026, 10, 8),
        "notice_number": "中综执登字〔2026〕31号",
        "decision": "解除先行登记保存，将物品退还当事人。",
        "basis": "已采取拍照、录像方式固定证据。",
        "goods": GOODS,
        "officers": OFFICERS,
    },
    "investigation_report": {
        **CASE,
        **CAUSE,
        **CASE_NUMBER,
        **PARTY,
        **opinion("unit", "同意报请审核。", "黄示例", 20),
        "course": "2026年10月8日巡查发现，10月10日立案，先行登记保存软管和水泵各一。",
        "facts": FACTS,
        "evidence": EVIDENCE,
        "grounds": GROUNDS,
        "basis": BASIS,
        "discretion": DISCRETION,
        "penalty": PENALTY,
        "other": "无",
        "officers": OFFICERS,
    },
    "rectification_order": {
        **ADDRESSEE,
        **CONTACT,
        **REMEDY,
        "inspected": "2026年10月8日，本机关对你（单位）进行检查。",
        "facts": FACTS,
        "grounds": GROUNDS,
        "basis": "《行政处罚法》第二十八条第一款",
        "term": "于2026年10月15日前",
        "demand": "停止向雨水管网排放污水，接入污水管网并申请领取许可证。",
        "officers": OFFICERS,
    },
    "delivery_receipt": {
        **CASE,
        "recipient": PARTY["party_name"],
        "papers": [
            {"paper": "行政处罚决定书", "number": "中综执罚决字〔2026〕12号", "copies": 1},
            {"paper": "责令改正通知书", "number": "中综执改字〔2026〕45号", "copies": 1},
        ],
        "manner": "直接送达",
        "place": "中山市石岐街道示例路8号",
        "delivered": at(30, 15, 20),
        "received_by": "𠮷某某",
        "relation": "本人",
        "received_on": date(2026, 10, 30),
        "refusal": "无拒收情况。",
        "witness": "赵示例",
        "officers": OFFICERS,
        "remark": "无",
    },
}
