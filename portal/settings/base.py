"""Settings shared by every environment; what differs comes from environment.py."""

from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

import environ

from core.geo.config import tiles_origin
from portal.settings.accounts import *
from portal.settings.accounts import caches
from portal.settings.environment import ROOT

environ.Env.read_env(ROOT / ".env")


def settings_from(values: dict[str, Any]) -> dict[str, Any]:
    """The Django settings that follow from the table of environment variables."""
    base = urlsplit(values["BASE_URL"])
    data = values["DATA_DIR"]
    data.mkdir(parents=True, exist_ok=True)
    database = values["DATABASE_URL"] or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(data / "portal.sqlite3"),
    }
    return {
        "SECRET_KEY": values["SECRET_KEY"],
        "BASE_URL": values["BASE_URL"],
        "WAGTAILADMIN_BASE_URL": values["BASE_URL"],
        "ALLOWED_HOSTS": values["ALLOWED_HOSTS"] or [base.hostname],
        "CSRF_TRUSTED_ORIGINS": [values["BASE_URL"]],
        "DATABASES": {"default": with_options(database)},
        "CACHES": caches(values["CACHE_URL"]),
        "DEFAULT_FROM_EMAIL": values["EMAIL_FROM"],
        "MEDIA_ROOT": str(data / "media"),
        "STATIC_ROOT": str(data / "static"),
        "WAGTAIL_SITE_NAME": values["SITE_NAME"],
        "WAGTAILSEARCH_BACKENDS": search_backends(database),
        "PORTAL_SEARCH_URL": search_url(values["SEARCH_URL"]),
        "TASKS": {"default": {"BACKEND": TASK_BACKENDS[values["TASKS"]]}},
        "LEAFLET_CONFIG": values["MAP_TILES"],
        "PORTAL_CSP": content_security_policy(values["MAP_TILES"]),
        "PORTAL_SCREEN_FRAME_HOSTS": values["SCREEN_FRAME_HOSTS"] or [],
        "PORTAL_DEMO": values["DEMO"] == "yes",
        "PORTAL_ASK_HOURS": values["ASK_HOURS"] == "yes",
        "PORTAL_COMPANY_REGISTER": company_register(values),
        "PORTAL_FEED_HOSTS": values["FEED_HOSTS"] or [],
        "PORTAL_PROXY_COUNT": values["PROXY_COUNT"],
        **transport(base.scheme == "https", bool(values["PROXY_COUNT"])),
        **values["EMAIL_URL"],
    }


def transport(https: bool, behind_proxy: bool) -> dict[str, Any]:
    """What follows from the address: secure cookies, redirect, HSTS."""
    header = ("HTTP_X_FORWARDED_PROTO", "https") if behind_proxy else None
    return {
        "SESSION_COOKIE_SECURE": https,
        "CSRF_COOKIE_SECURE": https,
        "SECURE_SSL_REDIRECT": https,
        "SECURE_HSTS_SECONDS": 31_536_000 if https else 0,
        "SECURE_PROXY_SSL_HEADER": header,
    }


def with_options(database: dict[str, Any]) -> dict[str, Any]:
    """SQLite in WAL with immediate transactions; PostgreSQL with kept connections."""
    if not database["ENGINE"].endswith("sqlite3"):
        return {**database, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": pragmas,
    }
    return {**database, "CONN_MAX_AGE": 60, "OPTIONS": options}


def search_backends(database: dict[str, Any]) -> dict[str, Any]:
    """What the admin searches with: always the database."""
    sqlite = database["ENGINE"].endswith("sqlite3")
    default = {
        "BACKEND": f"search.backends.{'sqlite' if sqlite else 'postgres'}",
        "ATOMIC_REBUILD": not sqlite,
    }
    return {"default": default}


def search_url(value: str) -> str:
    """The address of the cluster that visitors search, "" when the database does."""
    return "" if value == "database" else value


def content_security_policy(leaflet: dict[str, Any]) -> str:
    """Only our own host, and the host of the map tiles when there is one."""
    tiles = tiles_origin(leaflet)
    images = " ".join(["'self'", "data:", *([tiles] if tiles else [])])
    return "; ".join(
        (
            "default-src 'self'",
            f"img-src {images}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def company_register(values: dict[str, Any]) -> str:
    """Where SIRETs are looked up; "" nowhere, as a demonstration needs no network."""
    chosen = values["COMPANY_REGISTER_URL"]
    if chosen is None:
        return "" if values["DEMO"] == "yes" else COMPANY_REGISTER
    return chosen


# The alias of the cluster that is searched; its indexes are called so, and a moment.
PORTAL_SEARCH_INDEX = "portal-search"
# For so long a visitor waits for the cluster before the database answers.
PORTAL_SEARCH_LIMIT_S = 1.0
PORTAL_SEARCH_NODE_CLASS = "search.engines.elastic.node.PunctualNode"

COMPANY_REGISTER = "https://recherche-entreprises.api.gouv.fr/search"
TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}

INSTALLED_APPS = [
    "home",
    "tv",
    "search",
    "merchants",
    "shops",
    "walks",
    "events",
    "moderation",
    "places",
    "accounts",
    "core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "leaflet",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.PublicCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.AdminDoorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.middleware.HandOrderMiddleware",
    "portal.middleware.EditorsFormMiddleware",
    "moderation.middleware.ReaderMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
CSRF_FAILURE_VIEW = "portal.errors.refused"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.chrome",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "moderation.auth.MandateBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

EMAIL_BACKEND = "core.outbox.backend.OutboxBackend"
# The clock of each server process delivers; True: who sends a mail waits for it.
PORTAL_MAIL_INLINE = False

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("fr", _("French")),
    ("en", _("English")),
    ("nl", _("Dutch")),
]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
STATICFILES_DIRS = [ROOT / "portal" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.storage.HashedStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 5 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "moderation.finish.publish_reviewed"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_UNICODE_SLUGS = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django_tasks": {"level": "WARNING"},
        # What the cluster does not answer is said once, by search.engines.elastic.
        "elastic_transport": {"level": "ERROR"},
        "wagtail": {"level": "WARNING"},
    },
}
