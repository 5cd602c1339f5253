from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

import pytest

from portal.settings import base, environment
from portal.settings.base import content_security_policy, search_backends, settings_from
from portal.settings.environment import TABLE, read

pytestmark = pytest.mark.any_database

GOOD = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz",
    "BASE_URL": "https://portal.example",
}


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch):
    for variable in TABLE:
        monkeypatch.delenv(variable.name, raising=False)


@pytest.fixture
def given(monkeypatch):
    """Sets good values, and others on top of them."""

    def give(**values):
        for name, value in {**GOOD, **values}.items():
            monkeypatch.setenv(name, value)

    return give


def test_required_variables_missing_are_named_in_one_message():
    with pytest.raises(ImproperlyConfigured) as refusal:
        read()

    assert str(refusal.value) == (
        "SECRET_KEY is missing (signs sessions and links). "
        "BASE_URL is missing (public address of the portal)."
    )


def test_secrets_have_no_default():
    defaults = {variable.name: variable.default for variable in TABLE}

    assert defaults["SECRET_KEY"] is environment.REQUIRED


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "short", "must have at least 32 characters"),
        ("BASE_URL", "portal.example", "must look like https://www.example.org"),
        ("BASE_URL", "https://portal.example/fr", "must look like https://www.example"),
        ("BASE_URL", "http://portal.example", "must be https://"),
        ("ALLOWED_HOSTS", "a.example, ,b.example", "must not be empty"),
        ("DATA_DIR", "data", "must be an absolute path"),
        ("DATABASE_URL", "mysql://a@b/c", "must begin with sqlite:/// or postgres://"),
        ("CACHE_URL", "memcached://host", "must be memory, file:///folder or redis://"),
        ("EMAIL_URL", "mail.example", "must be console, file:///folder or smtp://"),
        ("EMAIL_FROM", "   ", "must not be empty"),
        ("ASK_HOURS", "daily", "must be one of: yes, no"),
        ("SEARCH_URL", "elasticsearch", "must be database or http(s)://host:9200"),
        ("SEARCH_URL", "http://search", "must be database or http(s)://host:9200"),
        ("SEARCH_URL", "http://search:high", "must be database or http(s)://host"),
        ("SEARCH_URL", "http://[search:9200", "must be database or http(s)://host"),
        ("SEARCH_URL", "http://a:9200,", "must be database or http(s)://host:9200"),
        ("SEARCH_URL", "https://u@search:9200", "must be database or http(s)://host"),
        ("SEARCH_URL", "http://s:9200?x=1", "must be database or http(s)://host:9200"),
        ("SEARCH_URL", "http://a:9200,https://b:9200", "must have the same scheme"),
        ("SEARCH_URL", "https://u:p@a:9200,https://b:9200", "must have the same"),
        ("TASKS", "later", "must be one of: immediate, database"),
        ("COMPANY_REGISTER_URL", "http://r.example/s", "must be none or begin with"),
        ("COMPANY_REGISTER_URL", "ftp://r.example/s", "must be none or begin with"),
        ("COMPANY_REGISTER_URL", "https://u:p@r.example", "must be none or look like"),
        ("COMPANY_REGISTER_URL", "https://", "must be none or look like"),
        ("FEED_HOSTS", "agenda.lan,,", "must not be empty"),
        ("SCREEN_FRAME_HOSTS", "http://a.example", "must look like https://lobby"),
        ("SCREEN_FRAME_HOSTS", "https://a.example/x", "must look like https://lobby"),
        ("SCREEN_FRAME_HOSTS", "https://*.example", "must look like https://lobby"),
        ("SCREEN_FRAME_HOSTS", "https://a.example;x", "must look like https://lobby"),
        ("SCREEN_FRAME_HOSTS", "https://a.example,", "must look like https://lobby"),
        ("PROXY_COUNT", "-1", "must be a whole number"),
        ("PROXY_COUNT", "one", "must be a whole number"),
        ("DEMO", "true", "must be one of: yes, no"),
        ("DEMO", "maybe", "must be one of: yes, no"),
    ],
)
def test_wrong_value_refused_with_one_sentence(given, name, value, sentence):
    given(**{name: value})

    with pytest.raises(ImproperlyConfigured) as refusal:
        read()

    assert str(refusal.value).startswith(f"{name} {sentence}")
    assert str(refusal.value).count(".)") + str(refusal.value).count(").") == 1


def test_wrong_map_tiles_refused(given):
    given(MAP_TILES="not an address")

    with pytest.raises(ImproperlyConfigured, match=r"^MAP_TILES "):
        read()


def test_empty_value_counts_as_absent(given):
    given(DATABASE_URL="", TASKS="")

    values = read()

    assert values["DATABASE_URL"] is None
    assert values["TASKS"] == "immediate"


@pytest.mark.parametrize(
    ("url", "engine"),
    [
        ("sqlite:////tmp/a.sqlite3", "django.db.backends.sqlite3"),
        ("postgres://u:p@db:5432/portal", "django.db.backends.postgresql"),
        ("postgresql://u:p@db:5432/portal", "django.db.backends.postgresql"),
    ],
)
def test_database_url_chooses_the_engine(given, url, engine):
    given(DATABASE_URL=url)

    assert read()["DATABASE_URL"]["ENGINE"] == engine


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("memory", {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}),
        (
            "file:///srv/cache",
            {
                "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                "LOCATION": "/srv/cache",
            },
        ),
        (
            "redis://cache:6379/0",
            {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": "redis://cache:6379/0",
            },
        ),
    ],
)
def test_cache_url_chooses_the_backend(given, url, expected):
    given(CACHE_URL=url)

    assert read()["CACHE_URL"] == expected


def test_email_url_reads_host_user_and_encryption(given):
    given(EMAIL_URL="smtp+tls://user:secret@mail.example:587")

    values = read()["EMAIL_URL"]

    assert values["PORTAL_MAIL_BACKEND"] == (
        "django.core.mail.backends.smtp.EmailBackend"
    )
    assert "EMAIL_BACKEND" not in values
    assert values["EMAIL_HOST"] == "mail.example"
    assert values["EMAIL_PORT"] == 587
    assert values["EMAIL_HOST_USER"] == "user"
    assert values["EMAIL_USE_TLS"] is True
    assert values["EMAIL_TIMEOUT"] == 10


def test_mail_in_a_folder(given):
    given(EMAIL_URL="file:///srv/mail")

    assert read()["EMAIL_URL"] == {
        "PORTAL_MAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": "/srv/mail",
    }


def test_all_mail_goes_by_the_outbox_and_then_where_the_variable_says(given, tmp_path):
    given(DATA_DIR=str(tmp_path), EMAIL_URL="console")

    settings = settings_from(read())

    assert base.EMAIL_BACKEND == "core.outbox.backend.OutboxBackend"
    assert base.PORTAL_MAIL_INLINE is False
    assert "EMAIL_BACKEND" not in settings
    assert settings["PORTAL_MAIL_BACKEND"] == (
        "django.core.mail.backends.console.EmailBackend"
    )


@pytest.mark.parametrize(("value", "asks"), [("", False), ("no", False), ("yes", True)])
def test_nobody_is_asked_for_hours_unless_the_operator_says_so(
    given, tmp_path, value, asks
):
    given(DATA_DIR=str(tmp_path), ASK_HOURS=value)

    assert settings_from(read())["PORTAL_ASK_HOURS"] is asks


def test_settings_follow_from_https_address(given, tmp_path):
    given(DATA_DIR=str(tmp_path / "data"), PROXY_COUNT="1")

    settings = settings_from(read())

    assert settings["ALLOWED_HOSTS"] == ["portal.example"]
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://portal.example"]
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000
    assert settings["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert (tmp_path / "data").is_dir()


def test_settings_on_this_machine_without_encryption(given, tmp_path):
    given(DATA_DIR=str(tmp_path), BASE_URL="http://127.0.0.1:8000")

    settings = settings_from(read())

    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1"]
    assert settings["SECURE_SSL_REDIRECT"] is False
    assert settings["SECURE_HSTS_SECONDS"] == 0
    assert settings["SECURE_PROXY_SSL_HEADER"] is None


PUBLIC_REGISTER = "https://recherche-entreprises.api.gouv.fr/search"


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({}, PUBLIC_REGISTER),
        ({"DEMO": "yes"}, ""),
        ({"COMPANY_REGISTER_URL": "none"}, ""),
        (
            {"COMPANY_REGISTER_URL": "https://r.example/search"},
            "https://r.example/search",
        ),
        ({"COMPANY_REGISTER_URL": PUBLIC_REGISTER, "DEMO": "yes"}, PUBLIC_REGISTER),
    ],
)
def test_register_of_companies_is_public_but_for_demonstrations(
    given, tmp_path, values, address
):
    given(DATA_DIR=str(tmp_path), **values)

    assert settings_from(read())["PORTAL_COMPANY_REGISTER"] == address


def test_sqlite_writes_ahead_and_takes_its_lock_at_once(given, tmp_path):
    given(DATA_DIR=str(tmp_path))

    database = settings_from(read())["DATABASES"]["default"]

    assert database["NAME"] == str(tmp_path / "portal.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


def test_admin_searches_the_database_whatever_visitors_search(given):
    given(SEARCH_URL="http://search:9200")

    backends = settings_from(read())["WAGTAILSEARCH_BACKENDS"]

    assert backends == search_backends({"ENGINE": "django.db.backends.sqlite3"})
    assert backends["default"]["BACKEND"] == "search.backends.sqlite"


def test_content_policy_admits_only_the_host_of_the_tiles(given):
    given(MAP_TILES="https://tiles.example/{z}/{x}/{y}.png|© somebody|19")

    own = content_security_policy(environment.leaflet_config(""))
    tiles = content_security_policy(read()["MAP_TILES"])

    assert own == (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )
    assert tiles == own.replace("data:", "data: https://tiles.example")


def test_screens_are_framed_by_nobody_unless_the_operator_says_by_whom(given, tmp_path):
    given(DATA_DIR=str(tmp_path))
    nobody = settings_from(read())
    given(SCREEN_FRAME_HOSTS="https://Lobby.example/, https://b.example:8443")

    assert nobody["PORTAL_SCREEN_FRAME_HOSTS"] == []
    assert settings_from(read())["PORTAL_SCREEN_FRAME_HOSTS"] == [
        "https://lobby.example",
        "https://b.example:8443",
    ]


def test_data_dir_is_a_path(given):
    given(DATA_DIR="/srv/portal")

    assert read()["DATA_DIR"] == Path("/srv/portal")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("database", ""),
        ("http://search:9200/", "http://search:9200"),
        (
            "https://u:p@a.example:9200, https://u:p@b.example:9200/es",
            "https://u:p@a.example:9200,https://u:p@b.example:9200/es",
        ),
    ],
)
def test_search_url_names_one_node_or_several(given, url, expected):
    given(SEARCH_URL=url)

    assert settings_from(read())["PORTAL_SEARCH_URL"] == expected
