"""The one table of environment variables: name, kind, default, what it is for.

A wrong value stops the start with one sentence that names the variable and says
what it accepts. Secrets have no default.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

import environ

from core.geo.config import leaflet_config

REQUIRED = object()
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: how to read it, its default, what it is for."""

    name: str
    parse: Callable[[str], Any]
    default: Any
    purpose: str


def text(value: str) -> str:
    """Any text that is not blank."""
    if not value.strip():
        raise ValueError("must not be empty")
    return value.strip()


def secret(value: str) -> str:
    """A secret of at least 32 characters."""
    if len(value) < 32:
        raise ValueError("must have at least 32 characters")
    return value


def names(value: str) -> list[str]:
    """Names separated by commas."""
    return [text(part) for part in value.split(",")]


def base_url(value: str) -> str:
    """The public address: http(s)://host[:port], without a path."""
    parts = urlsplit(value.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ValueError("must look like https://www.example.org")
    if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise ValueError("must be https:// (http:// is accepted on this machine only)")
    return value.rstrip("/")


def database(value: str) -> dict[str, Any]:
    """sqlite:///path or postgres://user:password@host:port/name."""
    if not value.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise ValueError("must begin with sqlite:/// or postgres://")
    return dict(environ.Env.db_url_config(value))


def cache(value: str) -> dict[str, Any]:
    """memory, file:///folder or redis://host:port/number (Valkey speaks it too)."""
    if value == "memory":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if value.startswith("file:///"):
        folder = value.removeprefix("file://")
        return {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": folder,
        }
    if value.startswith(("redis://", "rediss://")):
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": value,
        }
    raise ValueError("must be memory, file:///folder or redis://host:port/number")


def email(value: str) -> dict[str, Any]:
    """console, file:///folder, or smtp[+tls|+ssl]://user:password@host:port."""
    backends = "django.core.mail.backends"
    if value == "console":
        return {"PORTAL_MAIL_BACKEND": f"{backends}.console.EmailBackend"}
    if value.startswith("file:///"):
        return {
            "PORTAL_MAIL_BACKEND": f"{backends}.filebased.EmailBackend",
            "EMAIL_FILE_PATH": value.removeprefix("file://"),
        }
    if value.startswith(("smtp://", "smtp+tls://", "smtp+ssl://")):
        config = environ.Env.email_url_config(value)
        backend = config.pop("EMAIL_BACKEND")
        return {**config, "PORTAL_MAIL_BACKEND": backend, "EMAIL_TIMEOUT": 10}
    raise ValueError("must be console, file:///folder or smtp://user:password@host")


def search(value: str) -> str:
    """database, or the http(s) addresses of an Elasticsearch 9 cluster, with commas."""
    if value == "database":
        return value
    try:
        parts = [urlsplit(address.strip().rstrip("/")) for address in value.split(",")]
        known = all(_is_node(part) for part in parts)
    except ValueError:
        known = False
    if not known:
        raise ValueError("must be database or http(s)://host:9200")
    if len({(part.scheme, part.username, part.password) for part in parts}) > 1:
        raise ValueError("must have the same scheme and log-in in every address")
    return ",".join(part.geturl() for part in parts)


def _is_node(part: SplitResult) -> bool:
    """Whether an address names a host and a port, and a whole log-in or none."""
    whole = bool(part.username) == bool(part.password)
    known = part.scheme in ("http", "https") and part.hostname and part.port
    return bool(known and whole and not part.query and not part.fragment)


def register(value: str) -> str:
    """The https:// address of the search of companies, or none; "" turns it off."""
    if value == "none":
        return ""
    parts = urlsplit(value)
    local = parts.hostname in ("127.0.0.1", "localhost")
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise ValueError("must be none or begin with https://")
    if not parts.hostname or parts.username or parts.password:
        raise ValueError("must be none or look like https://host/search")
    return value


ORIGIN = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?", re.ASCII)


def origins(value: str) -> list[str]:
    """https origins separated by commas, without a path."""
    found = [part.strip().rstrip("/").lower() for part in value.split(",")]
    if not all(ORIGIN.fullmatch(origin) for origin in found):
        raise ValueError("must look like https://lobby.example, several with commas")
    return found


def one_of(*accepted: str) -> Callable[[str], str]:
    """A parser for a short list of words."""

    def parse(value: str) -> str:
        if value not in accepted:
            raise ValueError(f"must be one of: {', '.join(accepted)}")
        return value

    return parse


def folder(value: str) -> Path:
    """An absolute path."""
    path = Path(value)
    if not path.is_absolute():
        raise ValueError("must be an absolute path")
    return path


def whole(value: str) -> int:
    """A whole number, zero or more."""
    if not value.isdigit():
        raise ValueError("must be a whole number")
    return int(value)


TABLE = (
    Variable("SECRET_KEY", secret, REQUIRED, "signs sessions and links"),
    Variable("BASE_URL", base_url, REQUIRED, "public address of the portal"),
    Variable("ALLOWED_HOSTS", names, None, "host names; the one of BASE_URL if empty"),
    Variable("DATA_DIR", folder, ROOT / "var", "database, uploads and logs"),
    Variable("DATABASE_URL", database, None, "SQLite in DATA_DIR if empty"),
    Variable("CACHE_URL", cache, cache("memory"), "memory, file:/// or redis://"),
    Variable("EMAIL_URL", email, email("console"), "console, file:/// or smtp://"),
    Variable("EMAIL_FROM", text, "portail@localhost", "sender of the portal's mails"),
    Variable(
        "ASK_HOURS", one_of("yes", "no"), "no", "asks for hours by mail by itself"
    ),
    Variable("SEARCH_URL", search, "database", "database or an Elasticsearch 9 URL"),
    Variable("TASKS", one_of("immediate", "database"), "immediate", "background work"),
    Variable(
        "MAP_TILES", leaflet_config, leaflet_config(""), "base map; local if empty"
    ),
    Variable(
        "COMPANY_REGISTER_URL",
        register,
        None,
        "register of companies; the public one of France if empty, none in a demonstration",
    ),
    Variable(
        "FEED_HOSTS",
        names,
        None,
        "hosts of your own network whose feeds of events may be read, with any port",
    ),
    Variable(
        "SCREEN_FRAME_HOSTS",
        origins,
        None,
        "https origins that may frame the pages for screens; nobody if empty",
    ),
    Variable("SITE_NAME", text, "Enjoy-MEL", "name in titles and mails"),
    Variable("PROXY_COUNT", whole, 0, "trusted proxies in front of the application"),
    Variable("DEMO", one_of("yes", "no"), "no", "yes shows the demonstration notice"),
)


def read(defaults: dict[str, Any] | None = None) -> dict[str, Any]:
    """Every variable of the table, parsed; `defaults` replaces table defaults."""
    defaults = defaults or {}
    values, faults = {}, []
    for variable in TABLE:
        default = defaults.get(variable.name, variable.default)
        raw = os.environ.get(variable.name, "")
        try:
            values[variable.name] = variable.parse(raw) if raw else default
        except ValueError as fault:
            faults.append(f"{variable.name} {fault} ({variable.purpose}).")
            continue
        if not raw and default is REQUIRED:
            faults.append(f"{variable.name} is missing ({variable.purpose}).")
    if faults:
        raise ImproperlyConfigured(" ".join(faults))
    return values
