"""Invented data of a public decision and a home page; nobody in it exists."""

from typing import Any

from markupsafe import Markup

NUMBER = "中城执罚〔2026〕石岐0398号"
SQUARE = Markup('<svg viewBox="0 0 7 7"><path d="M0 0h7v7H0zM1 1v5h5V1z" fill-rule="evenodd"/></svg>')
NAV = ("首页", "事前公开", "事中公示", "事后公开", "部门与镇（区）", "裁量基准", "开放数据")
SHELL: dict[str, Any] = {
    "nav": [{"key": name, "label": name, "url": "#"} for name in NAV],
    "languages": [{"lang": "zh-Hant", "label": "繁體", "url": "#"}, {"lang": "en", "label": "English", "url": "#"}],
    "sign_in": "#",
    "footer_words": "示例数据，人名、企业、案号均为虚构。",
    "footer": [{"label": name, "url": "#"} for name in ("无障碍说明", "公示规则与隐私", "开放接口", "纠错与反馈")],
}  # fmt: skip
STEPS = (
    ("立案", "10-19"),
    ("调查取证", "10-19 至 11-03"),
    ("事先告知", "11-05"),
    ("陈述申辩", "11-08，部分采纳"),
    ("法制审核", "11-11 通过"),
    ("作出决定", "11-13"),
    ("送达", "11-16"),
)
CONTEXT: dict[str, Any] = SHELL | {
    "here": "事后公开",
    "number": NUMBER,
    "facts_shown": [
        {"label": "处罚结果", "value": ["警告", "罚款 12,000 元"]},
        {"label": "决定机关", "value": "市城市管理和综合执法局", "note": "石岐中队承办"},
        {"label": "决定日期", "value": "2026-11-13", "note": "11-20 公示"},
        {"label": "履行情况", "value": "已缴清", "note": "2026-11-18"},
    ],
    "steps": [{"name": name, "note": note} for name, note in STEPS],
    "rows": [
        {"label": "当事人", "value": Markup('法人。名称已依法隐去，<a href="#">为什么看不到名称</a>')},
        {"label": "违法事实", "value": "2026 年 10 月 19 日 13 时许，当事人所属重型自卸货车在长江路由北向南运输"
         "建筑垃圾时车厢未密闭，沿途遗撒长度约 160 米。当日 17 时前当事人自行清理完毕。"},
        {"label": "证据", "value": "现场检查笔录 1 份、询问笔录 2 份、现场照片 6 张、执法记录仪视频 2 段"},
        {"label": "处罚依据", "value": "《城市建筑垃圾管理规定》第二十三条", "url": "#"},
        {"label": "申辩及采纳", "value": "当事人提出“已及时清理、初次违法”。经复核属实，予以采纳。"},
    ],
    "bands": [
        {"label": "较轻", "conditions": "遗撒不足 100 米，及时清理", "range": "警告，5,000 元以上 1 万元以下"},
        {"label": "一般", "conditions": "遗撒 100 米以上不足 300 米", "range": "警告，1 万元以上 2 万元以下",
         "here": True, "amount": "12,000 元"},
        {"label": "较重", "conditions": "300 米以上，或一年内再犯", "range": "警告，2 万元以上 3.5 万元以下"},
        {"label": "严重", "conditions": "造成交通事故或拒不改正", "range": "警告，3.5 万元以上 5 万元以下"},
    ],
    "ways": [
        {"title": "行政复议", "text": "收到决定书之日起 60 日内，向中山市人民政府申请。", "url": "#", "link": "复议指引与表格"},
        {"title": "行政诉讼", "text": "收到决定书之日起 6 个月内，向有管辖权的人民法院起诉。", "url": "#", "link": "诉讼指引"},
    ],
    "mirrored": [
        {"label": label, "left": value, "right": value}
        for label, value in (("文号", NUMBER), ("当事人", "中山市长洲渣土运输有限公司"), ("处罚", "警告；罚款 12,000 元"),
                             ("日期", "2026-11-13"), ("签章", "局公章"), ("摘要", "9f2c…e41b"))
    ],
    "checks": [
        {"text": "电子签章：市城市管理和综合执法局，证书有效"},
        {"text": "时间戳：2026-11-13 16:22:07，早于送达"},
        {"text": "存证后无改动；更正记录 0 条"},
    ],
    "image": SQUARE,
}  # fmt: skip
PLACES = (
    (1, 2, "南头镇", 44),
    (1, 3, "黄圃镇", 19),
    (2, 1, "东凤镇", 25),
    (3, 1, "小榄镇", 76),
    (3, 4, "民众镇", 34),
)
HOME: dict[str, Any] = SHELL | {
    "here": "首页",
    "kinds": [{"value": "", "label": "全部信息"}],
    "hot": [{"text": name, "url": "#"} for name in ("建筑垃圾运输", "食品标签", "夜间施工噪声", "首违不罚清单")],
    "wants": [
        {"label": label, "note": note, "icon": icon, "url": "#"}
        for label, note, icon in (
            ("查我的案件进度", "凭编号和手机号，无需注册", "clock"),
            ("核对执法人员身份", "证号、单位、执法范围", "user"),
            ("陈述申辩、申请听证", "听证须在 5 个工作日内提出", "reply"),
            ("投诉举报执法行为", "可匿名，7 个工作日内回告", "publish"),
            ("复议与诉讼指引", "期限、机关、材料", "review"),
        )
    ],
    "groups": [
        {"title": title, "note": note, "items": [{"label": name, "count": count, "url": "#"} for name, count in items]}
        for title, note, items in (
            ("事前公开", "谁来管、凭什么管", (("执法主体与委托", "57"), ("执法人员资格", "5,000"), ("权责事项清单", "6,318"))),
            ("事中公示", "正在怎样办", (("行政检查计划", "本周 63"), ("双随机抽查任务", "进行中 18"), ("听证公告", "3"))),
            ("事后公开", "办成了什么", (("行政处罚决定", "8,949"), ("行政强制", "351"), ("撤回、变更与更正", "27"))),
        )
    ],
    "columns": [{"label": "案件"}, {"label": "决定机关"}, {"label": "结果"}, {"label": "公示"}],
    "latest": [
        {"cells": [{"text": "某渣土运输公司运输建筑垃圾沿途遗撒案", "url": "#"}, "市城市管理和综合执法局", "警告，罚款 12,000 元", "11-20"]},
        {"cells": [{"text": "某广告公司未经许可占用道路设置广告案", "url": "#"}, "东区综合行政执法局", "不予处罚（首违）", "11-19"]},
    ],
    "bodies": [{"label": name, "count": count, "url": "#"} for name, count in (("市城市管理和综合执法局", 412), ("市生态环境局", 233), ("市水务局", 88), ("市应急管理局", 174))],
    "tiles": [
        {"name": name, "note": f"{count} 件", "url": "#", "row": row, "column": column, "level": min(count // 25, 3)}
        for row, column, name, count in PLACES
    ],
    "today": [{"time": "09:30", "title": "市应急管理局", "where": "2 人 · 东区", "text": "危险化学品经营单位专项检查"}],
}  # fmt: skip
