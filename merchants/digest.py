"""What of the room stands in the morning mail of unions and city."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import ngettext

from merchants.claiming.claims import for_desk
from merchants.help.visits import waiting_count
from moderation.digests import also
from moderation.rights import is_city


@also
def claims(user: Any) -> Iterator[str]:
    """Fiches that somebody asks to keep, for who may say yes."""
    count = len(for_desk(user))
    if count:
        words = ngettext(
            "%(count)d person asks to keep a page: %(url)s",
            "%(count)d people ask to keep a page: %(url)s",
            count,
        )
        yield words % {"count": count, "url": address("merchants_claims")}


@also
def visits(user: Any) -> Iterator[str]:
    """Requests for a visit that nobody planned yet, for the city."""
    count = waiting_count() if is_city(user) else 0
    if count:
        words = ngettext(
            "%(count)d shop asks for a visit: %(url)s",
            "%(count)d shops ask for a visit: %(url)s",
            count,
        )
        name = "wagtailsnippets_merchants_visitrequest:list"
        yield words % {"count": count, "url": address(name)}


def address(name: str) -> str:
    """The full address of a page of the admin."""
    return f"{settings.BASE_URL}{reverse(name)}"
