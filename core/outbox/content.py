"""A mail as text for one column, and back."""

import json
from base64 import b64decode, b64encode
from email.utils import formatdate, make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives

LISTS = ("to", "cc", "bcc", "reply_to")


def write(message: EmailMessage) -> str:
    """The text of a mail; ValueError when no server could take it.

    It gets its date and number now: every attempt sends the very same mail.
    """
    fields = {
        "subject": clean(" ".join(str(message.subject).splitlines()).strip()),
        "body": clean(message.body),
        "from_email": str(message.from_email),
        "subtype": message.content_subtype,
        "headers": _headers(message),
        "alternatives": [
            [clean(text), kind] for text, kind in getattr(message, "alternatives", [])
        ],
        "attachments": [_attachment(*one) for one in message.attachments],
        **{name: [str(one) for one in getattr(message, name)] for name in LISTS},
    }
    _build(fields).message()
    return json.dumps(fields)


def read(text: str) -> EmailMessage:
    """The mail that was written as `text`."""
    return _build(json.loads(text))


def clean(text: Any) -> str:
    """A text that can be sent: what is no character becomes a question mark."""
    return str(text).encode("utf-8", "replace").decode()


def _build(fields: dict[str, Any]) -> EmailMessage:
    message = EmailMultiAlternatives(
        subject=fields["subject"],
        body=fields["body"],
        from_email=fields["from_email"],
        headers=fields["headers"],
        **{name: fields[name] for name in LISTS},
    )
    message.content_subtype = fields["subtype"]
    for text, kind in fields["alternatives"]:
        message.attach_alternative(text, kind)
    for name, encoded, kind in fields["attachments"]:
        message.attach(name, b64decode(encoded), kind)
    return message


def _headers(message: EmailMessage) -> dict[str, str]:
    given = {name: str(value) for name, value in message.extra_headers.items()}
    known = {name.lower() for name in given}
    if "date" not in known:
        given["Date"] = formatdate(localtime=settings.EMAIL_USE_LOCALTIME)
    if "message-id" not in known:
        # The name of the machine may have to be asked for, which takes time.
        given["Message-ID"] = make_msgid(domain=urlsplit(settings.BASE_URL).hostname)
    return given


def _attachment(name: str | None, data: str | bytes, kind: str | None) -> list[Any]:
    content = data.encode() if isinstance(data, str) else data
    return [name, b64encode(content).decode(), kind]
