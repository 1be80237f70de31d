"""Problem details (RFC 9457): every refusal of the exchange, in the words the desk uses."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from mingjing.doors.ui import refusals
from mingjing.record.refusal import Full, KeyReused, Overtaken, Refused

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
TITLES = {
    "unreadable": "请求无法读取",
    "unknown_key": "密钥无效",
    "not_allowed": "不在对接范围内",
    "not_found": "没有找到",
    "wrong_method": "不支持这种方法",
    "overtaken": "他人已先办理",
    "too_large": "内容过大",
    "key_reused": "幂等键已用于另一内容",
    "refused": "不予接收",
    "no_room": "存储空间不足",
    "broken": "系统故障",
}
_WORDS = {
    "missing": "缺少“{name}”。",
    "uuid_parsing": "“{name}”不是有效的编号。",
    "int_parsing": "“{name}”应为整数。",
    "greater_than_equal": "“{name}”小于下限。",
    "less_than_equal": "“{name}”超过上限。",
    "string_too_long": "“{name}”过长。",
    "date_from_datetime_parsing": "“{name}”应为日期，写作 YYYY-MM-DD。",
    "literal_error": "“{name}”不在可用的值之中。",
}


@dataclass
class Problem(Exception):
    """A refusal before anything was asked of the house."""

    status: int
    kind: str
    detail: str
    fields: Mapping[str, str] = field(default_factory=dict)


def answer(
    status: int, kind: str, *, reasons: Sequence[str] = (), fields: Mapping[str, str] | None = None
) -> HttpResponse:
    """The problem as a response; `reasons` are all sentences, `errors` those that belong to a field."""
    told: dict[str, Any] = {
        "type": f"urn:mingjing:problem:{kind}",
        "title": TITLES[kind],
        "status": status,
        "detail": "".join(reasons) or f"{TITLES[kind]}。",
        "reasons": list(reasons),
        "errors": [{"field": name, "detail": sentence} for name, sentence in (fields or {}).items()],
    }
    answer = HttpResponse(json.dumps(told, ensure_ascii=False), content_type=MEDIA_TYPE, status=status)
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="mingjing"'
    return answer


def install(api: NinjaAPI) -> None:
    """Answer every exception of the API with a problem."""
    for kind, handler in _HANDLERS.items():
        api.add_exception_handler(kind, handler)


def _refused(_: HttpRequest, wrong: Refused) -> HttpResponse:
    if isinstance(wrong, Overtaken):
        return answer(409, "overtaken", reasons=wrong.reasons)
    if isinstance(wrong, Full):
        return answer(507, "no_room", reasons=wrong.reasons, fields=wrong.fields)
    kind = "key_reused" if isinstance(wrong, KeyReused) else "refused"
    return answer(422, kind, reasons=wrong.reasons, fields=wrong.fields)


def _problem(_: HttpRequest, wrong: Problem) -> HttpResponse:
    return answer(wrong.status, wrong.kind, reasons=[wrong.detail], fields=wrong.fields)


def _invalid(_: HttpRequest, wrong: ValidationError) -> HttpResponse:
    fields = {}
    for error in wrong.errors:
        name = str(error["loc"][-1])
        fields[name] = _WORDS.get(str(error["type"]), "“{name}”的值不合要求。").format(name=name)
    return answer(400, "unreadable", reasons=list(fields.values()), fields=fields)


def _unknown(_: HttpRequest, __: AuthenticationError) -> HttpResponse:
    return answer(401, "unknown_key", reasons=["请在 Authorization 头中以 Bearer 方式给出有效的密钥。"])


def _not_found(_: HttpRequest, __: Http404) -> HttpResponse:
    return answer(404, "not_found", reasons=["没有这一项，或者它不在您的范围内。"])


def _too_large(_: HttpRequest, __: RequestDataTooBig) -> HttpResponse:
    return answer(413, "too_large", reasons=["请求内容超过12兆字节，请分批送来，或者作为文件上传。"])


def _http(_: HttpRequest, wrong: HttpError) -> HttpResponse:
    return answer(wrong.status_code, "unreadable", reasons=["请求内容不是完整的 JSON 或者表单。"])


def _unreadable(_: HttpRequest, __: Exception) -> HttpResponse:
    return answer(400, "unreadable", reasons=["请求的格式无法读取。"])


def _broken(request: HttpRequest, wrong: Exception) -> HttpResponse:
    log.error("exchange broke on %s %s", request.method, request.path, exc_info=wrong)
    return answer(500, "broken", reasons=["系统没有办成这件事，也没有留下半成品，请稍后以同一幂等键重试。"])


_HANDLERS: dict[type[Exception], Any] = {
    Refused: _refused,
    Problem: _problem,
    ValidationError: _invalid,
    AuthenticationError: _unknown,
    Http404: _not_found,
    RequestDataTooBig: _too_large,
    HttpError: _http,
    MultiPartParserError: _unreadable,
    BadRequest: _unreadable,
    SuspiciousOperation: _unreadable,
    Exception: _broken,
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400 of the process: what comes before any view is a problem here, and a page at the desk."""
    if not request.path.startswith("/exchange/"):
        return refusals.bad_request(request, exception)
    return answer(400, "unreadable", reasons=["请求的地址或者内容无法读取。"])
