"""What stands in the mails of the portal."""

import re

from django.core import mail


def code():
    """The six digits of the last mail."""
    return "".join(re.search(r"\b(\d{3}) (\d{3})\b", mail.outbox[-1].body).groups())


def link():
    """The path of the link in the last mail."""
    return re.search(r"http://localhost(/\S+/\S+/)\s", mail.outbox[-1].body)[1]
