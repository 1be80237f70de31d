"""Pages drawn once in each process: given out again, byte for byte, until the row that they show is another."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone

from mingjing.doors.ui.context import display

from .shell import chosen

MOST = 500
"""Pages kept in one process; a page is some ten kilobytes."""
LONGEST = 200
"""Letters of an address that may be kept: nobody fills the memory with long ones."""
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Kept:
    """A page as it went out."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    tag: str


class Shelf:
    """The pages of one process, the longest unread goes first."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Kept | None:
        """The page under this key."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep a page; where it is full, forget another."""
        with self._lock:
            self._pages[key] = kept
            while len(self._pages) > self.most:
                self._pages.popitem(last=False)


def until(mark: Callable[..., Hashable | None]) -> Callable[[View], View]:
    """A page that stays as it is while its mark does; the mark is one small question, None keeps nothing."""

    def keeping(view: View) -> View:
        shelf = Shelf()

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            stands = mark(*args, **kwargs) if request.method in {"GET", "HEAD"} else None
            address = request.get_full_path()
            if stands is None or len(address) > LONGEST:
                return view(request, *args, **kwargs)
            key = (stands, address, chosen(request), display(request), timezone.localdate())
            kept = shelf.get(key)
            if kept is not None:
                return _given(request, kept)
            response = view(request, *args, **kwargs)
            if response.status_code == 200 and isinstance(response, HttpResponse) and "ETag" in response:
                shelf.put(key, Kept(response.content, tuple(response.items()), response["ETag"]))
            return response

        return answer

    return keeping


def _given(request: HttpRequest, kept: Kept) -> HttpResponse:
    if request.headers.get("If-None-Match") == kept.tag:
        response: HttpResponse = HttpResponseNotModified()
        wanted = {"ETag", "Cache-Control"}
    else:
        response, wanted = HttpResponse(kept.content), set()
    for name, value in kept.headers:
        if not wanted or name in wanted:
            response[name] = value
    return response
