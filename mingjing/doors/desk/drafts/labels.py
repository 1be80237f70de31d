"""栏目名称: what a reader calls every column of every catalogue, and how its value is written."""

LABELS: dict[str, dict[str, str]] = {
    "Law": {
        "code": "法规编号", "title": "法规名称", "level": "效力级别", "version": "版本", "issued_by": "公布机关",
        "document": "公布文号", "region": "适用地区", "in_force_from": "施行日期", "in_force_to": "失效日期",
        "history": "沿革",
    },
    "Article": {
        "number": "第几条", "branch": "之几", "label": "条号", "heading": "所在章节", "text": "条文",
    },
    "Matter": {
        "code": "事项编码", "title": "事项名称", "agency": "实施机关", "act": "行为种类", "procedures": "适用程序",
        "basis": "设定和实施依据", "subjects": "主题词和俗称", "decided_by": "作出决定的机关", "entrusted": "受委托组织",
        "regions": "适用区划", "department": "来源目录所写的部门",
    },
    "Ground": {"use": "用途", "law": "法规名称", "article": "第几条", "paragraph": "第几款", "item": "第几项"},
    "Benchmark": {
        "code": "基准代号", "title": "基准名称", "matter": "事项编码", "chapter": "所在章节", "method": "裁量方法",
        "subject": "受罚的人", "start": "裁量起点", "floor": "总和的下限", "cap": "总和的上限", "base": "计算基数的名称",
        "base_fixed": "固定的计算基数", "base_multiple": "基数的倍数", "factors": "裁量因素", "violated": "违反的规定",
        "penalised": "处罚的依据", "note": "说明", "source": "来源",
    },
    "Grade": {
        "code": "档次代号", "factor": "裁量因素", "level": "程度", "conditions": "情节", "points": "百分值",
        "minimum": "罚款下限", "maximum": "罚款上限", "text": "原文",
    },
    "ReviewItem": {
        "code": "条目代号", "title": "情形", "act": "行为种类", "agency": "适用机关", "matter": "事项编码",
        "trigger": "法定情形", "test": "判断什么", "operator": "怎样比较", "value": "数额", "values": "取值",
        "party_type": "当事人类型", "legal_basis": "依据", "materials": "送审材料",
    },
    "DisclosureItem": {
        "code": "条目代号", "title": "公示事项", "act": "行为种类", "phase": "阶段", "what": "公示内容",
        "days": "公示时限", "for_days": "公开期限", "basis": "依据",
    },
    "RecordingItem": {
        "code": "条目代号", "act": "行为种类", "item": "执法事项", "stage": "环节", "scene": "场合", "grade": "记录要求",
        "methods": "记录方式", "location": "地点", "starts": "开始", "ends": "结束", "contents": "记录内容",
        "recorder": "记录人", "retention": "保存期限", "basis": "依据", "note": "说明",
    },
    "DocumentTemplate": {
        "code": "文书代号", "title": "文书名称", "heading": "机关名称抬头", "contact": "联系方式", "sentences": "固定语句",
    },
    "NumberPattern": {"code": "文书代号", "pattern": "文号格式"},
    "Holiday": {"day": "日期", "is_off": "是否放假", "name": "节日名称", "year": "所属年份"},
    "Threshold": {"code": "标准代号", "title": "标准名称", "value": "数值", "unit": "单位", "basis": "依据"},
}  # fmt: skip
INNER = {"articles": "条文", "grounds": "依据条款", "grades": "档次"}
"""What the rows inside a row are called."""
HINTS = {
    "Law.history": "每行一项。", "Article.branch": "第…条之几的数，没有的写 0。",
    "Matter.basis": "每行一条。", "Matter.subjects": "每行一个，检索时用。",
    "Matter.regions": "每行一个区划代码，空为全市。",
    "Ground.paragraph": "不分款的写 0。", "Ground.item": "不分项的写 0。",
    "Benchmark.subject": "单位与个人分别规定时填写。", "Benchmark.base": "例如违法所得；固定数额的不填。",
    "Benchmark.factors": "每行一个，按顺序。", "Benchmark.floor": "百分值总和不足时按此计算。",
    "Benchmark.cap": "百分值总和超过时按此计算。",
    "Grade.conditions": "每行一项，写作 名：值，名是裁量因素，例如 面积：不足 10 平方米。",
    "Grade.factor": "百分比累加时填写。", "Grade.level": "百分比累加时填写。", "Grade.points": "百分比累加时填写。",
    "ReviewItem.matter": "不限事项的不填。", "ReviewItem.value": "按数额判断时填写。",
    "ReviewItem.values": "每行一个处罚种类或者情形的代号。", "ReviewItem.legal_basis": "每行一条。",
    "ReviewItem.materials": "每行一份。", "DisclosureItem.for_days": "长期公开的不填。",
    "RecordingItem.contents": "每行一项。",
    "DocumentTemplate.sentences": "每行一句，写作 名：值。",
    "NumberPattern.pattern": "年份写作 {year}，顺序号写作 {serial}。",
    "Threshold.value": "单位选元的，这里按元填写。",
}  # fmt: skip
MONEY = frozenset({"Benchmark.base_fixed", "Grade.minimum", "Grade.maximum", "ReviewItem.value"})
"""Columns kept in fen and written in 元; a threshold's is where its unit says so."""
SCALED = {
    "Benchmark.start": "%", "Benchmark.floor": "%", "Benchmark.cap": "%", "Grade.points": "%",
    "Benchmark.base_multiple": "倍",
}  # fmt: skip
"""Columns kept in ten-thousandths, and what they are written in."""
UNITS = {"DisclosureItem.days": "个工作日", "DisclosureItem.for_days": "日"}
METHODS = (("photo", "照相"), ("audio", "录音"), ("video", "录像"))
CHOICES = {"Threshold.unit": {"fen": "元"}}
"""What a choice is called in a form, where it is written in another unit than it is kept."""
LISTED = {
    "law": ("code", "title", "in_force_from"), "matter": ("code", "title", "act"),
    "benchmark": ("code", "title", "method"), "review": ("code", "title", "trigger"),
    "disclosure": ("code", "title", "phase"), "recording": ("code", "scene", "grade"),
    "template": ("code", "title"), "number": ("code", "pattern"), "holiday": ("day", "name", "is_off"),
    "threshold": ("code", "title", "value"),
}  # fmt: skip
"""The columns by which a reader knows a row in a list."""
