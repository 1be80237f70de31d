"""Invented data of one case page; people, companies and numbers do not exist."""

from typing import Any

RAIL = (
    ("todo", "待办", "home"),
    ("cases", "案件", "case"),
    ("inspections", "检查", "inspection"),
    ("documents", "文书", "document"),
    ("reviews", "审核", "review"),
    ("publication", "公示", "publish"),
    ("catalogue", "目录", "catalogue"),
    ("supervise", "监督", "eye"),
    ("figures", "统计", "chart"),
    ("settings", "设置", "settings"),
)
PICTURE = "/static/ui/seal.svg"
STAGES = (
    ("立案", "10-19", "done"),
    ("调查取证", "10-19 至 11-03", "done"),
    ("调查终结", "11-03", "done"),
    ("事先告知", "11-05 送达", "done"),
    ("陈述申辩", "部分采纳", "done"),
    ("法制审核", "退回，剩 2 天", "now"),
    ("集体讨论", "非必经", "todo"),
    ("作出决定", "最迟 01-17", "todo"),
    ("送达与执行", "—", "todo"),
)
DOCUMENTS = (
    ("询问笔录（二）", "缺签名", "bad", True),
    ("行政处罚决定书", "草稿", "warn", True),
    ("法制审核意见书", "退回", "bad", False),
    ("陈述申辩复核意见书", "已定稿", "ok", False),
    ("送达回证（告知书）", "已签收", "ok", False),
    ("行政处罚事先告知书", "已送达", "ok", False),
    ("案件调查终结报告", "已定稿", "ok", False),
    ("立案审批表", "已批准", "ok", False),
)
VIDEO = {
    "url": "#",
    "poster": PICTURE,
    "label": "执法记录仪视频",
    "length": "8 分 42 秒",
    "spans": [{"start": 34, "width": 12}],
    "marks": [
        {"at": "00:12", "text": "亮证", "share": 2},
        {"at": "00:48", "text": "告知权利", "share": 9},
        {"at": "03:05", "text": "测量 160 米", "share": 35, "warn": True},
        {"at": "07:31", "text": "当事人陈述", "share": 86},
    ],
}
ENTRIES: list[dict[str, Any]] = [
    {"date": "11-23", "time": "09:12", "kind": "returned", "title": "法制审核退回", "by": "张晓岚 · 法规科",
     "tag": {"text": "退回补正", "tone": "bad"}, "url": "#e1",
     "quote": "1. 询问笔录（二）第 3 页当事人未逐页签名。2. 决定书未写明从轻理由，请对应裁量基准 CG-0231 第 3 版说明。"},
    {"date": "11-20", "time": "16:40", "title": "提交法制审核", "by": "陈志远", "url": "#e2",
     "text": "自动核对 14 份材料：齐全 13，提示 1。该案须经法制审核。", "links": [{"text": "CF-118", "url": "#"}]},
    {"date": "11-08", "time": "10:05", "title": "收到陈述申辩", "by": "当事人网上提交",
     "text": "称“已及时清理、初次违法”。复核意见：属实，部分采纳。", "links": [{"text": "复核意见书", "url": "#"}]},
    {"date": "11-05", "time": "15:22", "kind": "done", "title": "送达 事先告知书", "by": "何思敏 · 直接送达",
     "tag": {"text": "已签收", "tone": "ok"}, "text": "当事人屏上签收，定位博爱六路 12 号，误差 6 米。"},
    {"date": "10-19", "time": "16:20", "kind": "done", "title": "批准立案", "by": "李国梁 · 局领导",
     "text": "自立案之日起 90 日内作出决定，最迟 2027-01-17。"},
    {"date": "10-19", "time": "13:40", "kind": "field", "title": "现场检查", "by": "陈志远、何思敏 · 手机端",
     "tag": {"text": "离线采集", "tone": "accent"}, "text": "离线采集 13:40 至 14:08；15:31 回传，原件摘要逐份一致。",
     "pictures": [{"src": PICTURE, "caption": name} for name in ("车厢未密闭", "遗撒起点", "遗撒止点", "车牌")],
     "videos": [VIDEO]},
]  # fmt: skip
CONTEXT: dict[str, Any] = {
    "rail": [{"key": key, "label": label, "icon": icon, "url": f"#{key}"} for key, label, icon in RAIL],
    "here": "cases",
    "waiting": 7,
    "person": "陈志远",
    "unit": "石岐中队",
    "sign_out": "#",
    "palette_url": "/static/ui/sample-palette.json",
    "trail": [{"text": "案件", "url": "#"}, {"text": "我承办的", "url": "#"}, {"text": "石岐中队"}],
    "title": "中山市岐河土石方工程有限公司运输建筑垃圾沿途遗撒案",
    "number": "中城执立〔2026〕石岐0412号",
    "limits": [
        {"label": "补正期限", "left": 2, "total": 5, "note": "11-25 前重新送审"},
        {"label": "办案期限 90 日", "left": 55, "total": 90, "note": "最迟 2027-01-17",
         "sum": [{"text": "自 2026-10-19 立案起 90 日", "article": "《行政处罚法》第六十条"}]},
    ],
    "stages": [{"name": name, "note": note, "state": state} for name, note, state in STAGES],
    "tasks": [
        {"title": "补签询问笔录（二）第 3 页", "note": "可请当事人到场屏签，或发起远程签名",
         "state": {"text": "未开始"}, "on": True, "action": {"text": "去补签", "url": "#", "primary": True}},
        {"title": "写明从轻理由", "note": "决定书“裁量”段；09:40 已自动保存",
         "state": {"text": "草稿", "tone": "accent"}, "action": {"text": "打开文书", "url": "#"}},
        {"title": "重新送审", "note": "送至张晓岚，预计 3 个工作日", "off": True, "state": {"text": "未就绪"},
         "action": {"text": "送审", "why": "第 1、2 项完成后可用"}},
    ],
    "filters": [
        {"label": label, "count": count, "url": "#", "current": not place}
        for place, (label, count) in enumerate((("全部", 37), ("文书", 14), ("音像", 9), ("审批", 6), ("送达", 3)))
    ],
    "entries": ENTRIES,
    "documents": [
        {"title": title, "url": "#", "hot": hot, "state": {"text": text, "tone": tone}}
        for title, text, tone, hot in DOCUMENTS
    ],
    "bands": [
        {"label": "较轻", "low": 500_000, "high": 1_000_000},
        {"label": "一般", "low": 1_000_000, "high": 2_000_000, "here": True},
        {"label": "较重", "low": 2_000_000, "high": 3_500_000},
        {"label": "严重", "low": 3_500_000, "high": 5_000_000},
    ],
    "party": [
        {"label": "名称", "value": "中山市岐河土石方工程有限公司"},
        {"label": "信用代码", "value": "91442000××××××7X2K", "mono": True},
        {"label": "负责人", "value": "梁某 · 138××××0615"},
        {"label": "送达地址", "value": "已确认 · 同意电子送达"},
    ],
}  # fmt: skip
