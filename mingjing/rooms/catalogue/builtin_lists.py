"""出厂目录的条目: what every installation starts with, as facts with their articles. Amounts are fen."""

from typing import Any

REVIEW_LAW = "广东省重大行政执法决定法制审核办法"
PUBLICITY = "广东省行政执法公示办法"
RECORDING = "广东省行政执法全过程记录办法"
MATERIALS = [
    "拟作出的行政执法决定及其事实、证据、法律依据、裁量适用规则",
    "调查取证记录",
    "听证笔录、听证报告（经过听证的）",
]

_HEARING = f"{REVIEW_LAW}第十一条、第十二条；数额比照听证标准，可由本机关目录调整"
REVIEW: tuple[dict[str, Any], ...] = tuple(
    {"act": "penalty", "materials": MATERIALS, **entry}
    for entry in (
        {
            "code": "N1", "title": "涉及重大公共利益的处罚", "trigger": "N1", "test": "manual", "operator": "is",
            "values": ["public_interest"], "legal_basis": ["行政处罚法第五十八条第一款第一项"],
        },
        {
            "code": "N2", "title": "直接关系当事人或者第三人重大权益，经过听证程序的处罚", "trigger": "N2", "test": "hearing",
            "operator": "is", "legal_basis": ["行政处罚法第五十八条第一款第二项"],
        },
        {
            "code": "N3", "title": "案件情况疑难复杂、涉及多个法律关系的处罚", "trigger": "N3", "test": "manual",
            "operator": "is", "values": ["complex"], "legal_basis": ["行政处罚法第五十八条第一款第三项"],
        },
        {
            "code": "N5", "title": "可能造成重大社会影响或者引发社会风险的处罚", "trigger": "N5", "test": "manual",
            "operator": "is", "values": ["social_risk"], "legal_basis": [f"{REVIEW_LAW}第十条第三项"],
        },
        {
            "code": "CF-01", "title": "对自然人罚款、没收五千元以上", "trigger": "N6", "test": "amount", "operator": "ge",
            "value": 500_000, "party_type": "natural_person", "legal_basis": [_HEARING],
        },
        {
            "code": "CF-02", "title": "对法人、非法人组织罚款、没收十万元以上", "trigger": "N6", "test": "amount",
            "operator": "ge", "value": 10_000_000, "party_type": "organisation", "legal_basis": [_HEARING],
        },
        {
            "code": "CF-03", "title": "降低资质等级、吊销许可证件", "trigger": "N6", "test": "penalty_kind", "operator": "in",
            "values": ["downgrade_qualification", "revoke_permit"], "legal_basis": [f"{REVIEW_LAW}第十一条、第十二条"],
        },
        {
            "code": "CF-04", "title": "责令停产停业、责令关闭、限制从业", "trigger": "N6", "test": "penalty_kind",
            "operator": "in", "values": ["order_suspension", "order_closure", "restrict_employment"],
            "legal_basis": [f"{REVIEW_LAW}第十一条、第十二条"],
        },
    )
)  # fmt: skip

_BEFORE = {"phase": "before", "days": 20}
DISCLOSURE: tuple[dict[str, Any], ...] = (
    {"code": "before-subject", "title": "主体信息", "basis": f"{PUBLICITY}第八条第一项、第二十一条第一款", **_BEFORE,
     "what": "执法主体名称、机构设置、办公地址、联系方式，执法人员姓名、执法证号，电子技术监控设备设置地点"},
    {"code": "before-duty", "title": "职责信息", "basis": f"{PUBLICITY}第八条第二项、第二十一条第一款", **_BEFORE,
     "what": "单位职能、执法岗位责任"},
    {"code": "before-basis", "title": "依据信息", "basis": f"{PUBLICITY}第八条第三项、第二十一条第一款", **_BEFORE,
     "what": "法律、法规、规章，委托执法协议，立案依据"},
    {"code": "before-procedure", "title": "程序信息", "basis": f"{PUBLICITY}第八条第四项、第二十一条第一款", **_BEFORE,
     "what": "执法流程图和执法程序，许可的条件、期限、费用，材料目录和示范文本"},
    {"code": "before-lists", "title": "清单信息", "basis": f"{PUBLICITY}第八条第五项、第二十一条第一款", **_BEFORE,
     "what": "权责清单、双随机抽查事项清单、全过程音像记录清单、法制审核目录清单"},
    {"code": "before-supervision", "title": "监督信息", "basis": f"{PUBLICITY}第八条第六项、第二十一条第一款", **_BEFORE,
     "what": "当事人权利，救济途径、方式和期限，投诉举报的方式、途径和受理条件"},
    {"code": "during-identity", "title": "执法人员身份", "phase": "during", "basis": f"{PUBLICITY}第十条第一项",
     "what": "全程佩带执法证件，按规定着装、佩戴标识"},
    {"code": "during-window", "title": "执法窗口岗位", "phase": "during", "basis": f"{PUBLICITY}第十条第二项",
     "what": "岗位职责、示范文本、进度查询、咨询服务、投诉举报"},
    {"code": "during-rights", "title": "当事人权利义务", "phase": "during", "basis": f"{PUBLICITY}第十条第三项",
     "what": "拟作决定的内容、事实、理由、证据、依据，出具文书，告知权利义务"},
    {"code": "after-penalty", "title": "行政处罚结果", "act": "penalty", "phase": "after", "days": 7,
     "basis": f"{PUBLICITY}第十一条第一项、第二十一条第二款", "what": "文号、案件名称、当事人类型、违法事实、法律依据、执法决定、执法主体名称、日期"},
    {"code": "after-permit", "title": "行政许可结果", "act": "permit", "phase": "after", "days": 7,
     "basis": f"{PUBLICITY}第十一条第一项、第二十一条第二款", "what": "许可决定的摘要或者决定书"},
    {"code": "after-compulsion", "title": "行政强制结果", "act": "compulsion", "phase": "after", "days": 20,
     "basis": f"{PUBLICITY}第十一条第一项、第二十一条第二款", "what": "行政强制决定的摘要或者决定书"},
    {"code": "after-levy", "title": "行政征收结果", "act": "levy", "phase": "after", "days": 20,
     "basis": f"{PUBLICITY}第十一条第一项、第二十一条第二款", "what": "行政征收决定的摘要或者决定书"},
    {"code": "after-requisition", "title": "行政征用结果", "act": "requisition", "phase": "after", "days": 20,
     "basis": f"{PUBLICITY}第十一条第一项、第二十一条第二款", "what": "行政征用决定的摘要或者决定书"},
    {"code": "after-inspection", "title": "双随机抽查情况及结果", "act": "inspection", "phase": "after", "days": 20,
     "basis": f"{PUBLICITY}第十一条第一项、第二十一条第二款", "what": "抽查情况及抽查结果"},
    {"code": "after-yearly", "title": "上年度执法数据", "phase": "after", "basis": f"{PUBLICITY}第十一条第二项、第十七条",
     "what": "上年度行政执法数据和相关行政复议、行政诉讼数据，每年1月31日前公开"},
)  # fmt: skip

_WHOLE = {
    "grade": "A", "methods": ["video"], "basis": f"{RECORDING}第十四条第二款、第十九条",
    "starts": "到达执法现场开展执法活动时", "ends": "离开执法现场时",
}  # fmt: skip
_MUST = {"grade": "B", "methods": ["video"], "basis": f"{RECORDING}第十四条第一款"}
_CONTENTS = [
    "现场环境以及检查、取证情况",
    "有关人员的体貌特征和言行举止",
    "重要涉案物品及其主要特征",
    "制作、送达文书的情况",
]
SCENES: tuple[dict[str, Any], ...] = tuple(
    {"recorder": "执法人员", "contents": _CONTENTS, **scene}
    for scene in (
        {"code": "A-1", "act": "compulsion", "stage": "执行", "scene": "查封、扣押财产", **_WHOLE},
        {"code": "A-2", "act": "compulsion", "stage": "执行", "scene": "强制拆除", **_WHOLE},
        {"code": "A-3", "stage": "调查", "scene": "执法办案场所", **_WHOLE},
        {"code": "B-1", "stage": "调查", "scene": "现场执法", **_MUST},
        {"code": "B-2", "stage": "调查", "scene": "调查取证", **_MUST},
        {"code": "B-3", "stage": "听证", "scene": "举行听证", **_MUST},
        {"code": "B-4", "stage": "送达", "scene": "留置送达", **_MUST},
        {"code": "B-5", "stage": "送达", "scene": "公告送达", **_MUST},
        {
            "code": "C-1", "stage": "其他", "scene": "文字记录能够全面有效记录的其他环节", "grade": "C",
            "basis": f"{RECORDING}第十四条第三款", "contents": [],
        },
    )
)  # fmt: skip

_LARGE = "行政处罚法第六十三条第一款；数额依公开转述的广东省行政处罚听证程序实施办法，使用前应当核对原文"
STANDARDS: tuple[dict[str, Any], ...] = (
    {"code": "hearing_person", "title": "较大数额（自然人）", "value": 500_000, "unit": "fen", "basis": _LARGE},
    {"code": "hearing_organisation", "title": "较大数额（法人、非法人组织）", "value": 10_000_000, "unit": "fen", "basis": _LARGE},
    {"code": "review_term", "title": "法制审核期限", "value": 5, "unit": "working_day", "basis": f"{REVIEW_LAW}第十八条"},
    {"code": "review_extension", "title": "法制审核延长期限", "value": 3, "unit": "working_day", "basis": f"{REVIEW_LAW}第十八条"},
    {"code": "publish_penalty", "title": "处罚、许可决定公开期限", "value": 7, "unit": "working_day", "basis": f"{PUBLICITY}第二十一条第二款"},
    {"code": "publish_other", "title": "其他执法决定公开期限", "value": 20, "unit": "working_day", "basis": f"{PUBLICITY}第二十一条第二款"},
    {"code": "publish_before", "title": "事前信息公开期限", "value": 20, "unit": "working_day", "basis": f"{PUBLICITY}第二十一条第一款"},
    {"code": "withdraw", "title": "撤下已公开决定的期限", "value": 3, "unit": "working_day", "basis": f"{PUBLICITY}第二十四条第一款"},
    {"code": "store_recording", "title": "音像记录储存期限", "value": 1, "unit": "working_day", "basis": f"{RECORDING}第二十三条第一款"},
)  # fmt: skip
