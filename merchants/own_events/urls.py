"""Addresses of the events of shops and unions; merchants.urls joins them."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern

from merchants.addresses import room, shop
from merchants.own_events import form_views, views


def of_union(rest: str, view: Callable[..., Any], name: str) -> URLPattern:
    """An address about the events of one union: /fr/mon-commerce/union/3/events/."""
    return room(f"union/<key:union>/{rest}", view, f"union_{name}")


def _patterns(about: Callable[..., URLPattern]) -> Iterator[URLPattern]:
    yield about("events/", views.events, "events")
    yield about("events/new/", form_views.new, "event_new")
    one = "events/<key:own>/"
    yield about(one, views.event, "event")
    yield about(f"{one}edit/", form_views.edit, "event_edit")
    yield about(f"{one}preview/", views.preview, "event_preview")
    yield about(f"{one}send/", views.send, "event_send")
    yield about(f"{one}withdraw/", views.take_back, "event_withdraw")
    yield about(f"{one}status/", views.set_status, "event_status")
    yield about(f"{one}take-off/", views.take_off, "event_take_off")
    yield about(f"{one}delete/", views.delete, "event_delete")


urlpatterns = [*_patterns(shop), *_patterns(of_union)]
