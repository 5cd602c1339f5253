"""How often somebody may do something in a day: counted in the database.

A count is kept under digests that cannot be turned back into a person or an address.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from places import guard
from places.models import FormCount

SALT = "merchants.limits"
DAY = timedelta(days=1)
TooMany = guard.TooMany


def of(kind: str, key: Any) -> str:
    """Somebody or something, as a digest under which it is counted: "user", 12."""
    value = f"{kind} {key}"
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()[:32]


@transaction.atomic
def take(form: str, *limits: tuple[str, int]) -> None:
    """Count one more of a form for each (digest, most in a day); raises TooMany.

    `form` has at most 20 signs. When one limit is reached nothing is counted.
    """
    since = timezone.now() - DAY
    for digest, most in limits:
        guard.hold(digest, form)
        rows = FormCount.objects.filter(form=form, sender=digest, hour__gt=since)
        if (rows.aggregate(all=Sum("count"))["all"] or 0) >= most:
            raise TooMany
    for digest, _most in limits:
        guard.count(digest, form)


def take_for(request: HttpRequest, form: str, most: int, most_there: int) -> None:
    """Count for the person and for the connection of a request."""
    person = of("user", request.user.pk)
    take(form, (person, most), (guard.sender_of(request), most_there))
