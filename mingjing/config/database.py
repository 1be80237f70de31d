"""Where the database is and as whom a process speaks to it; importing this starts nothing."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from psycopg import Connection

from . import env
from .places import ROOT, places

DATABASE = "mingjing"
PORT = "5432"
ROLES = ("owner", "web", "portal", "seal", "follow")


def forget_reader(connection: Connection[Any]) -> None:
    """Clear whose rows the connection may see, before the next request borrows it."""
    connection.execute("SELECT set_config('mj.agencies', '', false)")
    if not connection.autocommit:
        connection.commit()


def connection_settings(role: str, pool: int = 0) -> dict[str, Any]:
    """Django's settings for one database role; `pool` is the most connections kept, 0 for none."""
    if role not in ROLES:
        raise ValueError(f"no such database role: {role}")
    settings = _given(role) if env.text("MJ_DATABASE_URL") else _embedded(role)
    settings |= {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 0}
    if pool:
        settings["OPTIONS"]["pool"] = {"min_size": 1, "max_size": pool, "reset": forget_reader}
    return settings


def _given(role: str) -> dict[str, Any]:
    """The server named by MJ_DATABASE_URL, with the password of MJ_<ROLE>_PASSWORD."""
    url = urlsplit(env.text("MJ_DATABASE_URL"))
    return {
        "NAME": unquote(url.path.lstrip("/")) or DATABASE,
        "USER": role,
        "PASSWORD": env.text(f"MJ_{role.upper()}_PASSWORD"),
        "HOST": url.hostname or "",
        "PORT": str(url.port or PORT),
        "OPTIONS": dict(parse_qsl(url.query)),
    }


def _embedded(role: str) -> dict[str, Any]:
    """The embedded cluster, by its socket; its roles have no passwords."""
    socket = places(env.path("MJ_STATE", ROOT / "var")).socket
    return {"NAME": DATABASE, "USER": role, "HOST": str(socket), "PORT": PORT, "OPTIONS": {}}
