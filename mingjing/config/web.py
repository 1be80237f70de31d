"""The settings only doors need: templates, middleware, sessions, sign-in, headers, files."""

from typing import Any

from . import env
from .journal import LOGGING as LOGGING
from .places import ROOT
from .signing import *  # noqa: F403  (sign-in and sessions)

DOOR = env.text("MJ_DOOR", "desk")
ROOT_URLCONF = f"mingjing.config.urls_{DOOR}"
WSGI_APPLICATION = "mingjing.config.wsgi.application"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mingjing.doors.ui.headers.content_policy",
    "mingjing.doors.ui.legible.legible",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "mingjing.doors.desk.signing.keeping.Keeping",
    "mingjing.doors.desk.guarding.Guarding",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": True,  # each app's jinja2/ folder
        "OPTIONS": {
            "environment": "mingjing.doors.ui.environment.environment",
            "context_processors": ["mingjing.doors.ui.context.shell"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "mingjing.doors.ui.refusals.csrf_failed"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

CACHES: dict[str, dict[str, Any]] = {
    "default": {  # tries of codes are counted here, and all processes of the desk must count together
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(env.path("MJ_STATE", ROOT / "var") / "cache"),
    }
}

if DOOR == "portal":  # the public signs in nowhere: no session, no account, nothing of the desk
    DESK_ONLY = ("session", ".auth.", "messages", "allauth.", "axes.", "mingjing.doors.desk.")
    MIDDLEWARE = [name for name in MIDDLEWARE if not any(part in name for part in DESK_ONLY)]
    AUTHENTICATION_BACKENDS = []
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    TEMPLATES = TEMPLATES[:1]

if env.text(f"MJ_{DOOR.upper()}_URL").startswith(
    "https://"
):  # behind a proxy that ends TLS and sets this header
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = env.number("MJ_HSTS_DAYS", 365) * 24 * 3600
