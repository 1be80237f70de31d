"""Integrators push letters: once, with a receipt, and every refusal a problem in words."""

import io
import json
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client

from mingjing.doors.exchange import keys
from mingjing.record.actor import HOUSE
from mingjing.record.models import Entry
from mingjing.record.tlog import Verifier, verify_receipt
from mingjing.rooms.agencies.actions import Directory, bring_into_force
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.agencies.scope import reading
from mingjing.rooms.inbox import queries
from mingjing.rooms.inbox.actions import note_lines
from mingjing.rooms.inbox.keeping import original
from mingjing.rooms.inbox.models import Letter, LetterLine

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("mingjing.doors.exchange.urls")]
ONE = [
    {
        "number": "A-1",
        "authority": "某市某局",
        "decided_on": "2026-03-02",
        "party": "甲公司",
        "penalties": ["fine"],
    }
]
Push = Callable[..., HttpResponse]


@pytest.fixture
def key(db: None) -> str:
    day = date(2020, 1, 1)
    rows = [
        Agency(id=n, code=f"A{n}", name=f"机关{n}", short="试", kind="mirror", path=f"{n}.", valid_from=day)
        for n in (7, 8)
    ]
    bring_into_force(Directory(agencies=rows), agency=0, by=HOUSE, on=day, key=uuid.uuid4())
    return keys.issue("province", name="省级平台", agency=7)


@pytest.fixture
def push(key: str, client: Client) -> Push:
    def push(
        told: Any = ONE, *, once: str = "2026-03-02/1", path: str = "/decisions", **headers: str
    ) -> HttpResponse:
        raw = told if isinstance(told, bytes) else json.dumps(told, ensure_ascii=False).encode()
        sent = {"Authorization": f"Bearer {key}", "Idempotency-Key": once} | headers
        return client.post(path, raw, content_type="application/json", headers=sent)  # type: ignore[return-value]

    return push


def problem(answer: HttpResponse, status: int) -> dict[str, Any]:
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    told: dict[str, Any] = json.loads(answer.content)
    assert told.keys() == {"type", "title", "status", "detail", "reasons", "errors"}
    assert told["status"] == status
    assert told["detail"].endswith("。")
    return told


def test_a_push_becomes_a_letter_that_keeps_the_very_bytes(push: Push) -> None:
    told = json.loads(push().content)
    with reading({7}):
        letter = Letter.objects.get(pk=told["letter"])
        assert (letter.sender, letter.kind, letter.agency) == ("integrator:province", "mirrored_decisions", 7)
        assert letter.particulars == {"format": "mingjing/1", "edition": "1", "src": "省级平台"}
    with original(letter.sha256) as kept:
        assert json.load(kept) == ONE


def test_the_answer_carries_a_receipt_that_verifies(push: Push) -> None:
    answer = push()
    assert answer.status_code == 201
    told = json.loads(answer.content)
    promise = verify_receipt(json.dumps(told["receipt"]).encode(), Verifier.parse(told["receipt_key"]))
    assert promise.leaf == bytes(Entry.objects.get(docket=told["letter"]).hash)


def test_the_same_push_again_is_the_same_letter(push: Push) -> None:
    first, again = push(), push()
    assert (first.status_code, again.status_code) == (201, 200)
    assert json.loads(again.content) == {**json.loads(first.content), "repeated": True}
    assert problem(push([{"number": "B"}]), 422)["type"] == "urn:mingjing:problem:key_reused"
    assert Entry.objects.filter(action="letter.receive").count() == 1


def test_a_push_needs_an_idempotency_key(key: str, client: Client) -> None:
    answer = client.post(
        "/decisions", "[]", content_type="application/json", headers={"Authorization": f"Bearer {key}"}
    )
    assert problem(answer, 400)["errors"] == [
        {"field": "Idempotency-Key", "detail": "缺少“Idempotency-Key”。"}
    ]


@pytest.mark.parametrize("header", ["", "Bearer wrong", "Basic abc", "Bearer "])
def test_without_a_good_key_nothing_is_taken(push: Push, header: str) -> None:
    answer = push(Authorization=header)
    assert "密钥" in problem(answer, 401)["detail"]
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert not Entry.objects.filter(action="letter.receive").exists()


def test_a_key_that_was_ended_opens_nothing(push: Push) -> None:
    call_command("integrator", "province", "--end")
    problem(push(), 401)


@pytest.mark.parametrize("raw", [b"", b"  ", b"\xff\xfe\x00", b'[{"number": 1}', b"\x89PNG\r\n\xff\xff"])
def test_what_is_no_table_is_refused_in_words(push: Push, raw: bytes) -> None:
    problem(push(raw), 422)
    assert not Entry.objects.filter(action="letter.receive").exists()


def test_a_request_that_is_too_large_is_refused_in_words(push: Push) -> None:
    assert "12兆字节" in problem(push(b'[{"facts": "' + b"x" * (12 << 20) + b'"}]'), 413)["detail"]


def upload(client: Client, key: str, raw: bytes = b"a,b\n1,2\n", **told: str) -> HttpResponse:
    file = io.BytesIO(raw)
    file.name = "决定.csv"
    sent = {"Authorization": f"Bearer {key}", "Idempotency-Key": "x"}
    return client.post("/letters", {"file": file, **told}, headers=sent)  # type: ignore[return-value]


def test_a_file_is_a_letter_too(key: str, client: Client) -> None:
    answer = upload(client, key, "文号,机关\n一号,甲\n".encode("gbk"), form="mingjing/1", edition="2")
    assert answer.status_code == 201
    with reading({7}):
        letter = Letter.objects.get()
    assert (letter.subject, letter.file_name, letter.media_type) == ("决定.csv", "决定.csv", "text/csv")
    assert letter.particulars["edition"] == "2"


def test_a_bad_file_is_refused_at_its_field(key: str, client: Client) -> None:
    assert problem(upload(client, key, b""), 422)["errors"] == [
        {"field": "file", "detail": "文件是空的（0字节），请重新选择文件。"}
    ]
    assert problem(upload(client, key, form="xml"), 422)["errors"][0]["field"] == "form"
    assert problem(upload(client, key, kind="complaint"), 403)["errors"][0]["field"] == "kind"
    assert problem(upload(client, key, subject="一\x00"), 422)["errors"][0]["field"] == "subject"


def test_a_letter_is_followed_line_by_line(push: Push, key: str, client: Client) -> None:
    sent, headers = json.loads(push().content), {"Authorization": f"Bearer {key}"}
    status = client.get(sent["status"], headers=headers).json()
    assert (status["state"], status["words"], status["counts"]) == ("received", "已收到，等待受理", {})
    with reading({7}):
        letter = queries.letter(uuid.UUID(sent["letter"]), {7})
        assert letter is not None
        note_lines(
            letter,
            [LetterLine(number=n, key=f"=A{n}", state="refused", sentences=["无。"]) for n in range(1, 251)],
        )
    first = client.get(f"{sent['status']}/lines", headers=headers).json()
    assert (len(first["lines"]), first["next"]) == (200, 200)
    rest = client.get(f"{sent['status']}/lines?after=200", headers=headers).json()
    assert (len(rest["lines"]), rest["next"]) == (50, None)
    report = client.get(f"{sent['status']}/report.csv", headers=headers)
    told = b"".join(report.streaming_content).decode()  # type: ignore[attr-defined]
    assert told.count("\r\n") == 251
    assert "1,'=A1,未接收,无。," in told
    assert client.get(sent["status"], headers=headers).json()["counts"] == {"refused": 250}


def test_another_integrators_letter_is_not_found(push: Push, client: Client) -> None:
    sent = json.loads(push().content)
    for agency in (7, 8):
        other = {"Authorization": f"Bearer {keys.issue('other', name='别家', agency=agency)}"}
        problem(client.get(sent["status"], headers=other), 404)  # type: ignore[arg-type]
    problem(client.get(f"/letters/{uuid.uuid4()}", headers=other), 404)  # type: ignore[arg-type]


def test_an_unknown_address_is_a_problem_too(client: Client) -> None:
    problem(client.get("/nowhere"), 404)  # type: ignore[arg-type]
    wrong = client.delete("/decisions")
    assert "DELETE" in problem(wrong, 405)["detail"]  # type: ignore[arg-type]
    assert wrong["Allow"] == "POST"


def test_the_document_is_openapi_3_1_and_describes_a_decision(client: Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    body = document["paths"]["/decisions"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["items"]["required"] == ["number", "authority", "decided_on"]
    assert "422" in document["paths"]["/decisions"]["post"]["responses"]


def test_every_refusal_is_documented_as_what_it_is_sent_as(client: Client) -> None:
    document = client.get("/openapi.json").json()
    told = [
        (path, code, answer["content"])
        for path, methods in document["paths"].items()
        for method in methods.values()
        for code, answer in method["responses"].items()
        if int(code) >= 400
    ]
    assert len(told) > 20
    assert [one for one in told if list(one[2]) != ["application/problem+json"]] == []
    report = document["paths"]["/letters/{letter}/report.csv"]["get"]["responses"]["200"]["content"]
    assert list(report) == ["text/csv"]


@pytest.mark.urls("mingjing.config.urls_desk")
def test_what_cannot_even_be_read_is_a_problem_here_and_a_page_at_the_desk(client: Client) -> None:
    answer = client.get("/exchange/public/matters?agency=%00")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert client.get("/desk/?q=%00")["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\xff"]
)
def test_a_form_that_cannot_be_taken_apart_is_a_problem_of_its_sender(
    key: str, client: Client, kind: str
) -> None:
    headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": "1"}
    answer = client.post("/letters", b"--x\r\n", content_type=kind, headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_what_is_sent_to_no_address_of_the_api_is_a_problem_and_no_page() -> None:
    answer = Client(enforce_csrf_checks=True).post("/nowhere", b"[]", content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_only_the_digest_of_a_key_is_kept(key: str) -> None:
    assert keys.holder(key) is not None
    assert keys.digest(key) != key
    assert keys.holder(keys.digest(key)) is None


def test_a_key_is_given_by_command_and_shown_once(key: str) -> None:
    out = io.StringIO()
    call_command("integrator", "second", "--name", "第二家", "--agency", "8", stdout=out)
    one = keys.holder(out.getvalue().strip())
    assert one is not None
    assert (one.name, one.agency) == ("第二家", 8)
    with pytest.raises(CommandError, match="没有编号为9的机关"):
        call_command("integrator", "third", "--name", "第三家", "--agency", "9")
    with pytest.raises(CommandError, match="请写明"):
        call_command("integrator", "third")
    with pytest.raises(CommandError, match="没有在用"):
        call_command("integrator", "third", "--end")
