"""A mail server that is away, hangs or refuses; two processes at once; a crash."""

import time
from datetime import timedelta

from django.conf import settings as django_settings
from django.core.mail import send_mail
from django.utils import timezone

import pytest

from core import clock
from core.models import OutboxMail
from core.outbox import delivery
from core.outbox.delivery import deliver
from places import confirmation
from tests.core.mail_server import (
    GOOD,
    HANGS,
    HANGS_UP,
    WRONG_PASSWORD,
    closed_port,
    mail_server,
)
from tests.core.threads import at_once
from tests.factories import fiche

NOON = "2026-11-27T12:00:00+01:00"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def smtp(outbox, settings):
    """Settings of a portal that sends by SMTP to a server on this machine."""
    settings.PORTAL_MAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", closed_port()
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "portal", "secret"
    settings.EMAIL_TIMEOUT = 1
    return settings


@pytest.fixture
def server(smtp):
    """A mail server that takes everything."""
    with mail_server() as server:
        smtp.EMAIL_PORT = server.port
        yield server


@pytest.fixture
def noon(time_machine):
    """A clock that a test moves by hand."""
    time_machine.move_to(NOON, tick=False)
    return time_machine


def write(to="a@example.fr"):
    send_mail("Bonjour", "Voilà.", "portail@example.fr", [to])


def taken(server):
    return sorted(message["To"] for message in server.taken)


def only():
    return OutboxMail.objects.get()


def wait_until(true, timeout_s=8):
    until = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)


def name_that_nobody_has(server, settings):
    settings.EMAIL_HOST = "mail.invalid"


def away(server, settings):
    settings.EMAIL_PORT = closed_port()


def mode(name):
    def use(server, settings):
        server.mode = name

    return use


FAULTS = [
    pytest.param(away, "ConnectionRefusedError", id="refused"),
    pytest.param(name_that_nobody_has, "gaierror", id="unknown name"),
    pytest.param(mode(HANGS), "SMTPServerDisconnected", id="hangs"),
    pytest.param(mode(HANGS_UP), "SMTPServerDisconnected", id="hangs up"),
    pytest.param(mode(WRONG_PASSWORD), "SMTPAuthenticationError 535", id="password"),
]


def heal(server, settings):
    server.mode = GOOD
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port


@pytest.mark.parametrize(("break_it", "fault"), FAULTS)
def test_click_succeeds_at_once_and_mail_leaves_when_the_server_is_back(
    client, real_database, server, smtp, running_clock, break_it, fault
):
    page = fiche()
    page.shop.email = "samia@example.fr"
    page.shop.save()
    _link, address = confirmation.make_link(page.shop.place, "", "fr")
    client.get(address)
    break_it(server, smtp)

    began = time.perf_counter()
    response = client.post(f"{address}new/", follow=True)
    took_s = time.perf_counter() - began

    assert response.status_code == 200
    assert took_s < 1
    wait_until(lambda: only().fault == fault)
    assert only().recipients == "samia@example.fr"
    assert server.taken == []

    heal(server, smtp)
    OutboxMail.objects.update(next_at=timezone.now())
    clock.poke(delivery.JOB)
    wait_until(lambda: only().sent_at)
    clock.poke(delivery.JOB)
    time.sleep(0.2)
    assert taken(server) == ["samia@example.fr"]
    assert only().content == ""


def test_mail_leaves_within_a_second(real_database, server, running_clock):
    began = time.perf_counter()
    write()

    wait_until(lambda: server.taken, timeout_s=1)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(("break_it", "fault"), FAULTS)
def test_fault_is_noted_without_any_address(
    db, server, smtp, noon, caplog, break_it, fault
):
    break_it(server, smtp)
    write("samia@example.fr")

    assert deliver() == 0

    row = only()
    assert (row.fault, row.attempts, row.server_away) == (fault, 1, True)
    assert row.next_at == timezone.now() + MINUTE
    assert f"Mail {row.pk} did not leave: {fault}" in caplog.text
    assert "samia@" not in caplog.text


def test_delays_grow_to_an_hour(db, smtp, noon):
    write()
    delays = []

    for _attempt in range(6):
        deliver()
        delays.append((only().next_at - timezone.now()) // MINUTE)
        assert deliver() == 0
        noon.move_to(only().next_at, tick=False)

    assert delays == [1, 5, 15, 60, 60, 60]
    assert only().attempts == 6


def test_server_that_is_away_is_asked_once_for_all_mails(db, server, smtp, noon):
    server.mode = WRONG_PASSWORD
    for at in range(5):
        write(f"{at}@example.fr")

    deliver()
    deliver()

    assert server.calls == 1
    attempts = OutboxMail.objects.order_by("pk").values_list("attempts", flat=True)
    assert list(attempts) == [1, 0, 0, 0, 0]


def test_first_mail_that_leaves_takes_the_others_along(db, server, smtp, noon):
    server.mode = HANGS_UP
    write("a@example.fr")
    write("b@example.fr")
    deliver()
    server.mode = GOOD
    noon.shift(1)
    write("new@example.fr")

    assert deliver() == 3

    assert taken(server) == ["a@example.fr", "b@example.fr", "new@example.fr"]
    assert server.calls == 2


def test_mail_on_which_the_server_hangs_up_does_not_hold_back_the_others(
    db, server, smtp, noon
):
    server.mode = HANGS_UP
    write("poison@example.fr")
    deliver()
    server.mode = GOOD
    noon.shift(MINUTE)
    write("good@example.fr")

    order = list(delivery.due(timezone.now()).values_list("recipients", flat=True))

    assert order == ["good@example.fr", "poison@example.fr"]


def test_recipient_that_does_not_exist_is_given_up_at_once(db, server, noon):
    write("refused@example.fr")
    write("b@example.fr")

    assert deliver() == 1

    assert taken(server) == ["b@example.fr"]
    row = OutboxMail.objects.get(sent_at=None)
    assert (row.next_at, row.fault) == (None, "SMTPRecipientsRefused")
    assert (row.content, row.recipients) == ("", "")


def test_recipient_refused_for_now_is_tried_again(db, server, noon):
    server.refusal = 450
    write("refused@example.fr")
    write("b@example.fr")

    assert deliver() == 1

    row = OutboxMail.objects.get(sent_at=None)
    assert (row.next_at - timezone.now(), row.server_away) == (MINUTE, False)
    server.refusal = 250
    noon.shift(MINUTE)
    assert deliver() == 1
    assert taken(server) == ["b@example.fr", "refused@example.fr"]


def test_claim_of_a_process_that_died_ends(db, server, noon):
    write()
    delivery.claim(only())
    assert (deliver(), server.calls) == (0, 0)

    noon.shift(delivery.CLAIMED)

    assert deliver() == 1
    assert taken(server) == ["a@example.fr"]


def test_late_answer_of_who_lost_his_claim_changes_nothing(db, server, noon):
    write()
    slow = only()
    delivery.claim(slow)
    noon.shift(delivery.CLAIMED)
    faster = only()
    delivery.claim(faster)

    delivery.server_failed(slow, TimeoutError())

    assert (only().attempts, only().fault) == (2, "")
    assert only().next_at == timezone.now() + delivery.CLAIMED


def test_of_two_processes_one_sends_each_mail(real_database, server):
    server.slow_s = 0.01
    for at in range(12):
        write(f"{at}@example.fr")

    numbers = at_once([deliver] * 4)

    assert sum(numbers) == 12
    assert taken(server) == sorted(f"{at}@example.fr" for at in range(12))
    assert len({message["Message-ID"] for message in server.taken}) == 12


def test_settings_of_the_tests_keep_mail_in_memory():
    assert django_settings.EMAIL_BACKEND.endswith("locmem.EmailBackend")
    assert django_settings.PORTAL_MAIL_BACKEND.endswith("locmem.EmailBackend")
    assert django_settings.PORTAL_MAIL_INLINE is True
