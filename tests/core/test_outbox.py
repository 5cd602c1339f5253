"""Mail by way of the database: what is kept, when it leaves, what stays of it."""

from datetime import timedelta

from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.db import transaction
from django.utils import timezone

import pytest

from core import clock
from core.models import OutboxMail
from core.outbox import upkeep
from core.outbox.delivery import claim, deliver

LEFT = {"content": "", "recipients": "", "next_at": None}


@pytest.fixture(autouse=True)
def use(db, outbox):
    """All mail of these tests goes by the outbox."""


def write(to="a@example.fr", subject="Bonjour", body="Voilà."):
    return send_mail(subject, body, "portail@example.fr", [to])


def sent():
    return sorted(message.to[0] for message in mail.outbox)


def fields(row):
    row.refresh_from_db()
    return {name: getattr(row, name) for name in LEFT}


def test_mail_waits_until_it_is_delivered(time_machine):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)

    assert write() == 1

    assert mail.outbox == []
    (row,) = OutboxMail.objects.all()
    assert (row.recipients, row.attempts, row.sent_at) == ("a@example.fr", 0, None)
    assert deliver() == 1
    assert sent() == ["a@example.fr"]
    assert fields(row) == LEFT
    assert (row.sent_at, row.attempts) == (timezone.now(), 1)
    assert deliver() == 0
    assert len(mail.outbox) == 1


def test_delivered_mail_is_the_one_that_was_sent():
    message = EmailMultiAlternatives(
        "Objet", "Texte", "p@example.fr", ["a@example.fr"], ["b@example.fr"]
    )
    message.cc, message.reply_to = ["c@example.fr"], ["r@example.fr"]
    message.extra_headers = {"Auto-Submitted": "auto-generated"}
    message.attach_alternative("<p>Texte</p>", "text/html")
    message.attach("plan.pdf", b"%PDF\x00\xff", "application/pdf")
    message.attach("note.txt", "été", "text/plain")
    message.send()

    deliver()

    (out,) = mail.outbox
    assert (out.subject, out.body, out.from_email) == (
        "Objet",
        "Texte",
        "p@example.fr",
    )
    assert (out.to, out.cc, out.bcc, out.reply_to) == (
        ["a@example.fr"],
        ["c@example.fr"],
        ["b@example.fr"],
        ["r@example.fr"],
    )
    assert out.extra_headers["Auto-Submitted"] == "auto-generated"
    assert [tuple(one) for one in out.alternatives] == [("<p>Texte</p>", "text/html")]
    assert [tuple(one) for one in out.attachments] == [
        ("plan.pdf", b"%PDF\x00\xff", "application/pdf"),
        ("note.txt", "été", "text/plain"),
    ]


def test_html_mail_stays_html():
    message = EmailMessage("Objet", "<p>a</p>", to=["a@example.fr"])
    message.content_subtype = "html"
    message.send()

    deliver()

    assert mail.outbox[0].message().get_content_type() == "text/html"


def test_date_and_number_are_those_of_the_writing(time_machine):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)
    write()
    time_machine.shift(timedelta(hours=5))

    deliver()

    made = mail.outbox[0].message()
    assert made["Date"] == "Fri, 27 Nov 2026 10:00:00 -0000"
    assert made["Message-ID"].endswith("@localhost>")


@pytest.mark.parametrize(
    ("given", "subject", "body"),
    [
        ("Le Four\nBcc: x@example.fr", "Le Four Bcc: x@example.fr", "a"),
        ("a\udce9", "a?", "b\udce9\0"),
        ("x" * 10_000, "x" * 10_000, "y" * 100_000),
    ],
)
def test_what_people_type_never_breaks_a_mail(given, subject, body):
    write(subject=given, body=body)

    assert deliver() == 1

    assert mail.outbox[0].subject == subject
    assert mail.outbox[0].recipients() == ["a@example.fr"]
    assert mail.outbox[0].body == body.replace("\udce9", "?")


def test_address_with_a_line_break_is_refused_at_once():
    with pytest.raises(ValueError, match="newline"):
        write("a@example.fr\nBcc: b@example.fr")

    assert OutboxMail.objects.count() == 0


def test_mail_without_recipient_is_not_kept():
    assert EmailMessage("Objet", "Texte").send() == 0
    assert OutboxMail.objects.count() == 0


def test_mail_of_a_request_that_failed_never_leaves():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        _ = 1 / 0

    assert deliver() == 0
    assert OutboxMail.objects.count() == 0


def test_commit_wakes_the_clock_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        write("a@example.fr")
        write("b@example.fr")

        assert clock._poked == set()

    assert len(callbacks) == 1
    assert clock._poked == {"core.deliver_mail"}
    assert clock.run_due()[0] == "core.deliver_mail"
    assert sent() == ["a@example.fr", "b@example.fr"]


def test_inline_mail_leaves_on_commit(settings, django_capture_on_commit_callbacks):
    settings.PORTAL_MAIL_INLINE = True

    with django_capture_on_commit_callbacks(execute=True):
        write()
        assert mail.outbox == []

    assert sent() == ["a@example.fr"]


@pytest.mark.parametrize("number", [1, 3])
def test_queries_to_keep_mails_do_not_grow(number, django_assert_num_queries):
    messages = [
        EmailMessage("Objet", "Texte", to=[f"{at}@example.fr"]) for at in range(number)
    ]

    with django_assert_num_queries(1):
        assert mail.get_connection().send_messages(messages) == number


def test_claimed_mail_is_nobody_elses_until_the_claim_ends(time_machine):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)
    write()
    seen_by_two = [OutboxMail.objects.get(), OutboxMail.objects.get()]

    assert [claim(row) for row in seen_by_two] == [True, False]

    assert deliver() == 0
    time_machine.shift(timedelta(minutes=10, seconds=-1))
    assert deliver() == 0
    time_machine.shift(timedelta(seconds=1))
    assert deliver() == 1
    assert sent() == ["a@example.fr"]


def test_process_that_is_to_end_begins_no_other_mail():
    write()
    clock.stop()

    assert deliver() == 0

    clock._stopping.clear()
    assert deliver() == 1


def test_mail_that_cannot_be_read_stops_no_other():
    write("a@example.fr")
    OutboxMail.objects.update(content="no json")
    write("b@example.fr")

    assert deliver() == 1

    assert sent() == ["b@example.fr"]
    assert OutboxMail.objects.get(sent_at=None).fault == "JSONDecodeError"


def test_waiting_mail_is_given_up_after_three_days(time_machine, caplog):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)
    write()
    time_machine.shift(timedelta(days=3))
    assert upkeep.give_up(timezone.now()) == 0
    time_machine.shift(timedelta(seconds=1))

    assert upkeep.give_up(timezone.now()) == 1

    (row,) = OutboxMail.objects.all()
    assert fields(row) == LEFT
    assert row.sent_at is None
    assert deliver() == 0
    assert "1 mail(s) given up after 3 days" in caplog.text
    assert "a@example.fr" not in caplog.text


def test_traces_go_after_thirty_days_and_what_waits_stays(time_machine):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)
    write()
    deliver()
    write("b@example.fr")
    time_machine.shift(timedelta(days=30))
    assert upkeep.purge(timezone.now()) == 0
    time_machine.shift(timedelta(seconds=1))

    assert upkeep.purge(timezone.now()) == 1

    assert OutboxMail.objects.get().recipients == "b@example.fr"


def test_what_waits_for_an_address_is_forgotten():
    write("A.B@example.fr")
    write("aa.b@example.fr")
    EmailMessage("x", "y", to=["c@example.fr"], bcc=["a.b@Example.fr"]).send()

    assert upkeep.forget(" a.b@example.FR ") == 2

    assert OutboxMail.objects.get().recipients == "aa.b@example.fr"


def test_age_of_the_oldest_mail_that_waits(time_machine):
    time_machine.move_to("2026-11-27T10:00:00+00:00", tick=False)
    assert upkeep.oldest_s(timezone.now()) is None
    write()
    deliver()
    write("b@example.fr")
    time_machine.shift(90)
    write("c@example.fr")

    assert upkeep.oldest_s(timezone.now()) == 90
