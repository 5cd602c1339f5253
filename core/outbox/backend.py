"""The EMAIL_BACKEND of the portal."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction

from core import clock
from core.models import OutboxMail
from core.outbox import content
from core.outbox.delivery import JOB, deliver


class OutboxBackend(BaseEmailBackend):
    """Keeps mails until the transaction is committed, then has them delivered."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep mails that have a recipient; how many. A malformed mail is refused."""
        rows = [
            OutboxMail(
                recipients="\n".join(message.recipients()),
                content=content.write(message),
            )
            for message in email_messages
            if message.recipients()
        ]
        if not rows:
            return 0
        OutboxMail.objects.bulk_create(rows)
        waiting = (function for _ids, function, *_rest in connection.run_on_commit)
        if send_soon not in waiting:
            transaction.on_commit(send_soon, robust=True)
        return len(rows)


def send_soon() -> None:
    """Wake the clock of this process; another one sees the mail within seconds."""
    if settings.PORTAL_MAIL_INLINE:
        deliver()
    else:
        clock.poke(JOB)
