"""The documented API: what is public may be read by anybody, what is pushed needs a key. OpenAPI 3.1."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from . import problems
from .pushing import router as pushing


class Renderer(JSONRenderer):
    """Chinese as it is written."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="明镜数据交换接口",
    version="1",
    description="送交外部行政处罚决定，读取已经公示的信息。出错时以 application/problem+json 说明原因。",
    docs_url=None,
    urls_namespace="exchange",
    renderer=Renderer(),
)
api.add_router("", pushing)
problems.install(api)


def not_found(request: HttpRequest, **_: Any) -> Any:
    """Whatever is no address of the API."""
    return problems.answer(404, "not_found", reasons=["接口没有这个地址。"])
