"""How people are named, and found by their address."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from moderation import directory
from moderation.models import Mandate, Review
from moderation.models.reviews import SHOP, UNION

OWNER = "owner"


def name_of(user: Any) -> str:
    """The name of somebody; never an e-mail address."""
    name = user.get_full_name().strip() if user is not None else ""
    return name or _("somebody without a name")


def person_of(email: str) -> Any:
    """The account of an address, made without a password when there is none."""
    users = get_user_model().objects
    address = email.strip().lower()
    return users.filter(email=address).first() or users.create_user(address)


def keepers(reviews: Iterable[Review]) -> dict[int, dict[int, str]]:
    """Who belongs to what each submission is about, with the role; two queries at most.

    A shop has owners and employees; for a union speak those who hold its mandates.
    """
    found = list(reviews)
    shops = {review.subject_id for review in found if review.subject == SHOP}
    unions = {review.subject_id for review in found if review.subject == UNION}
    people = {SHOP: directory.shops().people(shops), UNION: _speakers(unions)}
    return {
        review.pk: people[review.subject].get(review.subject_id, {}) for review in found
    }


def _speakers(unions: set[int]) -> dict[int, dict[int, str]]:
    if not unions:
        return {}
    spoken: dict[int, dict[int, str]] = {}
    rows = Mandate.objects.current().filter(union__in=unions).order_by()
    for union, user in rows.values_list("union", "user"):
        spoken.setdefault(union, {})[user] = OWNER
    return spoken
