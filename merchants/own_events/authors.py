"""In whose name somebody announces events: a shop he keeps, or a union he speaks for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from core.audit import kind_of
from merchants.access import member
from merchants.models import OwnEvent
from moderation.models import Mandate, Union
from moderation.rights import Rights, rights
from shops.models import Shop

View = Callable[..., HttpResponse]
PREFIXES = {"shop": "merchants:", "union": "merchants:union_"}


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at the events of a shop or a union, with what he may do there."""

    author: Shop | Union
    rights: Rights

    def url(self, name: str, *args: Any) -> str:
        """An address of these events: "events", "event", "event_send"."""
        prefix = PREFIXES[kind_of(self.author)]
        return reverse(f"{prefix}{name}", args=[self.author.pk, *args])

    @property
    def shop(self) -> Shop | None:
        """The shop, for the line above the title; None for a union."""
        return self.author if isinstance(self.author, Shop) else None


def of_author(view: View) -> View:
    """A page about the events of a shop (`pk`) or a union (`union`), for its people.

    The view gets (request, desk, ...); with `own` in the address the event, which must
    be the author's. Rights are asked at every click.
    """

    @member
    @wraps(view)
    def wrapped(
        request: HttpRequest,
        pk: int | None = None,
        union: int | None = None,
        own: int | None = None,
        **kwargs: Any,
    ) -> HttpResponse:
        author = _author(pk, union)
        desk = Desk(author, rights(request.user, author))
        if not desk.rights.words:
            raise PermissionDenied
        if own is not None:
            kwargs["own"] = _event(author, own)
        return view(request, desk, **kwargs)

    return wrapped


def _author(shop: int | None, union: int | None) -> Shop | Union:
    if union is not None:
        return get_object_or_404(Union, pk=union)
    return get_object_or_404(Shop.objects.select_related("place", "union"), pk=shop)


def _event(author: Shop | Union, key: int) -> OwnEvent:
    events = OwnEvent.objects.filter(**{kind_of(author): author})
    own = events.select_related("page__locale", "shop", "union").filter(pk=key).first()
    if own is None:
        raise Http404("no event of this author")
    return own


def unions_of(user: Any) -> list[Union]:
    """The unions for which somebody speaks now; one query."""
    current = Mandate.objects.current().filter(user=user).order_by()
    return list(Union.objects.filter(pk__in=current.values("union")))
