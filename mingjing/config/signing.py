"""The settings of signing in: who may, how often, for how long. Without a variable the stricter choice holds."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from . import env


def single_sign_on(issuer: str, name: str, client: str, secret: str) -> dict[str, Any]:
    """What allauth wants to know of the city's OpenID provider."""
    app = {"provider_id": "city", "name": name, "client_id": client, "secret": secret}
    settings = {"server_url": issuer, "oauth_pkce_enabled": True}
    return {"openid_connect": {"APPS": [app | {"settings": settings}]}}


DEMO = env.flag("MJ_DEMO")
SECURE = env.text("MJ_DESK_URL").startswith("https://")

SECOND_FACTOR = env.flag("MJ_SECOND_FACTOR", not DEMO)  # nobody works with a password alone
SESSION_IDLE = timedelta(minutes=env.number("MJ_SESSION_IDLE_MINUTES", 15))
SESSION_LONGEST = timedelta(hours=env.number("MJ_SESSION_HOURS", 10))
FRESH = timedelta(minutes=env.number("MJ_FRESH_MINUTES", 10))  # how long ago she proved who she is
PROXIES = env.words("MJ_PROXIES")  # addresses whose X-Forwarded-For is believed
DEMO_PASSWORD = env.text("MJ_DEMO_PASSWORD", "mirror-of-bronze-2026") if DEMO else ""
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "mingjing.doors.desk.signing.backend.Known",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SHORTEST = 8 if SECOND_FACTOR else 15  # alone, a password has to be a sentence
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": SHORTEST},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "mingjing.doors.desk.signing.passwords.NotOfHere"},
    {"NAME": "mingjing.doors.desk.signing.passwords.NotEndless"},
]

ACCOUNT_ADAPTER = "mingjing.doors.desk.signing.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(FRESH.total_seconds())
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "5/15m/key"}  # one hall, one address; see axes

MFA_ADAPTER = "mingjing.doors.desk.signing.adapters.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "明镜"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # browsers themselves allow that for localhost only

AXES_FAILURE_LIMIT = env.number("MJ_SIGN_IN_TRIES", 5)
AXES_COOLOFF_TIME = timedelta(minutes=env.number("MJ_LOCK_MINUTES", 15))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "mingjing.doors.desk.signing.locking.counted_name"
AXES_CLIENT_IP_CALLABLE = "mingjing.doors.ui.noting.source"
AXES_LOCKOUT_CALLABLE = "mingjing.doors.desk.signing.locking.locked"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

OIDC_ISSUER = env.text("MJ_OIDC_ISSUER")  # 统一身份认证, the city's single sign-on
OIDC_CLAIM = env.text("MJ_OIDC_CLAIM", "preferred_username")  # the claim that is the account's name here
OIDC_NAME = env.text("MJ_OIDC_NAME", "统一身份认证")
OIDC_ORIGINS = env.words(
    "MJ_OIDC_ORIGINS", (urlsplit(OIDC_ISSUER)._replace(path="").geturl(),) if OIDC_ISSUER else ()
)
SOCIALACCOUNT_ADAPTER = "mingjing.doors.desk.signing.adapters.SingleSignOn"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = (
    single_sign_on(OIDC_ISSUER, OIDC_NAME, env.text("MJ_OIDC_CLIENT"), env.text("MJ_OIDC_SECRET"))
    if OIDC_ISSUER
    else {}
)
