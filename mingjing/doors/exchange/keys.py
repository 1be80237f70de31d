"""Keys of integrators: 256 random bits, shown once; the digest alone is kept, so a stolen table opens nothing."""

import hashlib
import secrets

from django.utils import timezone

from mingjing.record.actor import Actor
from mingjing.rooms.agencies import queries as agencies

from .models import Integrator

PREFIX = "mj_"
KINDS = ("mirrored_decisions",)


def issue(code: str, *, name: str, agency: int, kinds: tuple[str, ...] = KINDS) -> str:
    """Register an integrator, or give it a new key; answers with the key, which nobody can read again."""
    key = PREFIX + secrets.token_urlsafe(32)
    Integrator.objects.update_or_create(
        code=code,
        defaults={
            "name": name, "agency": agency, "kinds": list(kinds), "key_sha256": digest(key), "ended_at": None,
        },
    )  # fmt: skip
    return key


def end(code: str) -> bool:
    """Close an integrator's key; whether there was one."""
    return bool(Integrator.objects.filter(code=code, ended_at=None).update(ended_at=timezone.now()))


def holder(key: str) -> Integrator | None:
    """Whose key this is, if it is anybody's and still open."""
    return Integrator.objects.filter(key_sha256=digest(key), ended_at=None).first()


def actor(one: Integrator) -> Actor:
    """The integrator as the entry names it."""
    agency = agencies.agency(one.agency)
    return Actor(f"integrator:{one.code}", one.name, one.agency, agency.name if agency else "", "integrator")


def digest(key: str) -> str:
    """What is kept of a key; it has 256 random bits, so that a plain digest cannot be searched."""
    return hashlib.sha256(key.encode()).hexdigest()
