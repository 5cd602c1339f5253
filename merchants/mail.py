"""Mails of the room: a text per mail, whose first line is the subject."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from core.head import absolute
from core.mails import automatic


def send(name: str, email: str, language: str, /, **context: Any) -> None:
    """Send the mail `merchants/mail/<name>.txt` in a language; texts become one line."""
    message(name, email, language, **context).send()


def message(name: str, email: str, language: str, /, **context: Any) -> EmailMessage:
    """The same mail, not sent yet: something may be attached to it."""
    shown = {
        key: " ".join(value.split()) if isinstance(value, str) else value
        for key, value in context.items()
    }
    shown |= {"site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.BASE_URL}
    with override(language):
        text = render_to_string(f"merchants/mail/{name}.txt", shown)
    subject, _line, body = text.strip().partition("\n")
    return automatic(subject, body.lstrip("\n") + "\n", email)


def address(name: str, language: str, **kwargs: Any) -> str:
    """The full address of a page of the room in a language."""
    with override(language):
        return absolute(reverse(f"merchants:{name}", kwargs=kwargs))
