"""Every form says what the law asks of it and carries what the official samples carry."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest

from mingjing.law.words import FieldClass
from mingjing.rooms.cases.papers import Kind, PaperForm, UnknownForm, all_forms, form, missing
from tests.rooms.papers.examples import EXAMPLES
from tests.rooms.papers.real_data import REAL

TABLE = Path(__file__).with_name("official_fields.csv")
OUTSIDE = {"number", "agency", "issued_on", "signature"}  # given beside the fields, or a line to sign on
CODES = [
    "filing_approval", "filing_refusal", "on_site_record", "interview_record", "preservation_notice",
    "preservation_disposal", "investigation_report", "rectification_order", "advance_notice", "defence_record",
    "recheck_opinion", "hearing_notice", "hearing_record", "hearing_report", "review_opinion",
    "deliberation_minutes", "penalty_decision", "no_penalty_decision", "on_spot_decision", "delivery_receipt",
    "deferral_decision", "demand_notice", "criminal_referral", "closure_approval", "file_cover", "file_index",
    "recusal_decision", "extension_approval", "transfer_letter",
]  # fmt: skip
each_form = pytest.mark.parametrize("of", all_forms(), ids=lambda one: one.code)


def official() -> list[dict[str, str]]:
    """Fields of the official samples, each with where ours carries it or why it does not."""
    with TABLE.open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def test_every_paper_of_a_case_has_a_form() -> None:
    assert {one.code for one in all_forms()} == set(CODES)


def test_an_unknown_form_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnknownForm, match="没有代码为“verdict”的文书式样"):
        form("verdict")


@each_form
def test_field_names_are_unique_and_required_ones_cite_an_article(of: PaperForm) -> None:
    names = [one.name for one in of.fields]
    assert len(names) == len(set(names))
    for one in of.fields:
        if one.required or one.when:
            assert one.article.startswith("《")
            assert "》第" in one.article
        if one.when:
            assert of.field(one.when) is not None
        if one.unless:
            assert of.field(one.unless) is not None
        assert (one.type is Kind.TABLE) == bool(one.columns)


@each_form
def test_what_points_to_a_person_is_never_public(of: PaperForm) -> None:
    private = {
        "party_",
        "interviewee",
        "speaker",
        "recipient",
        "applicant",
        "witness",
        "received_by",
        "agents",
    }
    for one in of.fields:
        if any(one.name.startswith(start) for start in private) and one.name not in {"applied_on"}:
            assert one.klass is FieldClass.PERSONAL, one.name
        if one.name == "reporter" and of.code != "deliberation_minutes":
            assert one.klass is FieldClass.SEALED


@each_form
def test_a_paper_that_stays_in_the_file_does_not_leave_the_house(of: PaperForm) -> None:
    assert not (of.internal and of.leaves)
    assert of.numbered or not of.leaves


@each_form
def test_a_complete_example_lacks_nothing(of: PaperForm) -> None:
    assert set(EXAMPLES[of.code]) == {one.name for one in of.fields}
    assert missing(of.code, EXAMPLES[of.code]) == []


@each_form
def test_each_required_field_left_empty_is_named_with_its_article(of: PaperForm) -> None:
    for one in of.fields:
        if one.required:
            emptied = {
                **EXAMPLES[of.code],
                one.name: [] if one.type is Kind.TABLE else "  " if one.type is Kind.LINE else None,
            }
            assert missing(of.code, emptied) == [f"缺少{one.title}（{one.article}）"]


def test_a_decision_without_its_basis_is_told_the_article() -> None:
    fields = {**EXAMPLES["penalty_decision"], "basis": ""}
    assert missing("penalty_decision", fields) == ["缺少处罚依据（《行政处罚法》第五十九条第一款第三项）"]


def test_a_fine_needs_its_collector_and_a_decision_without_fine_does_not() -> None:
    fields = {k: v for k, v in EXAMPLES["penalty_decision"].items() if k not in {"collector", "pay_by"}}
    assert missing("penalty_decision", fields) == [
        "缺少代收机构名称（《罚款决定与罚款收缴分离实施办法》第七条第一款）",
        "缺少缴纳期限（《罚款决定与罚款收缴分离实施办法》第七条第一款）",
    ]
    assert missing("penalty_decision", {**fields, "fine": None}) == []


def test_a_fine_collected_on_the_spot_needs_no_collector() -> None:
    fields = {**EXAMPLES["on_spot_decision"], "collector": "", "pay_by": "", "surcharge": ""}
    assert len(missing("on_spot_decision", fields)) == 3
    assert missing("on_spot_decision", {**fields, "collected": True}) == []


def test_a_notice_with_a_right_to_a_hearing_must_say_why() -> None:
    fields = {**EXAMPLES["advance_notice"], "hearing_ground": ""}
    assert missing("advance_notice", fields) == ["缺少听证权利的依据（《行政处罚法》第六十三条第一款）"]
    assert missing("advance_notice", {**fields, "hearing_due": False}) == []


def test_only_one_who_broke_a_rule_must_be_educated() -> None:
    fields = {**EXAMPLES["no_penalty_decision"], "education": ""}
    assert missing("no_penalty_decision", fields) == ["缺少教育和改正要求（《行政处罚法》第三十三条第三款）"]
    assert missing("no_penalty_decision", {**fields, "grounds": ""}) == []


def test_one_officer_is_too_few_and_seven_questions_too() -> None:
    record, review = EXAMPLES["on_site_record"], EXAMPLES["review_opinion"]
    alone = {**record, "officers": [{"name": "林示例", "certificate": "19200000001"}]}
    assert missing("on_site_record", alone) == ["检查（勘验）人员不足2项（《行政处罚法》第四十二条第一款）"]
    questions = review["questions"]
    assert isinstance(questions, list)
    short = {**review, "questions": questions[:7]}
    assert missing("review_opinion", short) == [
        "审核事项不足8项（《广东省重大行政执法决定法制审核办法》第十七条）"
    ]


def test_every_official_field_is_carried_or_left_out_for_a_reason() -> None:
    rows = official()
    assert len(rows) > 500
    for row in rows:
        where = f"{row['form_name']}：{row['field']}"
        carried, reason = row["carried_by"], row["left_out_because"]
        assert bool(carried) != bool(reason), where
        if carried and carried not in OUTSIDE:
            assert form(row["ours"]).field(carried) is not None, where
        if reason:
            assert len(reason) > 8, where


def collected() -> dict[str, list[str]]:
    """Official field names by form number, from the collection if it is here, else from our table."""
    found: dict[str, list[str]] = defaultdict(list)
    samples = REAL / "forms_safety_supervision" / "form_fields.csv"
    food = REAL / "forms_food_drug" / "forms.json"
    if samples.exists() and food.exists():
        with samples.open(encoding="utf-8-sig") as rows:
            for row in csv.DictReader(rows):
                found[row["form_no"]].append(row["field"])
        for one in json.loads(food.read_text(encoding="utf-8")):
            found[f"food_drug {one['no']}"] += one["fields"]
    else:
        for row in official():
            found[row["form_no"]].append(row["field"])
    return found


def test_the_table_of_official_fields_is_the_official_one() -> None:
    ours: dict[str, list[str]] = defaultdict(list)
    for row in official():
        ours[row["form_no"]].append(row["field"])
    theirs = collected()
    assert {no: sorted(fields) for no, fields in ours.items()} == {no: sorted(theirs[no]) for no in ours}
