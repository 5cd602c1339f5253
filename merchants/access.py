"""Who may see a page of the room: every view about a shop goes through here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.access import member_required
from core.private import private
from moderation.rights import Rights, rights
from shops.models import Shop

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody in the room of one shop, with what he may do there."""

    shop: Shop
    rights: Rights


def member(view: View) -> View:
    """A page of the room for anybody who is logged in."""
    return private(member_required(view))


def of_shop(*wanted: str) -> Callable[[View], View]:
    """A page about one shop for who has one of the `wanted` rights there.

    The view gets (request, visit, ...). Who is not logged in logs in first; who has no
    such right is refused; the rights are asked at every click.
    """

    def decorate(view: View) -> View:
        @member
        @wraps(view)
        def wrapped(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
            shops = Shop.objects.select_related("place", "category", "union")
            shop = get_object_or_404(shops, pk=pk)
            visit = Visit(shop, rights(request.user, shop))
            if not any(getattr(visit.rights, name) for name in wanted):
                raise PermissionDenied
            return view(request, visit, **kwargs)

        return wrapped

    return decorate
