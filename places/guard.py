"""Keeps robots out of public forms without asking people anything.

Three things: a field that people do not see, a signed time (nobody fills in a form in
two seconds, and no form is good for ever), and a limit on what one sender sends in an
hour. A sender is a keyed digest of an address and the day: it cannot be turned back
into the address, and the next day it is another one.
"""

from datetime import datetime, timedelta
from enum import Enum
from time import time

from django.core import signing
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from core.senders import address_of
from places.models import FormCount

HONEYPOT = "website"
SALT = "places.guard"
MIN_AGE_S = 3
MAX_AGE_S = 2 * 3600
DIGEST_LENGTH = 32
KEPT = timedelta(days=1)


class Age(Enum):
    """Whether a form was sent after a human time."""

    TOO_YOUNG = "too young"
    GOOD = "good"
    TOO_OLD = "too old"


class TooMany(Exception):
    """This sender has sent enough for this hour."""


def new_stamp(form: str) -> str:
    """The signed time at which a form was shown; good for the form of that name."""
    return signing.dumps([form, round(time(), 1)], salt=SALT)


def age_of(stamp: str, form: str) -> Age:
    """How a form's stamp stands now; a forged one counts as too old."""
    try:
        name, shown_at = signing.loads(stamp, salt=SALT)
    except signing.BadSignature:
        return Age.TOO_OLD
    age_s = time() - shown_at
    if name != form or age_s > MAX_AGE_S:
        return Age.TOO_OLD
    return Age.TOO_YOUNG if age_s < MIN_AGE_S else Age.GOOD


def age_words(age: Age) -> str:
    """What to say of a form that was not sent after a human time."""
    if age is Age.TOO_OLD:
        return _("This page had been open too long. Please send it again.")
    return _("That was very fast. Read it over once more, then send it again.")


def sender_of(request: HttpRequest) -> str:
    """The digest under which what this sender sends today is counted."""
    value = f"{timezone.localdate()} {address_of(request)}"
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()[:DIGEST_LENGTH]


def this_hour() -> datetime:
    """The beginning of the hour."""
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def hold(sender: str, form: str) -> int:
    """How many of a form this sender sent this hour; to be called in a transaction.

    A second request of the same sender waits here until the first one is written.
    """
    row, created = FormCount.objects.get_or_create(
        form=form, sender=sender, hour=this_hour()
    )
    if created:
        FormCount.objects.filter(hour__lt=timezone.now() - KEPT).delete()
    return FormCount.objects.select_for_update().get(pk=row.pk).count


def count(sender: str, form: str) -> None:
    """One more of this form; the row is there since `hold`."""
    rows = FormCount.objects.filter(form=form, sender=sender, hour=this_hour())
    rows.update(count=F("count") + 1)


def sent_this_hour(sender: str, form: str) -> int:
    """How many of a form this sender sent this hour; for what only reads."""
    rows = FormCount.objects.filter(form=form, sender=sender, hour=this_hour())
    return sum(rows.values_list("count", flat=True))


def sent_since(sender: str, form: str, since: datetime) -> bool:
    """Whether this sender sent such a form in the hours that touch this time."""
    first_hour = since.replace(minute=0, second=0, microsecond=0)
    rows = FormCount.objects.filter(form=form, sender=sender, hour__gte=first_hour)
    return rows.filter(count__gt=0).exists()
