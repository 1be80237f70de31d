"""A seeded corpus of invented enforcement texts, each with the places of what must not be public."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from mingjing.rooms.registry.identifiers import citizen_check_character, uscc_check_character

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡余杜叶程魏苏吕丁任卢姚钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤欧阮麦冼区佘岑招植阎"
COMPOUND = ["欧阳", "司徒", "诸葛", "上官", "慕容", "尉迟"]
GIVEN = "伟芳娜敏静强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰建国志红梅子轩浩宇欣怡雨泽一诺梓涵嘉豪文博俊熙丽娟春燕海燕永福德胜金水土根阿妹细妹炳坤锦棠耀祖伯年继业有为向东爱民卫国小龙大山秋菊月娥润发观生惠贤焕然"
CITIES = [
    ("广东省", "中山市", "石岐街道"),
    ("", "中山市", "小榄镇"),
    ("湖南省", "衡阳市", "蒸湘区"),
    ("广西壮族自治区", "", "博白县"),
]
ROADS = ["民生路", "孙文东路", "兴中道", "悦来大街", "沙水巷", "太平新村", "富华花园", "岐关西路"]
TRADES = ["食品", "餐饮", "建材", "化工", "运输", "环保科技", "五金制品"]
BRANDS = ["鸿运", "金源", "百味", "顺达", "恒泰", "悦禾"]


@dataclass
class Text:
    """A document under way: its words, the places of its secrets, and the names the case knows."""

    words: str = ""
    secrets: list[tuple[str, int, int]] = field(default_factory=list)
    known: list[str] = field(default_factory=list)

    def say(self, words: str) -> "Text":
        self.words += words
        return self

    def hide(self, kind: str, secret: str) -> "Text":
        self.secrets.append((kind, len(self.words), len(self.words) + len(secret)))
        return self.say(secret)


class Author:
    """Writes documents from one seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.dice.choice("0123456789") for _ in range(count))

    def name(self) -> str:
        length = self.dice.choice((1, 1, 2, 2, 2, 2, 2))
        first = self.dice.choice(COMPOUND) if self.dice.random() < 0.05 else self.dice.choice(SURNAMES)
        return first + "".join(self.dice.choice(GIVEN) for _ in range(length))

    def born(self) -> tuple[int, int, int]:
        return self.dice.randint(1940, 2007), self.dice.randint(1, 12), self.dice.randint(1, 28)

    def citizen_id(self) -> str:
        year, month, day = self.born()
        region = self.dice.choice(("442000", "430408", "110105", "450923"))
        if self.dice.random() < 0.05:
            return f"{region}{year % 100 if year < 2000 else 75:02}{month:02}{day:02}{self.digits(3)}"
        body = f"{region}{year}{month:02}{day:02}{self.digits(3)}"
        return body + citizen_check_character(body)

    def card(self) -> str:
        body = self.dice.choice(("6222", "6217", "6228", "4367", "5187")) + self.digits(
            self.dice.choice((11, 14))
        )
        doubled = [int(d) if i % 2 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(reversed(body))]
        return body + str(-sum(doubled) % 10)

    def mobile(self) -> str:
        return "1" + self.dice.choice("3456789") + self.digits(9)

    def landline(self) -> str:
        area = self.dice.choice(("0760", "020", "010", "0734"))
        return f"{area}{self.dice.choice(('-', '', ' '))}{self.dice.choice('2345678')}{self.digits(7)}"

    def credit_code(self) -> str:
        body = "92442000MA" + "".join(self.dice.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(7))
        return body + uscc_check_character(body)

    def plate(self) -> str:
        sign = self.dice.choice(("粤T", "粤A", "湘D", "桂K")) + self.dice.choice(("", "·", " ", "-"))
        return sign + self.dice.choice(("D", "F", "")) + self.digits(5)

    def address(self) -> str:
        place = "".join(self.dice.choice(CITIES)) + self.dice.choice(ROADS) + f"{self.dice.randint(1, 399)}号"
        return place + self.dice.choice(
            ("", f"{self.dice.randint(1, 30)}栋{self.dice.randint(101, 3299)}房", "之二", "三楼")
        )

    def birth(self) -> str:
        year, month, day = self.born()
        return self.dice.choice(
            (
                f"{year}年{month}月{day}日",
                f"{year}-{month:02}-{day:02}",
                f"{year}.{month}.{day}",
                f"{year}年{month:02}月",
            )
        )

    def company(self) -> str:
        kind = self.dice.choice(("有限公司", "有限责任公司", "股份有限公司", "经营部", "超市"))
        return (
            self.dice.choice(("中山市", "中山市小榄镇", "广东"))
            + self.dice.choice(BRANDS)
            + self.dice.choice(TRADES)
            + kind
        )

    def disguise(self, number: str) -> str:
        """The number as people write it: plain, spaced, widened, dotted, in Chinese, with hidden characters."""
        return self.dice.choice(DISGUISES)(self, number)

    def _grouped(self, number: str, mark: str) -> str:
        size = self.dice.choice((3, 4, 6))
        return mark.join(number[i : i + size] for i in range(0, len(number), size))

    def _spelled(self, number: str) -> str:
        return "".join(
            self.dice.choice((d, "零一二三四五六七八九"[int(d)])) if d.isdigit() else d for d in number
        )


DISGUISES: tuple[Callable[[Author, str], str], ...] = (
    lambda _, n: n,
    lambda _, n: n,
    lambda a, n: a._grouped(n, " "),
    lambda a, n: a._grouped(n, "-"),
    lambda a, n: a._grouped(n, "."),
    lambda a, n: a._grouped(n, "\u200b"),
    lambda _, n: " ".join(n),
    lambda _, n: n.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789X"}),
    lambda a, n: a._spelled(n),
    lambda a, n: n[:6] + "\n" + n[6:],
)


def _party(author: Author, text: Text) -> None:
    if author.dice.random() < 0.5:
        company, head = author.company(), author.name()
        text.known += [company, head]
        text.say("当事人：").hide("organisation", company).say("，统一社会信用代码：").hide(
            "uscc", author.credit_code()
        )
        text.say("，法定代表人：").hide("person", head).say("，住所：").hide("address", author.address())
    else:
        person = author.name()
        text.known.append(person)
        text.say("当事人").hide("person", person).say("，" + author.dice.choice("男女") + "，")
        text.hide("birth_date", author.birth()).say("出生，公民身份号码").hide(
            "citizen_id", author.disguise(author.citizen_id())
        )
        text.say("，住").hide("address", author.address())
    text.say("，联系电话" + author.dice.choice(("：", "", "为"))).hide(
        "mobile", author.disguise(author.mobile())
    ).say("。")


def _facts(author: Author, text: Text) -> None:
    day = f"{author.dice.randint(2024, 2026)}年{author.dice.randint(1, 12)}月{author.dice.randint(1, 28)}日"
    text.say(
        f"{day}10时25分，本局执法人员依法检查，发现违反《中华人民共和国食品安全法》第三十四条第一款第（十）项的行为，"
    )
    text.say(f"货值金额{author.digits(5)}.50元，涉案文号粤市监罚〔2025〕粤北办{author.digits(3)}号。")
    for sentence in author.dice.sample(SENTENCES, k=3):
        sentence(author, text)
    if text.known and author.dice.random() < 0.8:
        name = author.dice.choice(text.known)
        text.say("经查，").hide("organisation" if len(name) > 4 else "person", name).say("对上述事实无异议。")
    text.say("依据《中华人民共和国行政处罚法》第五十八条，罚款人民币伍仟元整（¥5,000.00）。")


def _witness(author: Author, text: Text) -> None:
    role = author.dice.choice(("证人", "举报人", "驾驶员", "店长", "委托代理人", "现场负责人", "员工"))
    text.say(f"询问了{role}").hide("person", author.name()).say(
        author.dice.choice(("，其", "，", "（身份证号："))
    ).say("情况属实。")


def _particulars(author: Author, text: Text) -> None:
    text.hide("person", author.name()).say("（身份证号码：").hide(
        "citizen_id", author.disguise(author.citizen_id())
    ).say("）到场。")


def _bare_id(author: Author, text: Text) -> None:
    text.say("登记簿载有").hide("citizen_id", author.disguise(author.citizen_id())).say("一项。")


def _money(author: Author, text: Text) -> None:
    text.say(author.dice.choice(("收款账号", "转入", "银行卡号：", "使用"))).hide(
        "bank_card", author.disguise(author.card())
    ).say("。")


def _call(author: Author, text: Text) -> None:
    text.say(author.dice.choice(("拨打", "微信同号", "致电", "号码"))).hide(
        "mobile", author.disguise(author.mobile())
    )
    text.say("，座机").hide("landline", author.landline()).say("，邮箱").hide(
        "email", f"u{author.digits(6)}@qq.com"
    ).say("。")


def _vehicle(author: Author, text: Text) -> None:
    text.say("车牌号").hide("licence_plate", author.plate()).say("的货车，车架号：").hide(
        "device_serial", "LSVAU2180" + author.digits(8)
    ).say("。")


def _home(author: Author, text: Text) -> None:
    text.say("货物存放于").hide("address", author.address()).say("，不动产权证为").hide(
        "property_certificate", f"粤（2021）中山市不动产权第0{author.digits(6)}号"
    ).say("。")


def _machine(author: Author, text: Text) -> None:
    text.say("查扣设备一台，序列号：").hide("device_serial", "SN" + author.digits(10)).say("，单位账号").hide(
        "account", author.digits(12)
    ).say("。")


SENTENCES: tuple[Callable[[Author, Text], None], ...] = (
    _witness, _particulars, _bare_id, _money, _call, _vehicle, _home, _machine,
)  # fmt: skip


def corpus(count: int, *, seed: int) -> Iterator[Text]:
    """`count` documents, the same ones for the same seed."""
    author = Author(seed)
    for _ in range(count):
        text = Text()
        _party(author, text)
        _facts(author, text)
        yield text
