"""Redaction by example, on a seeded corpus, and on texts that must stay as they are."""

import os
import tarfile
import time
from collections import Counter
from pathlib import Path

import pytest

from mingjing.rooms.disclosure.redaction import MASK, Finding, gate, redact, scan
from tests.rooms.disclosure.corpus import corpus

LAWS = Path(os.environ.get("MJ_REAL_DATA", "/nonexistent")) / "law_texts/laws.tar.gz"
COMPANY = "中山市鸿运食品有限公司"
PLAIN_TEXTS = [
    "依据《中华人民共和国行政处罚法》第五十七条第一款第（一）项、第五十八条，经集体讨论，决定罚款人民币13800138000元。",
    "本局于2026年3月1日9时30分立案，2026-09-03作出粤市监罚〔2025〕粤北办007号行政处罚决定书。",
    "嘉公（交）决字[2026]第330400210053742号，青黄市监罚送告〔2026〕8020-8044号。",
    "货值金额1,217,112.40元，违法所得0.0301234567亿元，罚款￥5,000.00（伍仟元整）。",
    "当事人有权在收到本决定书之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。",
    "由当事人住所地县级以上市场监督管理部门处理；当事人陈述、申辩的，应当记录。",
    "检查结果：抽检20批次，合格率98.5%，条形码6901234567892，批号20260115。",
    "违法行为人主动消除或者减轻违法行为危害后果的，应当从轻或者减轻行政处罚。",
    "生产经营单位应当确保安全生产，设置安全生产管理机构，纳税人应纳税款按期缴纳。",
    "自愿申请法律援助的，可以拨打12348咨询，监督电话12345。",
    "张某、李某某和某公司的陈述，已遮盖的内容不再显示。",
]


def _kinds(text: str, **rest: list[str]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.text) for finding in scan(text, **rest) if finding.certain]


@pytest.mark.parametrize(
    ("text", "kind", "secret"),
    [
        ("身份证11010519491231002X。", "citizen_id", "11010519491231002X"),
        ("身份证1101 0519 4912 3100 2x。", "citizen_id", "1101 0519 4912 3100 2x"),
        ("证１１０１０５１９４９１２３１００２Ｘ", "citizen_id", "１１０１０５１９４９１２３１００２Ｘ"),
        ("旧证110105491231002。", "citizen_id", "110105491231002"),
        ("一一零一零五一九四九一二三一零零二X", "citizen_id", "一一零一零五一九四九一二三一零零二X"),
        ("手机13800138000一部", "mobile", "13800138000"),
        ("手机138\u200b0013\u200b8000", "mobile", "138\u200b0013\u200b8000"),
        ("1 3 8 0 0 1 3 8 0 0 0", "mobile", "1 3 8 0 0 1 3 8 0 0 0"),
        ("138OO138OOO", "mobile", "138OO138OOO"),
        ("+86 13800138000，2026年", "mobile", "86 13800138000"),
        ("一三八零零一三八零零零", "mobile", "一三八零零一三八零零零"),
        ("座机0760-88881234", "landline", "0760-88881234"),
        ("传真(0760)88881234。", "landline", "0760)88881234"),
        ("手机138（0013）8000", "mobile", "138（0013）8000"),
        ("①③⑧⓪⓪①③⑧⓪⓪⓪", "mobile", "①③⑧⓪⓪①③⑧⓪⓪⓪"),
        ("手机壹叁捌零零壹叁捌零零零", "mobile", "壹叁捌零零壹叁捌零零零"),
        ("电话：88881234", "landline", "88881234"),
        ("卡6222 0212 3456 7890 128", "bank_card", "6222 0212 3456 7890 128"),
        ("开户账号：4400 1234 5678", "account", "4400 1234 5678"),
        ("邮箱a.b@example.com", "email", "a.b@example.com"),
        ("邮箱ab＠qq。com", "email", "ab＠qq。com"),
        ("驾驶粤T·D12345行驶", "licence_plate", "粤T·D12345"),
        ("湘d 12345号车", "licence_plate", "湘d 12345"),
        ("1985年3月5日出生", "birth_date", "1985年3月5日"),
        ("出生日期：1985-03-05", "birth_date", "1985-03-05"),
        ("一九八五年三月五日出生", "birth_date", "一九八五年三月五日"),
        ("代码91350100M000100Y43", "uscc", "91350100M000100Y43"),
        (
            "粤（2020）中山市不动产权第0012345号",
            "property_certificate",
            "粤（2020）中山市不动产权第0012345号",
        ),
        ("序列号：AB-123456", "device_serial", "AB-123456"),
        ("护照号码E12345678", "certificate", "E12345678"),
        ("微信号：zhang_123", "account", "zhang_123"),
        ("存放在中山市石岐街道民生路12号3栋501房的", "address", "中山市石岐街道民生路12号3栋501房"),
        ("住址：广东省中山市小榄镇", "address", "广东省中山市小榄镇"),
        ("法定代表人：欧阳小红，", "person", "欧阳小红"),
        ("证人李四、王五丰到场", "person", "王五丰"),
        ("举报人买买提·艾力称", "person", "买买提·艾力"),
    ],
)
def test_a_secret_is_found_whole(text: str, kind: str, secret: str) -> None:
    assert (kind, secret) in _kinds(text)


def test_persons_keep_their_surname_and_are_told_apart() -> None:
    text = "当事人张小明与证人张大山、李四，两人争执，张小明先离开，张 小 明未返回。"
    assert (
        redact(text, known_names=["张小明"]).text
        == "当事人张某甲与证人张某乙、李某，两人争执，张某甲先离开，张某甲未返回。"
    )


def test_an_organisation_is_hidden_under_its_short_names_too() -> None:
    text = f"{COMPANY}（以下简称鸿运公司）由鸿运食品公司改名，鸿运公司认可。"
    assert redact(text, known_names=[COMPANY]).text == "某公司（以下简称某公司）由某公司改名，某公司认可。"


def test_a_name_learnt_once_is_hidden_everywhere() -> None:
    assert redact("赵建国供货。经营者赵建国签字。").text == "赵某供货。经营者赵某签字。"


def test_what_is_public_by_law_stays() -> None:
    text = "执法人员张明（身份）到场，本局地址：中山市松苑路1号，电话：0760-88881234。"
    kept = ["张明", "中山市松苑路1号", "0760-88881234"]
    assert redact(text, kept=kept).text == text


def test_a_suspected_name_stands_and_waits_for_a_second_person() -> None:
    result = redact("，赵建国路过现场。")
    assert result.text == "，赵建国路过现场。"
    assert [(f.kind, f.text) for f in result.uncertain] == [("person", "赵建国")]


def test_health_and_minors_are_shown_to_a_second_person() -> None:
    assert {f.kind for f in redact("其患有肝病，其子15周岁。").uncertain} == {"health", "minor"}


def test_the_gate_names_the_field_and_what_still_stands() -> None:
    rendering = {"案件名称": "某公司销售过期食品案", "违法事实": f"{COMPANY}联系13800138000"}
    found = gate(rendering, known_names=[COMPANY])
    assert [(f.field, f.kind) for f in found] == [("违法事实", "organisation"), ("违法事实", "mobile")]
    assert (
        gate({"违法事实": redact(rendering["违法事实"], known_names=[COMPANY]).text}, known_names=[COMPANY])
        == []
    )


@pytest.mark.parametrize("text", PLAIN_TEXTS)
def test_the_words_of_law_and_of_decisions_stay(text: str) -> None:
    assert redact(text).text == text


def _missed(words: str, findings: tuple[Finding, ...], start: int, end: int) -> bool:
    """Whether any letter or digit of a secret is left standing."""
    covered = {place for f in findings if f.certain for place in range(f.start, f.end)}
    return any(place not in covered for place in range(start, end) if words[place].isalnum())


@pytest.mark.slow
def test_recall_on_two_thousand_seeded_documents() -> None:
    """At least 99.5 % of all secrets masked; every identity, telephone and card number."""
    there: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    needless = 0
    for text in corpus(2000, seed=20260301):
        result = redact(text.words, known_names=text.known)
        for kind, start, end in text.secrets:
            there[kind] += 1
            missed[kind] += _missed(text.words, result.findings, start, end)
        needless += sum(
            f.certain and not any(s < f.end and f.start < e for _, s, e in text.secrets)
            for f in result.findings
        )
    assert there.total() > 20000
    assert {
        kind: missed[kind] for kind in ("citizen_id", "mobile", "landline", "bank_card")
    } == dict.fromkeys(("citizen_id", "mobile", "landline", "bank_card"), 0)
    assert 1 - missed.total() / there.total() >= 0.995
    assert needless / 2000 <= 0.005


@pytest.mark.slow
def test_nothing_certain_remains_after_redaction() -> None:
    for text in corpus(200, seed=7):
        shown = redact(text.words, known_names=text.known).text
        assert MASK in shown
        assert [f for f in gate({"正文": shown}, known_names=text.known) if f.certain] == []


@pytest.mark.parametrize(
    "text", ["1 " * 2000, "路" * 4000, "a." * 2000, "A1-" * 2000, "张三、" * 1500, "一" * 4000]
)
@pytest.mark.slow
def test_a_text_made_to_tire_the_reader_is_read_in_moments(text: str) -> None:
    began = time.process_time()
    scan(text)
    assert time.process_time() - began < 3


def _statutes() -> list[str]:
    """The plain texts, and every fifteenth real statute where they are present."""
    texts = list(PLAIN_TEXTS)
    if LAWS.exists():
        with tarfile.open(LAWS) as archive:
            files = [member for member in archive if member.isfile()][::15]
            texts += [opened.read().decode() for f in files if (opened := archive.extractfile(f)) is not None]
    return texts


def test_statutes_are_hardly_touched() -> None:
    """Fewer than 5 needless masks in 100,000 characters of law."""
    texts = _statutes()
    masked = sum(finding.certain for text in texts for finding in scan(text))
    assert masked / sum(map(len, texts)) * 100_000 < 5
