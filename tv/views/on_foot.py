"""The way on foot to a shop, a sight, an event or the start of a walk."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.serving import find_or_404
from events import fiche as event_fiche
from events.views import FIND_EVENT
from places.models import Place
from shops.views import FIND_FICHE
from tv.departures import another, departure_of, start_groups
from tv.items import ON_FOOT, frame_of
from tv.on_foot import Goal, way
from tv.screens import screen_of
from tv.views.home import AROUND_SLUGS
from walks.following import line_of, public_walk
from walks.views import FIND_SIGHT


@require_safe
def to_shop(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The way to a shop; there is none to one that closed for good."""
    page = find_or_404(FIND_FICHE, slug=slug)
    if not page.shop.is_active:
        raise Http404("closed for good")
    return _respond(request, page, "shops", _goal_at(page.title, page.shop.place))


@require_safe
def to_sight(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The way to a sight."""
    page = find_or_404(FIND_SIGHT, slug=slug)
    return _respond(request, page, "today", _goal_at(page.title, page.place))


@require_safe
def to_event(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The way to where an event happens."""
    page = find_or_404(FIND_EVENT, slug=slug)
    where = event_fiche.place(page)
    if where["lat"] is None:
        return _respond(request, page, "events", None)
    town = f"{where['postal_code']} {where['city']}".strip()
    lines = tuple(line for line in (where["name"], where["street"], town) if line)
    name = where["name"] or page.title
    goal = Goal(name, where["lat"], where["lng"], lines)
    return _respond(request, page, "events", goal)


@require_safe
def to_walk(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """The way to the start of a walk."""
    page = public_walk(slug)
    line = line_of(page)
    if not line:
        return _respond(request, page, "walks", None)
    lng, lat = line[0][:2]
    lines = tuple(line for line in (_("Start of the walk"), page.start_words) if line)
    return _respond(request, page, "walks", Goal(_("Start"), lat, lng, lines))


def _goal_at(name: str, place: Place) -> Goal | None:
    """A place as a goal; None while it has no position."""
    if place.lat is None or place.lng is None:
        return None
    town = f"{place.postal_code} {place.city}".strip()
    lines = tuple(line for line in (place.street_address, town) if line)
    return Goal(name, place.lat, place.lng, lines)


def _respond(
    request: HttpRequest, page: Any, section: str, goal: Goal | None
) -> HttpResponse:
    """The way; without a point to set off from, points to choose."""
    screen = screen_of(request)
    departure = departure_of(request, screen)
    words = _("Take the way along on your phone")
    context = frame_of(request, page, section, page.path_url, words)
    language = context["language"]
    path = f"{page.path_url}{ON_FOOT[language]}/"
    context |= {"goal": goal, "departure": departure}
    if departure and goal:
        around = departure.at(f"/{language}/{AROUND_SLUGS[language]}/", screen)
        context |= {"around_url": around, "another": another(departure, path, screen)}
        return render(request, "tv/on_foot.html", {**context, **way(departure, goal)})
    context["groups"] = start_groups(path, screen) if goal else []
    return render(request, "tv/on_foot_where.html", context)
