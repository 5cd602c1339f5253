"""What is around the screen, as a map and a list of the same numbers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from core.sections import section_url
from places.clock import this_minute
from places.plan import CREDIT
from shops.models import SECTION_SLUGS
from tv.around import SHARES, Found, found_around, map_of, numbered
from tv.departures import Departure, another, departure_of, start_groups
from tv.frame import frame
from tv.screens import ScreenFacts, screen_of
from tv.views.home import AROUND_SLUGS

IN_COLUMN = 5


@require_safe
def around(request: HttpRequest, language: str) -> HttpResponse:
    """What is around the screen or a chosen point; without both, points to choose."""
    screen, at = screen_of(request), this_minute()
    departure = departure_of(request, screen)
    context = _frame(request, departure)
    path = f"/{language}/{AROUND_SLUGS[language]}/"
    if departure is None:
        context["groups"] = start_groups(path, screen)
        return render(request, "tv/around_where.html", context)
    point, kind = departure.point, request.GET.get("kind", "")
    found = found_around(point, language, at)
    kind = kind if kind in found else ""
    cards = numbered(point, found, kind)
    context |= {
        "departure": departure,
        "credit": CREDIT,
        "columns": [cards[:IN_COLUMN], cards[IN_COLUMN:]],
        "map": map_of(point, cards, context["title"], departure.here),
        "chips": _chips(found, kind, departure, path, screen),
        "another": another(departure, path, screen),
    }
    return render(request, "tv/around.html", context)


def _frame(request: HttpRequest, departure: Departure | None) -> dict[str, Any]:
    """The frame; the ordinary page that shows the most of it is the list of shops."""
    title = _("Around here")
    if departure and departure.slug:
        title = _("Around %(place)s") % {"place": departure.name}
    path = section_url(SECTION_SLUGS)
    return frame(request, title=title, path=path, section="today")


def _chips(
    found: Found,
    kind: str,
    departure: Departure,
    path: str,
    screen: ScreenFacts | None,
) -> list[dict[str, Any]]:
    """Everything, then each kind of which there is something; none for a single kind."""
    labels = {
        "": pgettext("around", "Everything"),
        "shops": _("Shops"),
        "sights": _("To see"),
        "events": _("What’s on"),
        "walks": _("Walks"),
    }
    if len(found) < 2:
        return []
    return [
        {
            "id": f"kind-{name or 'all'}",
            "label": labels[name],
            "url": departure.at(path, screen, name),
            "current": name == kind,
        }
        for name in ("", *(name for name in SHARES if name in found))
    ]
