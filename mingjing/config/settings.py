"""One settings file; what differs between places is an environment variable (see env.py)."""

from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from . import env
from .database import connection_settings

ROOT = Path(__file__).resolve().parents[2]
STATE = env.path("MJ_STATE", ROOT / "var")
DEMO = env.flag("MJ_DEMO")
DEBUG = False
DOOR = env.text("MJ_DOOR", "desk")  # desk | portal: which door this process serves
ROLE = env.text("MJ_ROLE", "web")  # database role of this process: web portal seal follow owner
SECRET_KEY = env.text("MJ_SECRET_KEY") or token_urlsafe(48)
ALLOWED_HOSTS = list(env.words("MJ_HOSTS", ("localhost", "127.0.0.1", "[::1]", "testserver")))
CSRF_TRUSTED_ORIGINS = list(env.words("MJ_ORIGINS"))

CITY = env.text("MJ_CITY", "中山市")
LOG_ORIGIN = env.text("MJ_LOG_ORIGIN", "log.mingjing.example/mj1")
PORTAL_URL = env.text("MJ_PORTAL_URL", "http://localhost:8001")
DESK_URL = env.text("MJ_DESK_URL", "http://localhost:8000")
TILES = STATE / "log"
EVIDENCE = STATE / "evidence"
KEYS = STATE / "keys"
SECOND_COPY = env.path("MJ_SECOND_COPY", STATE) if env.text("MJ_SECOND_COPY") else None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "mingjing.record",
    "mingjing.rooms.inbox",
    "mingjing.rooms.agencies",
    "mingjing.rooms.catalogue",
    "mingjing.rooms.registry",
    "mingjing.rooms.evidence",
    "mingjing.rooms.cases",
    "mingjing.rooms.payments",
    "mingjing.rooms.review",
    "mingjing.rooms.disclosure",
    "mingjing.doors.ui",
    "mingjing.doors.desk",
    "mingjing.doors.portal",
    "mingjing.doors.exchange",
    "mingjing.demo",
]
if DOOR == "portal":  # nobody signs in there
    INSTALLED_APPS = [name for name in INSTALLED_APPS if not name.startswith(("allauth", "axes"))]
AUTH_USER_MODEL = "agencies.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES: dict[str, dict[str, Any]] = {
    "default": connection_settings(ROLE, pool=env.number("MJ_POOL", 0)),
    "owner": connection_settings("owner"),
}
DATABASES["owner"]["TEST"] = {"DEPENDENCIES": []}
DATABASES["default"]["TEST"] = {"MIRROR": "owner"}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [ROOT / "mingjing/doors/portal/locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

from .web import *  # noqa: E402, F403  (the part of the settings that only doors need)
