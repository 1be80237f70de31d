"""格式: what is known by its form or by the word before it: codes, plates, mail, dates, certificates."""

import re
from collections.abc import Iterator

from mingjing.rooms.registry.identifiers import check_uscc

from .finding import Kind, Span

_GAP = r"[\s.\-_·•]{0,2}"
_CODE = "[0-9A-HJ-NP-RTUWXYa-hj-np-rtuwxy]"
_USCC = re.compile(rf"(?<![0-9A-Za-z]){_CODE}(?:{_GAP}{_CODE}){{17}}(?![0-9A-Za-z])")
_USCC_LABELLED = re.compile(
    r"(?:社会信用代码|信用代码|注册号|组织机构代码)(?:证?号?码?)?\s*[:：为是]?\s*([0-9A-Za-z][0-9A-Za-z\s.\-]{6,26}[0-9A-Za-z])"
)
_PLATE_SIGN = r"[A-HJ-NP-Za-hj-np-z0-9]"
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]" + _GAP + r"[A-HJ-Za-hj-z]"
    rf"(?:{_GAP}{_PLATE_SIGN}){{4}}(?:{_GAP}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳超]){{1,2}}(?![A-Za-z0-9])"
)
_MAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+\-]*\s{0,2}(?:@|\(at\)|\[at\]|#|艾特)\s{0,2}[A-Za-z0-9\-]+(?:\s?(?:\.|\(dot\)|。)\s?[A-Za-z0-9\-]+)*"
    r"\s?(?:\.|\(dot\)|。)\s?(?:[A-Za-z]{2,6})(?![A-Za-z])"
)
_D = r"[0-9零〇一二三四五六七八九十]"
_DATE = (
    rf"(?:(?:1[89]|20)\d\d\s*[年./\-]\s*\d{{1,2}}\s*[月./\-]?\s*(?:\d{{1,2}}\s*日?)?|(?:1[89]|20)\d{{6}}"
    rf"|[一二]\s*[九〇零]\s*{_D}\s*{_D}\s*年\s*{_D}{{1,3}}\s*月\s*(?:{_D}{{1,3}}\s*日)?)"
)
_BIRTH = re.compile(
    rf"(?:出生于|出生年月日?|出生日期|出生时间|生于|生日|出生)\s*(?:为|是|系)?\s*[:：]?\s*({_DATE})"
    rf"|({_DATE})\s*(?:出\s*生|生人|生(?=[，,。；;、)]))"
    rf"|(?:[男女]\s*[，,、]\s*(?:[\u4e00-\u9fff]{{1,5}}族\s*[，,、]\s*)?)({_DATE})"
)
_HAN = r"\u4e00-\u9fff"
_PROPERTY = re.compile(
    rf"[{_HAN}]?\s*[(（〔\[]\s*\d{{4}}\s*[)）〕\]]\s*[{_HAN}]{{0,14}}不动产(?:权|证明)(?:证)?\s*第?\s*[0-9A-Za-z\-\s]{{3,20}}号"
    rf"|[{_HAN}]{{0,6}}(?:房地产?权?证|房地权证|房权证|国用|集用|土地证)[{_HAN}0-9()（）]{{0,12}}字?第?\s*[A-Za-z0-9\-]{{4,20}}\s*号"
)
_VALUE = r"(?:编号|号码|号)?\s*(?:为|是|系|:|：|No\.?|#)*\s*([A-Za-z0-9][A-Za-z0-9_\-/ ]{2,28}[A-Za-z0-9])"


def _labelled(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{words}){_VALUE}", re.IGNORECASE)


_LABELLED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("property_certificate", _labelled("不动产权证书?|房产证|房屋所有权证|土地使用权?证")),
    (
        "device_serial",
        _labelled(
            "序列|设备编?|机身|出厂编?|主机编?|机器编?|IMEI|S/N|(?<![A-Za-z])SN|车架|车辆识别代|发动机|VIN码?|MAC地址"
        ),
    ),
    (
        "certificate",
        _labelled(
            "护照|通行证|驾驶证|军官证|居住证|居留证|台胞证|回乡证|档案编?|医保卡?|社保卡?|从业资格证|健康证"
        ),
    ),
    ("account", _labelled("微信|微信ID|QQ|支付宝|淘宝账?|抖音|钉钉|公积金账?")),
)
_MAC = re.compile(r"(?<![0-9A-Fa-f])[0-9A-Fa-f]{2}(?:[:\-][0-9A-Fa-f]{2}){5}(?![0-9A-Fa-f])")
_HEALTH = re.compile(r"患有|确诊|病历|艾滋|乙肝|梅毒|精神障碍|精神分裂|抑郁症|残疾人?证|孕期|流产|癌")
_MINOR = re.compile(r"未成年(?:人|学生)?(?=[^保犯]|$)|(?<!\d)(?:[1-9]|1[0-7])\s*周岁")


def forms(text: str) -> list[Span]:
    """Everything in a folded text that its own form or its label gives away."""
    found = [*_credit_codes(text), *_birth_dates(text), *_plates(text)]
    found += [Span("email", m.start(), m.end()) for m in _MAIL.finditer(text)]
    found += [Span("property_certificate", m.start(), m.end()) for m in _PROPERTY.finditer(text)]
    found += [Span("device_serial", m.start(), m.end()) for m in _MAC.finditer(text)]
    for kind, pattern in _LABELLED:
        found += [Span(kind, *m.span(1)) for m in pattern.finditer(text) if re.search(r"\d", m[1])]
    found += [Span("health", m.start(), m.end(), certain=False) for m in _HEALTH.finditer(text)]
    return found + [Span("minor", m.start(), m.end(), certain=False) for m in _MINOR.finditer(text)]


def _credit_codes(text: str) -> Iterator[Span]:
    for found in _USCC.finditer(text):
        if check_uscc(re.sub(r"[^0-9A-Za-z]", "", found[0])).ok:
            yield Span("uscc", found.start(), found.end())
    for found in _USCC_LABELLED.finditer(text):
        yield Span("uscc", *found.span(1))


def _birth_dates(text: str) -> Iterator[Span]:
    for found in _BIRTH.finditer(text):
        group = next(i for i in (1, 2, 3) if found[i])
        yield Span("birth_date", *found.span(group))


def _plates(text: str) -> Iterator[Span]:
    for found in _PLATE.finditer(text):
        signs = re.sub(r"[^0-9A-Za-z]", "", found[0][1:])
        if sum(sign.isdigit() for sign in signs) >= 2:
            yield Span("licence_plate", found.start(), found.end())
