"""记一笔: what the running log is told about sign-ins and refused attempts, and from where they came."""

import logging
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

REFUSED = logging.getLogger("mingjing.refused")
SIGNED = logging.getLogger("mingjing.signed")


def source(request: HttpRequest) -> str:
    """The caller's address; what a header says is believed only where our own proxy wrote it."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    trusted = set(settings.PROXIES)
    if direct not in trusted:
        return direct
    hops = [hop.strip() for hop in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
    for hop in reversed(hops):
        if not _is_address(hop):
            return direct
        if hop not in trusted:
            return hop
    return direct


def refused(request: HttpRequest, what: str, *, answer: int, who: str = "") -> None:
    """A refused attempt: who, from where, what; no field of any form."""
    REFUSED.warning(what, extra=_facts(request, who, answer))


def signed(request: HttpRequest, what: str, *, who: str) -> None:
    """A sign-in, a sign-out, or a change of how somebody signs in."""
    SIGNED.info(what, extra=_facts(request, who, 200))


def _facts(request: HttpRequest, who: str, answer: int) -> dict[str, object]:
    user = getattr(request, "user", None)
    name = who or (user.get_username() if user is not None and user.is_authenticated else "")
    return {
        "status_code": answer,
        "facts": {"who": name, "source": source(request), "method": request.method, "path": request.path},
    }


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
