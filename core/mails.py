"""Mails that the portal writes by itself."""

from django.core.mail import EmailMessage


def automatic(subject: str, body: str, email: str) -> EmailMessage:
    """A mail to one person, which no holiday reply answers; not sent yet."""
    return EmailMessage(
        subject=" ".join(subject.splitlines()).strip(),
        body=body,
        to=[email],
        headers={"Auto-Submitted": "auto-generated"},
    )
