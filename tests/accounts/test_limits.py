"""Limits on tries: who is counted, what is answered, and that all processes count."""

import os
import subprocess
import sys
from datetime import timedelta

from django.core import mail
from django.core.cache import cache, caches
from django.test import Client
from django.utils import timezone

import pytest

from accounts.counters import FileCache, MemoryCache
from accounts.models import Counter
from portal.settings.accounts import caches as caches_for
from portal.settings.environment import ROOT
from tests.accounts.mails import code, link
from tests.accounts.test_signing_in import BY_PASSWORD, CODE, LOGIN, STEP, ask, user_of
from tests.factories import UserFactory
from tests.factories.users import PASSWORD, app_code

TRY = """
import django
django.setup()
from django.test import RequestFactory
from allauth.core import context, ratelimit
request = RequestFactory().post("/")
with context.request_context(request):
    tries = [
        ratelimit.consume(request, action="login_failed", key="jeanne@example.org")
        for _time in range(5)
    ]
print(sum(tries))
"""


def test_five_wrong_passwords_close_the_account_for_minutes(client, db, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    UserFactory(email="jeanne@example.org")
    wrong = {"login": "jeanne@example.org", "password": "faux"}

    answers = [client.post(BY_PASSWORD, wrong).status_code for _time in range(6)]
    right = {**wrong, "password": PASSWORD}
    soon = client.post(BY_PASSWORD, right)
    time_machine.shift(timedelta(minutes=5, seconds=1))
    later = client.post(BY_PASSWORD, right)

    assert answers == [422] * 5 + [429]
    assert (soon.status_code, soon["Retry-After"]) == (429, "300")
    assert later.status_code == 302


def test_wrong_passwords_for_one_leave_the_others_alone(client, db):
    UserFactory(email="jeanne@example.org")
    for _time in range(6):
        client.post(BY_PASSWORD, {"login": "autre@example.org", "password": "faux"})

    fields = {"login": "jeanne@example.org", "password": PASSWORD}
    assert client.post(BY_PASSWORD, fields).status_code == 302


def test_ten_wrong_passwords_close_a_connection_and_no_other(client, db):
    UserFactory(email="jeanne@example.org")
    for n in range(10):
        client.post(BY_PASSWORD, {"login": f"x{n}@example.org", "password": "faux"})
    fields = {"login": "jeanne@example.org", "password": PASSWORD}

    same = client.post(BY_PASSWORD, fields)
    other = client.post(BY_PASSWORD, fields, REMOTE_ADDR="192.0.2.9")

    assert (same.status_code, other.status_code) == (429, 302)


@pytest.mark.parametrize(
    ("proxies", "spoofed", "status"),
    [(0, "203.0.113.{n}", 429), (1, "203.0.113.{n}, 192.0.2.7", 429)],
)
def test_spoofed_address_is_counted_as_the_real_one(
    client, db, settings, proxies, spoofed, status
):
    settings.PORTAL_PROXY_COUNT = proxies

    for n in range(11):
        answer = client.post(
            BY_PASSWORD,
            {"login": f"x{n}@example.org", "password": "faux"},
            headers={"X-Forwarded-For": spoofed.format(n=n)},
        )

    assert answer.status_code == status


def test_visitors_behind_our_proxy_are_counted_apart(client, db, settings):
    settings.PORTAL_PROXY_COUNT = 1

    answers = {
        client.post(
            BY_PASSWORD,
            {"login": f"x{n}@example.org", "password": "faux"},
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        ).status_code
        for n in range(11)
    }

    assert answers == {422}


def test_seventh_mail_to_an_address_is_refused_with_one_sentence(client, db):
    answers = [ask(client) for _time in range(7)]

    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert len(mail.outbox) == 6
    assert "Trop d’essais en peu de temps" in answers[6].text
    assert answers[6]["Cache-Control"] == "private, no-store"


def test_mails_to_one_address_leave_the_others_alone(client, db):
    for _time in range(7):
        ask(client)

    assert ask(client, "autre@example.org").status_code == 302


def test_thirty_one_mails_from_one_connection_are_too_many(client, db):
    answers = [ask(client, f"x{n}@example.org").status_code for n in range(31)]

    assert answers == [302] * 30 + [429]


def test_guessing_links_ends(client, db):
    answers = [client.post(f"/fr/compte/lien/{n}/").status_code for n in range(61)]

    assert answers == [410] * 60 + [429]


def test_five_wrong_codes_of_the_app_close_the_second_step(client, db):
    UserFactory(email="chef@example.org", group="Rédaction")
    ask(client, "chef@example.org")
    client.post(CODE, {"code": code()})
    wrong = "000000" if app_code() != "000000" else "111111"

    answers = [client.post(STEP, {"code": wrong}).status_code for _time in range(5)]

    assert answers == [422] * 5
    assert client.post(STEP, {"code": app_code()}).status_code == 429
    assert user_of(client) is None


def test_code_of_the_app_works_once(db, time_machine):
    # The app shows another code every half minute.
    time_machine.move_to("2026-11-27T10:00:00+01:00", tick=False)
    UserFactory(email="chef@example.org", group="Rédaction")
    answers = []
    for _time in range(2):
        browser = Client()
        ask(browser, "chef@example.org")
        browser.post(link())
        answers.append(browser.post(STEP, {"code": app_code()}).status_code)

    assert answers == [302, 422]


def test_counters_are_kept_in_the_database_and_pages_are_not(client, db):
    cache.set("page", "words")
    client.post(BY_PASSWORD, {"login": "jeanne@example.org", "password": "faux"})

    keys = list(Counter.objects.values_list("cache_key", flat=True))

    assert any("login_failed" in key for key in keys)
    assert not any("page" in key or "jeanne" in key for key in keys)


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_two_processes_share_counters_and_nothing_else(db, tmp_path, kind):
    def process(name):
        if kind == "memory":
            return MemoryCache(name, {})
        return FileCache(str(tmp_path / name), {})

    first, second = process("first"), process("second")
    first.set("allauth:rl:x", [1.0])
    first.set("page", "words")

    assert second.get("allauth:rl:x") == [1.0]
    assert second.add("allauth:rl:x", [2.0]) is False
    assert second.get("page") is None
    assert first.get("page") == "words"
    second.delete("allauth:rl:x")
    assert first.get("allauth:rl:x") is None
    assert caches["shared"].get("page") is None


def test_processes_together_allow_as_many_tries_as_one(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'counters.sqlite3'}",
        "CACHE_URL": "memory",
    }
    common = {"cwd": ROOT, "env": environment, "text": True}
    subprocess.run(
        [sys.executable, "manage.py", "createcachetable"], check=True, **common
    )

    running = [
        subprocess.Popen([sys.executable, "-c", TRY], stdout=subprocess.PIPE, **common)
        for _process in range(3)
    ]
    allowed = [int(process.communicate()[0]) for process in running]

    assert sum(allowed) == 5


def test_server_for_caches_counts_itself():
    redis = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://cache:6379/0",
    }

    assert caches_for(redis) == {"default": redis, "shared": redis}


def test_page_of_log_in_is_not_counted_when_it_is_only_looked_at(client, db):
    answers = {client.get(LOGIN).status_code for _time in range(40)}

    assert answers == {200}
