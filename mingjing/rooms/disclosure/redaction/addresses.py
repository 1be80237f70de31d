"""住址: from the words that announce one, or from road to door number."""

import re

from .finding import Span

_LABEL = re.compile(
    r"(?:户籍所在地|户籍地址?|户籍|居住地址?|现居住?于?|现住址?|家庭住址|家庭地址|住所地|住所|住址|家住|通讯地址|通信地址|联系地址|收件地址|送达地址|经营地址|注册地址?|"
    r"经营场所|营业场所|地址|暂住地?|租住[于在]?|居住[于在]|住(?=[\u4e00-\u9fff]{2,8}[省市区县镇]))"
    r"\s*(?P<link>(?:为|是|系|在|于|位于|[:：])*)\s*(?=[\u4e00-\u9fffA-Za-z0-9])"
)
_REST = re.compile(r"[^，,。；;！!？?\n、:：<>《》“”]{4,70}")
_PLACE_SIGN = re.compile(r"[省市区县镇乡村路街道巷弄里坊号栋幢座室房楼层单元苑园寨屯组队湾庄]")
_NUMBER = r"(?:\s?[0-9A-Za-z零〇一二三四五六七八九十百甲乙丙丁之\-]{1,8}\s?)"
_ROAD = r"(?:路|街|大道|巷|弄|胡同|道|里|坊|横|村|新村|小区|花园|花苑|苑|公寓|广场|大厦|工业区|工业园|园区|城|庄|寨|屯|围|涌|湾|组|队|段|期)"
_DOOR = r"(?:号|栋|幢|座|单元|室|房|楼|层|铺|卡|门|户|宅|弄|组)"
_HEAD = r"(?:[\u4e00-\u9fff]{2,7}(?:省|自治区))?(?:[\u4e00-\u9fff]{2,6}市)?(?:[\u4e00-\u9fff]{1,6}(?:区|县|旗|市))?(?:[\u4e00-\u9fff]{1,6}(?:镇|乡|街道))?"
_STRUCTURED = re.compile(
    rf"{_HEAD}[\u4e00-\u9fffA-Z]{{1,10}}?{_ROAD}(?:[\u4e00-\u9fff]{{0,8}}{_NUMBER}{_DOOR}(?![令文])){{1,6}}"
    rf"(?:[\u4e00-\u9fff]{{0,8}}?{_NUMBER}{_DOOR})*(?:[0-9]{{2,5}}(?![0-9年月]))?(?:之[一二三四五六七八九十0-9]+)?"
)
_LEAD = re.compile(
    r"^.*(?:位于|坐落于|坐落在|座落于|送至|送到|来到|前往|到达|存放于|存放在|发生在|居住在|居住于|租住在|住在|地址[为是:：]|在|于|往|至|到|从|赴|对|向|由|的|将|与|和|及|内|日|时|分|查)"
    r"(?=[\u4e00-\u9fff]{2})"
)
_REAL_NUMBER = re.compile(r"[0-9零〇二三四五六七八九十百]|(?<![统同])一(?!户)")
_STATUTORY = re.compile(
    r"县级以上|设区的|所在地|委员会|人民政府|管理部门|主管部门|应当|或者|变更|有关|不在同一|在同一"
)
_NOT_PLACES = re.compile(
    r"令|公告|通知|决定|规定|条例|办法|文号|〔|\[|批号|编号|标准|许可证|执照|票|第[0-9]+号$|[0-9]{4}年"
)


def addresses(text: str) -> list[Span]:
    """Labelled addresses to the end of the clause, and unlabelled ones that reach a door number."""
    found: list[Span] = []
    for label in _LABEL.finditer(text):
        rest = _REST.match(text, label.end())
        if rest and _names_a_place(rest[0], announced=bool(label["link"])):
            found.append(Span("address", label.end(), _clip(text, label.end(), rest.end())))
    for place in _STRUCTURED.finditer(text):
        if _NOT_PLACES.search(place[0]) or not _REAL_NUMBER.search(place[0]):
            continue
        lead = _LEAD.match(place[0])
        start = place.start() + (lead.end() if lead else 0)
        if re.search(_ROAD, text[start : place.end()]):
            found.append(Span("address", start, place.end()))
    return found


def _names_a_place(clause: str, *, announced: bool) -> bool:
    """A door number, or a district announced by a colon or a verb; a statute only speaks of 住所地."""
    if _STATUTORY.search(clause[:24]):
        return False
    numbered = re.search(rf"{_NUMBER}{_DOOR}|[路街道巷村苑园]\s?[0-9]", clause)
    return bool(numbered) or (announced and len(_PLACE_SIGN.findall(clause)) >= 2)


def _clip(text: str, start: int, end: int) -> int:
    """A labelled address ends where another particular begins."""
    more = re.search(
        r"[(（]?(?:联系电话|电话|手机|邮编|邮政编码|身份证|公民身份|法定代表人|经营者|负责人)",
        text[start:end],
    )
    return start + more.start() if more and more.start() >= 4 else end
