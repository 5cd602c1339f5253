"""Settings of accounts: logging in, the second factor, limits and their counters."""

from typing import Any

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_PREVENT_ENUMERATION = True
# An account is made by whoever has opened the mail, so every address is verified.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    # Ours: mails asked for, codes typed, links opened.
    "login_mail": "30/30m/ip,6/30m/key,30/d/key",
    "login_code": "30/10m/ip",
    "login_link": "60/10m/ip",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A telephone's clock may be half a minute wrong.
MFA_TOTP_TOLERANCE = 1

# The admin is entered through the login of the portal, and nowhere else.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# The invented people of a demonstration have no telephone for a second factor.
PORTAL_DEMO_DOMAIN = "@demo.enjoy-mel.example"

COUNTERS_TABLE = "accounts_counter"
MOST_COUNTERS = 100_000
WITH_COUNTERS = {
    "django.core.cache.backends.locmem.LocMemCache": "accounts.counters.MemoryCache",
    "django.core.cache.backends.filebased.FileBasedCache": "accounts.counters.FileCache",
}


def caches(cache: dict[str, Any]) -> dict[str, Any]:
    """`default` as CACHE_URL says; `shared` counts tries for all processes together.

    A server for caches is shared already. Memory and folders are not, or not safely:
    there the counters of allauth, which knows only `default`, go to the database.
    """
    if cache["BACKEND"] not in WITH_COUNTERS:
        return {"default": cache, "shared": cache}
    shared = {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": COUNTERS_TABLE,
        # Old entries are thrown out when it is full: far more than anybody can fill.
        "OPTIONS": {"MAX_ENTRIES": MOST_COUNTERS},
    }
    return {
        "default": {**cache, "BACKEND": WITH_COUNTERS[cache["BACKEND"]]},
        "shared": shared,
    }
