"""From telephone to screen: public pages wait under six digits, for ten minutes.

Whoever tries codes is counted by what fails: a right code costs nothing, and after
twenty wrong ones a sender waits until the ten minutes are over, even with a right one.
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from wagtail.models import Page

from core import cards, serving
from core.languages import codes, public_path
from places import guard
from tv.models import CODE_LENGTH, HandOff

LIFE = timedelta(minutes=10)
MOST_PAGES = 12
FORM = "to-tv"
# All guests of a hotel are one sender.
MOST_PER_HOUR = 60
WRONG_FORM, SLOT_MIN, MOST_WRONG = "tv-code", 10, 20
TRIES = 50
# What has a page on screens.
SHOWN = {"shops.shoppage", "walks.sightpage", "walks.walkpage", "events.eventpage"}
PATH = re.compile(rf"/({'|'.join(codes())})/(?:[-\w]+/)*([-\w]+)/")
LONGEST_PATH = 600


@dataclass(frozen=True, slots=True)
class Sent:
    """A public page with its address and its language."""

    page: Page
    path: str
    title: str
    language: str


def pages_at(paths: Iterable[str]) -> list[Sent]:
    """The pages at these addresses that everybody may see and screens show; one query.

    In the order of the addresses, each once, at most MOST_PAGES.
    """
    asked = list(dict.fromkeys(path for path in paths if _is_path(path)))
    asked = asked[: 2 * MOST_PAGES]
    if not asked:
        return []
    slugs = {PATH.fullmatch(path)[2] for path in asked}
    pages = serving.public_anywhere(Page.objects.filter(slug__in=slugs)).order_by()
    found = {sent.path: sent for sent in map(_sent, pages.select_related("locale"))}
    there = [found[path] for path in asked if path in found]
    shown = [sent for sent in there if cards.label_of(sent.page) in SHOWN]
    return shown[:MOST_PAGES]


def _is_path(path: str) -> bool:
    return len(path) <= LONGEST_PATH and PATH.fullmatch(path) is not None


def _sent(page: Page) -> Sent:
    language = page.locale.language_code
    return Sent(page, public_path(page.url_path, language), page.title, language)


@transaction.atomic
def send(pages: list[Sent], language: str, sender: str) -> HandOff:
    """Keep pages under a new code; guard.TooMany for who made enough this hour."""
    if guard.hold(sender, FORM) >= MOST_PER_HOUR:
        raise guard.TooMany
    guard.count(sender, FORM)
    now = timezone.now()
    kept = {
        "language": language,
        "paths": [sent.path for sent in pages],
        "made_at": now,
        "ends_at": now + LIFE,
    }
    for _try in range(TRIES):
        made, is_new = HandOff.objects.get_or_create(code=any_code(), defaults=kept)
        if is_new:
            return made
    raise RuntimeError("There is no room left for codes.")


def any_code() -> str:
    """Six digits."""
    return f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}d}"


def ticket_of(code: str) -> str:
    """What stands for a code in the address of the telephone: nobody can guess it."""
    return signing.dumps(code, salt=FORM)


def by_ticket(ticket: str) -> HandOff | None:
    """What waits under the code of a ticket; None when that is over, or forged."""
    try:
        return waiting(signing.loads(ticket, salt=FORM))
    except signing.BadSignature:
        return None


def waiting(code: str) -> HandOff | None:
    """What waits under a code just now."""
    return HandOff.objects.filter(code=code, ends_at__gt=timezone.now()).first()


def find(code: str, sender: str) -> HandOff | None:
    """What waits under a code; a wrong one is counted, guard.TooMany after too many."""
    now = timezone.now()
    form = f"{WRONG_FORM}/{now.minute // SLOT_MIN}"
    if guard.sent_this_hour(sender, form) >= MOST_WRONG:
        raise guard.TooMany
    found = waiting(code)
    if found is None:
        with transaction.atomic():
            guard.hold(sender, form)
            guard.count(sender, form)
    return found


def wait_s(now: datetime) -> int:
    """How long a sender of too many wrong codes waits."""
    return (SLOT_MIN - now.minute % SLOT_MIN) * 60 - now.second


def forget(now: datetime) -> None:
    """Delete codes that are over."""
    HandOff.objects.filter(ends_at__lte=now).delete()
