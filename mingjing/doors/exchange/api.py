"""The documented API: what is public may be read by anybody, what is pushed needs a key. OpenAPI 3.1."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from . import problems
from .pushing import router as pushing
from .reading import router as reading


class Renderer(JSONRenderer):
    """Chinese as it is written."""

    json_dumps_params = {"ensure_ascii": False}


class DocumentedAPI(NinjaAPI):
    """Whose document names the media types that are sent."""

    def get_openapi_schema(self, **told: Any) -> Any:
        """Refusals are problems, and the report of a letter is a table."""
        schema = super().get_openapi_schema(**told)
        for path, methods in schema["paths"].items():
            for method in methods.values():
                for code, one in method["responses"].items():
                    table = "text/csv" if path.endswith(".csv") else ""
                    kind = problems.MEDIA_TYPE if int(code) >= 400 else table
                    if kind and "content" in one:
                        one["content"] = {kind: next(iter(one["content"].values()))}
        return schema


api = DocumentedAPI(
    title="明镜数据交换接口",
    version="1",
    description="送交外部行政处罚决定，读取已经公示的信息。出错时以 application/problem+json 说明原因。",
    docs_url=None,
    urls_namespace="exchange",
    renderer=Renderer(),
)
api.add_router("", pushing)
api.add_router("", reading)
problems.install(api)


def addresses() -> list[URLPattern]:
    """The API's addresses; a wrong method is a problem too."""
    patterns = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
    for pattern in patterns:
        pattern.callback = _in_words(pattern.callback)
    return patterns


def _in_words(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        answer = view(request, *args, **kwargs)
        if answer.status_code != 405:
            return answer
        told = problems.answer(405, "wrong_method", reasons=[f"这个地址不支持{request.method}方法。"])
        told["Allow"] = answer["Allow"]
        return told

    return answered


@csrf_exempt  # nothing is there that a form could change
def not_found(request: HttpRequest, **_: Any) -> Any:
    """Whatever is no address of the API."""
    return problems.answer(404, "not_found", reasons=["接口没有这个地址。"])
