"""What unions do, in the words of the log."""

from django.utils.translation import gettext as _

from core import audit
from core.models import AuditEntry

PUBLISHED, SENT_BACK = "review.published", "review.sent_back"
APPEALED, ESCALATED = "review.appealed", "review.escalated"
GIVEN, DELEGATED, ENDED = "mandate.given", "mandate.delegated", "mandate.ended"
DIGEST = "digest.sent"


def _mandate_words(text: str, entry: AuditEntry) -> str:
    return text % {
        "who": audit.who(entry),
        "person": entry.data.get("person", ""),
        "first": entry.data.get("first", ""),
        "last": entry.data.get("last") or _("no end"),
    }


def _plain(text: str, entry: AuditEntry) -> str:
    return text % {"who": audit.who(entry)}


audit.words.update(
    {
        PUBLISHED: lambda e: _plain(_("%(who)s published what was sent."), e),
        SENT_BACK: lambda e: _plain(
            _("%(who)s sent the page back to be corrected."), e
        ),
        APPEALED: lambda e: _plain(_("%(who)s asked for another reader."), e),
        ESCALATED: lambda e: _("The time was over: the city reads the page too."),
        GIVEN: lambda e: _mandate_words(
            _("%(who)s gave %(person)s a mandate from %(first)s until %(last)s."), e
        ),
        DELEGATED: lambda e: _mandate_words(
            _("%(who)s chose %(person)s as delegate from %(first)s until %(last)s."), e
        ),
        ENDED: lambda e: _mandate_words(
            _("%(who)s ended the mandate of %(person)s."), e
        ),
        DIGEST: lambda e: _("A summary of what waits was sent by e-mail."),
    }
)
