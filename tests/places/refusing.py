"""A mail server that refuses every message, or those to one address."""

from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend as Locmem


class EmailBackend(Locmem):
    """Refuses what goes to an address that begins with "refused", or to anyone."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no")})


class RefusesOne(Locmem):
    """Refuses only what goes to refused@…; delivers the rest."""

    def send_messages(self, messages):
        if messages[0].to[0].startswith("refused@"):
            raise ConnectionRefusedError(111, "refused")
        return super().send_messages(messages)
