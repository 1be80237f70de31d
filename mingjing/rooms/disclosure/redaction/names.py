"""姓名与名称: persons and organisations known from the case, named by a role, or only suspected."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from .finding import Span
from .surnames import AFTER_NAME, GIVEN, NOT_NAMES, SINGLE_SURNAMES, SURNAMES

_HAN = r"\u4e00-\u9fff\u3400-\u4dbf"
_ROLE_WORDS = (
    "法定代表人 法人代表 法定代理人 委托代理人 代理人 代表人 负责人 主要负责人 实际控制人 实际经营者 经营者 业主 户主 投资人 合伙人 股东 监护人 "
    "证人 见证人 举报人 投诉人 申请人 被申请人 受害人 被害人 第三人 利害关系人 当事人 被处罚人 相对人 受送达人 签收人 代收人 收件人 被询问人 被调查人 "
    "被检查人 陪同人 现场负责人 在场人 驾驶人 驾驶员 司机 车主 船主 船东 船长 机主 房东 承租人 出租人 店主 店长 老板 经理 员工 工人 职工 雇员 厨师 "
    "顾客 消费者 患者 学生 村民 居民 市民 男子 女子 妻子 丈夫 配偶 父亲 母亲 儿子 女儿 姓名 联系人 联络人 持有人 权利人 户名 开户名 收款人 付款人 "
    "纳税人 操作人员 采样人员 从业人员 个体工商户 自然人 公民 会计 出纳 仓管员 采购员 业务员 保安员 邻居 证言人 公司股东 原告 被告"
)
_ROLES = "|".join(sorted(_ROLE_WORDS.split(), key=len, reverse=True))
_LINK = r"(?:\s*[:：为是系即]\s*|\s*[(（](?:签名|签字|姓名|暨[^()（）]{1,8})[)）]\s*[:：]?\s*|\s{1,2}|)"
_ROLE = re.compile(rf"(?<!妇)(?:{_ROLES}){_LINK}(?=[{_HAN}])")
_LIST = re.compile(r"\s?(?:、|和|及|与|以及)\s?")
_FOLLOWED = re.compile(
    r"\s?(?:[(（,，]\s?(?:男|女|身份证|公民身份|居民身份|联系电话|电话|手机|住址|住|生于)|先生|女士|小姐)"
)
_SPEAKS = re.compile(
    r"(?:称|陈述|供述|辩称|表示|承认|否认|签字|签名|签收|到场|到案|驾驶|证实|指认|等\d*人|本人|的(?:询问笔录|陈述|证言|供述|身份证|银行|账户|手机|微信|住处|家中|妻子|丈夫))"
)
_MINORITY = re.compile(
    rf"[{_HAN}]{{2,6}}·[{_HAN}]{{2,8}}?(?:·[{_HAN}]{{2,6}}?)?(?=[^{_HAN}·]|$|[{''.join(sorted(AFTER_NAME))}])"
)
_TAILS = (
    "股份有限公司 有限责任公司 集团有限公司 有限公司 分公司 公司 集团 工厂 厂 商行 商店 商场 超市 便利店 门市部 经营部 店 餐厅 饭店 酒店 酒楼 "
    "宾馆 食堂 小吃店 网吧 诊所 医院 药房 药店 学校 幼儿园 合作社 农场 养殖场 工作室 中心 事务所 协会 加油站 服务部 修理厂 工程队 菜馆 茶馆 市场 会所"
)
_TAIL = re.compile("(?:" + "|".join(sorted(_TAILS.split(), key=len, reverse=True)) + ")$")
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,6}?市)?(?:[\u4e00-\u9fff]{1,6}?(?:区|县|镇|街道))?"
)

_NEVER_GIVEN = frozenset("某姓氏公司局院厂店所会政府等的和与及或者在于人")

_CERTAINLY_WORDS = frozenset(
    ("许可", "安全", "平安", "文明", "成立", "安排", "阳光", "平和", "全国", "全新", "简明", "安康", "安宁")
)
_WORDLIKE = frozenset(
    "应向管查时于关方单成符包解全易任安项文章程高能常党支计招布区经全尚严童于"
)  # surnames, seldom
_ROLE_ENDS = frozenset("".join(word[-1] for word in _ROLE_WORDS.split()))


def is_organisation(name: str) -> bool:
    return bool(_TAIL.search(name)) or (len(name) > 4 and "·" not in name)


def tail(name: str) -> str:
    """What kind of organisation a name says it is: 有限公司 reads 公司."""
    found = _TAIL.search(name)
    return ("公司" if found[0].endswith("公司") else found[0]) if found else "单位"


@lru_cache(maxsize=4096)
def short_forms(name: str) -> tuple[str, ...]:
    """The ways a text goes on naming an organisation: without its place, without its legal form."""
    ending = tail(name) if _TAIL.search(name) else ""
    bare = _TAIL.sub("", name)
    core = bare[_PLACE.match(bare).end() :] if _PLACE.match(bare) else bare  # type: ignore[union-attr]
    core = re.sub(r"[()（）][^()（）]*[()（）]?", "", core)
    forms = [name, bare] if len(bare) >= 4 else [name]
    if len(core) >= 2 and ending:
        forms += [core + ending, core[:2] + ending]
    if len(core) >= 4:
        forms += [core]
    return tuple(dict.fromkeys(forms))


def known(text: str, names: Iterable[str]) -> list[Span]:
    """Every place of every known name, even with spaces or dots put between its characters."""
    found: list[Span] = []
    signs = set(text)
    for name in filter(None, (n.strip() for n in names)):
        organisation, forms = _forms(name)
        for form, needed in forms:
            if not needed <= signs:
                continue
            spaced = r"[\s.·•\-_*]{0,2}".join(map(re.escape, form))
            kind_spans = re.finditer(spaced, text, re.IGNORECASE)
            found += [
                Span("organisation" if organisation else "person", m.start(), m.end()) for m in kind_spans
            ]
    return found


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[bool, tuple[tuple[str, frozenset[str]], ...]]:
    """Whether it is an organisation, and the forms it may stand in, each with what cannot be missing of it."""
    organisation = is_organisation(name)
    forms = short_forms(name) if organisation else (name,)
    return organisation, tuple((form, _uncased(form)) for form in forms if len(form) >= 2)


def _uncased(form: str) -> frozenset[str]:
    """The characters that can stand in a text in one way only: without one of them the form does not stand there."""
    return frozenset(sign for sign in form if sign.lower() == sign.upper() and sign.isalpha())


def by_role(text: str) -> list[Span]:
    """Persons named after a role, or before their own particulars: 法定代表人张三, 李四（身份证…."""
    found: list[Span] = []
    for role in _ROLE.finditer(text):
        place = role.end()
        if (foreign := _MINORITY.match(text, place)) is not None:
            found.append(Span("person", *foreign.span()))
        if role[0][-1] in _ROLE_ENDS and _wordlike(text, place):
            continue
        while (end := name_end(text, place)) is not None:
            found.append(Span("person", place, end))
            link = _LIST.match(text, end)
            if link is None:
                break
            place = link.end()
    for more in _FOLLOWED.finditer(text):
        start = _name_start(text, more.start())
        if start is not None:
            found.append(Span("person", start, more.start()))
    return found


def _wordlike(text: str, place: int) -> bool:
    """Whether a verb or a noun more likely begins here than a name: 当事人应纳…, 申请人向行政…."""
    given = re.match(rf"[{_HAN}]{{1,2}}(?![{_HAN}])", text[place + 1 : place + 4])
    return text[place : place + 1] in _WORDLIKE and not (given or set(text[place + 1 : place + 3]) <= GIVEN)


def name_end(text: str, start: int) -> int | None:
    """Where a Chinese name that starts here ends, or None when none does."""
    wide = 2 if text[start : start + 2] in SURNAMES else 1
    given = re.match(rf"[{_HAN}]{{1,2}}", text[start + wide : start + wide + 2])
    if text[start : start + wide] not in SURNAMES or given is None or given[0][0] in _NEVER_GIVEN:
        return None
    whole = start + wide + len(given[0])
    bounded = re.match(rf"[{_HAN}]", text[whole : whole + 1]) is None
    if text[start : start + 2] in NOT_NAMES:
        return (
            whole if bounded and given[0][-1] in GIVEN and text[start:whole] not in _CERTAINLY_WORDS else None
        )
    if len(given[0]) == 2 and (given[0][1] in _NEVER_GIVEN or (given[0][1] in AFTER_NAME and not bounded)):
        return start + wide + 1
    return whole


def _name_start(text: str, end: int) -> int | None:
    """Where a name that ends here starts: best where a word begins, else the longest with a surname."""
    possible = [end - length for length in (4, 3, 2) if end >= length and _is_name(text[end - length : end])]
    clear = [start for start in possible if not _inside_word(text, start)]
    plausible = [start for start in possible if text[start : start + 2] not in NOT_NAMES]
    return next(iter(clear + plausible), None)


def _is_name(word: str) -> bool:
    wide = 2 if word[:2] in SURNAMES and len(word) > 2 else 1
    return (
        re.fullmatch(rf"[{_HAN}]{{2,4}}", word) is not None
        and word[:wide] in SURNAMES
        and len(word) - wide <= 2
        and not set(word[wide:]) & _NEVER_GIVEN
    )


def suspected(text: str) -> Iterator[Span]:
    """Persons a text only seems to name; a second person decides."""
    for verb in _SPEAKS.finditer(text):
        start = _name_start(text, verb.start())
        if start is not None and not _inside_word(text, start) and not _wordlike(text, start):
            yield Span("person", start, verb.start(), certain=False)
    for foreign in _MINORITY.finditer(text):
        yield Span("person", *foreign.span(), certain=False)
    for place, sign in enumerate(text):
        if sign not in SINGLE_SURNAMES or text[place : place + 2] in NOT_NAMES or _inside_word(text, place):
            continue
        given = text[place + 1 : place + 3]
        if (
            len(given) == 2
            and given[0] in GIVEN
            and given[1] in GIVEN
            and text[place + 1 : place + 3] not in NOT_NAMES
        ):
            yield Span("person", place, place + 3, certain=False)


def _inside_word(text: str, place: int) -> bool:
    """Whether the character before belongs to the same word: only a border or a light word may stand there."""
    before = text[place - 1 : place]
    return (
        bool(before)
        and bool(re.match(rf"[{_HAN}]", before))
        and before not in "对由向与和及、将给被让经是为系在因因人员者工"
    )


def masks(names: Sequence[str]) -> dict[str, str]:
    """张某, or 张某甲 and 张某乙 where two would read the same; 某公司 likewise for organisations."""
    plain = {name: (f"某{tail(name)}" if is_organisation(name) else _person(name)) for name in names}
    shared = list(plain.values())
    counted: dict[str, int] = {}
    result = {}
    for name, mask in plain.items():
        place = counted[mask] = counted.get(mask, -1) + 1
        result[name] = mask + ("甲乙丙丁戊己庚辛壬癸"[place % 10] if shared.count(mask) > 1 else "")
    return result


def _person(name: str) -> str:
    return f"{name[:2] if name[:2] in SURNAMES and len(name) > 2 else name[:1]}某"
