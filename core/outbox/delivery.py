"""Handing waiting mails to the mail server, and what to do when it will not have them.

A row is claimed by an update that only one process can make; whoever dies with a claim
leaves it to the others when the claim ends. A server that is away is asked once for all
mails that wait, not once for each.
"""

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone

from core import clock
from core.models import OutboxMail
from core.outbox import content

JOB = "core.deliver_mail"
# Longer than the slowest server takes before each step of its answers times out.
CLAIMED = timedelta(minutes=10)
DELAYS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]
# Faults of one mail; every other fault of the network is the server's.
OF_ONE_MAIL = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)
PERMANENT = 500
logger = logging.getLogger(__name__)


def waiting() -> QuerySet[OutboxMail]:
    """Mails that did not leave yet and were not given up."""
    return OutboxMail.objects.filter(next_at__isnull=False)


def due(at: datetime) -> QuerySet[OutboxMail]:
    """Mails to try now; one that fails again and again comes after all others."""
    return waiting().filter(next_at__lte=at).order_by("attempts", "pk")


def deliver() -> int:
    """Try every mail that is due, by one connection; how many left."""
    server = get_connection(settings.PORTAL_MAIL_BACKEND)
    sent = 0
    try:
        while not clock.is_stopping() and (mail := due(timezone.now()).first()):
            if not claim(mail):
                continue
            fault = attempt(server, mail)
            if fault is None:
                sent += 1
                sent_now(mail, first=sent == 1)
            elif is_servers(fault):
                server_failed(mail, fault)
                break
            else:
                mail_failed(mail, fault)
    finally:
        with suppress(OSError):
            server.close()
    return sent


def claim(mail: OutboxMail) -> bool:
    """Take a mail for this process; False when another one was faster."""
    now = timezone.now()
    free = OutboxMail.objects.filter(
        pk=mail.pk, attempts=mail.attempts, next_at__lte=now
    )
    mail.attempts += 1
    return bool(
        free.update(
            attempts=F("attempts") + 1, next_at=now + CLAIMED, server_away=False
        )
    )


def attempt(server: BaseEmailBackend, mail: OutboxMail) -> Exception | None:
    """Send one mail; the fault when it could not be sent."""
    try:
        server.open()
        server.send_messages([content.read(mail.content)])
    except Exception as fault:
        logger.warning("Mail %s did not leave: %s", mail.pk, name_of(fault))
        return fault
    return None


def sent_now(mail: OutboxMail, first: bool) -> None:
    """Forget what a mail said; the first one of a round frees those that waited."""
    now = timezone.now()
    end(claimed(mail), sent_at=now, fault="")
    if first:
        waiting().filter(server_away=True).update(next_at=now, server_away=False)


def mail_failed(mail: OutboxMail, fault: Exception) -> None:
    """Try this mail later, or never when its recipients do not exist."""
    if is_permanent(fault):
        end(claimed(mail), fault=name_of(fault))
        return
    again = timezone.now() + delay(mail)
    claimed(mail).update(next_at=again, fault=name_of(fault))


def server_failed(mail: OutboxMail, fault: Exception) -> None:
    """Try this mail and all that are due later: they would fail the same way."""
    now = timezone.now()
    later = {"next_at": now + delay(mail), "server_away": True, "fault": name_of(fault)}
    claimed(mail).update(**later)
    waiting().filter(next_at__lte=now).update(**later)


def end(mails: QuerySet[OutboxMail], **fields: object) -> int:
    """Mails no longer wait: what they said and to whom goes."""
    return mails.update(
        next_at=None, server_away=False, content="", recipients="", **fields
    )


def claimed(mail: OutboxMail) -> QuerySet[OutboxMail]:
    """The row of a mail while the claim is still this process's own."""
    return waiting().filter(pk=mail.pk, attempts=mail.attempts)


def delay(mail: OutboxMail) -> timedelta:
    """How long to wait after a mail's latest attempt."""
    return DELAYS[min(mail.attempts, len(DELAYS)) - 1]


def is_servers(fault: Exception) -> bool:
    """Whether the server is away, hangs or does not know us."""
    return isinstance(fault, OSError) and not isinstance(fault, OF_ONE_MAIL)


def is_permanent(fault: Exception) -> bool:
    """Whether the server said of every recipient that no other attempt will help."""
    if not isinstance(fault, SMTPRecipientsRefused):
        return False
    return all(code >= PERMANENT for code, _text in fault.recipients.values())


def name_of(fault: Exception) -> str:
    """The kind of a fault; what a server says of it may contain addresses."""
    code = getattr(fault, "smtp_code", "")
    return f"{type(fault).__name__} {code}".strip()
