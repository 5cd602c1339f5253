"""Which searches are counted, and as what: those of people, with nothing of whom.

What looks like an e-mail address or a telephone number is not counted at all, nor is a
text that is too long to be asked twice. A request of a machine, one made ahead of a
click, and one that only narrows the search that the visitor already made do not count.
A reload does: we keep nothing of visitors by which to know it.
"""

import re
import unicodedata
from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest

from search import words
from search.models import MAX_STAT_QUERY

MAX_RAW = 200
# Every browser of people calls itself one of these; tools and feed readers do not.
BROWSERS = ("Mozilla/", "Opera/")
# CUBOT makes telephones.
MACHINE = re.compile(
    r"(?<!cu)bot\b|bot[/;-]|crawl|spider|slurp|headless|lighthouse|preview|monitor"
    r"|facebookexternalhit|mediapartners|archiver|\+https?:",
    re.IGNORECASE,
)
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
MAIL = re.compile(r"@|[(\[]\s*at\s*[)\]]|\barobase\b|\b(?:gmail|hotmail)\b", re.I)
# Seven digits, whatever stands between them: no postal code, no year.
PHONE = re.compile(r"(?:\d[\s.,/()+-]*){7}")


def as_counted(text: str) -> str:
    """A search as it is counted: "L’Hôtel " -> "hotel"; empty when it is not."""
    plain = unicodedata.normalize("NFKC", text[: MAX_RAW + 1])
    if len(plain) > MAX_RAW or MAIL.search(plain) or PHONE.search(plain):
        return ""
    found = " ".join(words.folded(plain))
    return found if len(found) <= MAX_STAT_QUERY else ""


def is_by_person(request: HttpRequest) -> bool:
    """Whether a person sent the request, as far as its headers say."""
    agent = request.headers.get("User-Agent", "")
    return (
        request.method != "HEAD"
        and agent.startswith(BROWSERS)
        and not MACHINE.search(agent)
        and "Accept-Language" in request.headers
        and not any(name in request.headers for name in AHEAD)
    )


def is_narrowing(request: HttpRequest, counted: str) -> bool:
    """Whether the visitor comes from the results of the same words: filters, a map."""
    try:
        before = urlsplit(request.headers.get("Referer", ""))
        asked = parse_qs(before.query, max_num_fields=50).get("q", [""])[0]
    except ValueError:
        return False
    same_page = before.netloc == request.headers.get("Host") and (
        before.path == request.path
    )
    return same_page and as_counted(asked) == counted
