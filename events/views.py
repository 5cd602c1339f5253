"""The agenda, the event and its .ics file."""

from datetime import date, datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core import languages, serving
from core.cards import Card
from core.formats import date_words, weekday_words
from core.head import list_data, page_head
from core.maps import map_options
from core.pagination import paginate, slice_of
from core.sections import home_crumb, section_url
from core.statements import Statement
from events import agenda
from events.cards import DateRow, date_card, price_words
from events.choices import EventKind, EventStatus
from events.ical import calendar_of
from events.models import SECTION_SLUGS, EventDate, EventIndexPage, EventPage
from events.schema import event_data
from places import nearby
from places.clock import this_minute
from places.hours.timeline import PARIS
from places.hours.wording import clock_words

FIND_AGENDA = serving.by_type(lambda: EventIndexPage.objects.select_related("locale"))
DATES = Statement(
    lambda event_id: EventDate.objects.filter(event=event_id).order_by(
        "starts_at", "pk"
    ),
    event_id=int,
)
FIND_EVENT = serving.by_slug(
    lambda: EventPage.objects.select_related("locale", "place")
)


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """The agenda in the visitor's language."""
    return serving.show(request, FIND_AGENDA)


@serving.renders(EventIndexPage)
def render_agenda(request: HttpRequest, page: EventIndexPage) -> HttpResponse:
    """Day strip, filters, and the dates below their day."""
    at = this_minute()
    today = at.date()
    wish = agenda.Wish.of(request.GET, today)
    strip_end = today + timedelta(days=agenda.STRIP_DAYS - 1)
    first, last = min(wish.first, today), max(wish.last, strip_end)
    found = agenda.dates(first, last, wish.toggles)
    listed = agenda.by_day(found, wish.first, wish.last, at)
    flat = [(day, when) for day, whens in listed for when in whens]
    pages = paginate(request.GET, len(flat))
    shown = slice_of(flat, pages)
    crumbs = [home_crumb(), {"label": page.title, "url": ""}]
    head = page_head(page, query=wish.query())
    groups = _groups(shown, at)
    cards = [card for group in groups for card in group["cards"]]
    head.json_ld += list_data(cards, crumbs, head.canonical)
    words = ngettext("%(count)d event", "%(count)d events", len(flat))
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "days": _strip(page.path_url, wish, agenda.counts(found, today, at), today),
        "when": _when(page.path_url, wish, today),
        "toggles": _toggles(page.path_url, wish),
        "groups": groups,
        "pages": pages,
        "result_words": words % {"count": len(flat)},
        "empty": None if flat else _empty(page.path_url, wish, found, at),
    }
    return render(request, "events/agenda.html", context)


def _groups(shown: list[tuple[date, DateRow]], at: datetime) -> list[dict[str, Any]]:
    """Cards below the words of their day."""
    groups: dict[date, list[Card]] = {}
    for day, when in shown:
        groups.setdefault(day, []).append(date_card(when))
    return [
        {"label": day_words(day, at.date()), "cards": cards}
        for day, cards in groups.items()
    ]


def day_words(day: date, today: date) -> str:
    """ "Today, Saturday 28 November"; other days without the first word."""
    words = date_words(day, languages.active())
    if day == today:
        return _("Today, %(date)s") % {"date": words}
    if day == today + agenda.ONE_DAY:
        return _("Tomorrow, %(date)s") % {"date": words}
    return words


def _strip(
    url: str, wish: agenda.Wish, counts: dict[date, int], today: date
) -> list[dict[str, Any]]:
    """The next 14 days, each a link with its number of events."""
    language = languages.active()
    strip = []
    for offset in range(agenda.STRIP_DAYS):
        day = today + timedelta(days=offset)
        that_day = agenda.Wish(day, day, "date", wish.toggles)
        strip.append(
            {
                "label_short": weekday_words(day.weekday(), language, short=True),
                "label": date_words(day, language),
                "number": str(day.day),
                "url": url + that_day.query(),
                "current": wish.when == "date" and wish.first == day,
                "count": counts[day],
            }
        )
    return strip


def _when(url: str, wish: agenda.Wish, today: date) -> list[dict[str, Any]]:
    """Today, this week-end, everything."""
    labels = {
        "today": _("Today"),
        "weekend": _("This weekend"),
        "all": _("All dates"),
    }
    return [
        {
            "label": label,
            "url": url + agenda.Wish(today, today, name, wish.toggles).query(),
            "current": wish.when == name,
        }
        for name, label in labels.items()
    ]


def _toggles(url: str, wish: agenda.Wish) -> list[dict[str, Any]]:
    """Free, for families, indoors."""
    labels = {
        "free": _("Free"),
        "family": _("For families"),
        "indoors": _("Indoors"),
    }
    return [
        {
            "label": label,
            "url": url + wish.toggled(name).query(),
            "on": name in wish.toggles,
        }
        for name, label in labels.items()
    ]


def _empty(
    url: str, wish: agenda.Wish, found: list[DateRow], at: datetime
) -> dict[str, Any]:
    """The next date that has something, and the agenda without filters."""
    suggestions = []
    later = [when for when in found if when.starts_at > at]
    if later:
        day = agenda.days_of(later[0])[0]
        next_day = agenda.Wish(day, day, "date", wish.toggles)
        words = _("Next: %(date)s") % {"date": date_words(day, languages.active())}
        suggestions.append({"label": words, "url": url + next_day.query()})
    return {
        "sentence": _("Nothing is announced for this choice."),
        "suggestions": suggestions,
        "clear_url": url,
    }


@require_safe
def event_page(request: HttpRequest, slug: str) -> HttpResponse:
    """An event."""
    return serving.show(request, FIND_EVENT, slug=slug)


@serving.renders(EventPage)
def render_event(request: HttpRequest, page: EventPage) -> HttpResponse:
    """The event: when, where, what it costs, and what is near."""
    at, language = this_minute(), languages.active()
    dates = DATES(event_id=page.pk)
    crumbs = [
        home_crumb(),
        {"label": _("What’s on"), "url": section_url(SECTION_SLUGS)},
        {"label": page.title, "url": ""},
    ]
    head = page_head(page, kind="article")
    head.json_ld += event_data(page, dates, crumbs, head.canonical)
    status, point = EventStatus(page.status), page.point
    planned = status == EventStatus.SCHEDULED
    context = {
        "page": page,
        "head": head,
        "breadcrumbs": crumbs,
        "picture": page.prepared.get("picture"),
        "kind": EventKind(page.kind).label,
        "status_words": "" if planned else status.label,
        "cancelled": status == EventStatus.CANCELLED,
        "dates": [_date_row(when, language, at) for when in dates],
        "place": _place(page, language),
        "price_words": price_words(page),
        "facts": _facts(page),
        "ics_url": f"{page.path_url}ics/",
        "organiser": page.organiser,
        "booking_url": page.booking_url,
        "around": _near(page, language, at),
        "map": map_options(lat=point[1], lng=point[0]) if point else None,
    }
    return render(request, "events/event_page.html", context)


def _date_row(when: EventDate, language: str, at: datetime) -> dict[str, Any]:
    """One date in words, and whether it is over."""
    starts, ends = (t.astimezone(PARIS) for t in (when.starts_at, when.ends_at))
    first = date_words(starts.date(), language)
    if when.all_day:
        words = _("from %(first)s to %(last)s") % {
            "first": first,
            "last": date_words(ends.date(), language),
        }
    else:
        words = _("%(date)s, %(start)s to %(end)s") % {
            "date": first,
            "start": clock_words(starts.time(), language),
            "end": clock_words(ends.time(), language),
        }
    return {"words": words, "past": when.ends_at <= at}


def _place(page: EventPage, language: str) -> dict[str, Any]:
    """Where it happens, linked to its page when it has one."""
    place, point = page.place, page.point
    shown = place.cards.get(language) if place else None
    return {
        "name": page.place_words,
        "url": shown["url"] if shown else "",
        "street": place.street_address if place else "",
        "postal_code": place.postal_code if place else "",
        "city": place.city if place else "",
        "lat": point[1] if point else None,
        "lng": point[0] if point else None,
    }


def _facts(page: EventPage) -> list[dict[str, str]]:
    """What else is to know."""
    facts = []
    if page.for_families:
        facts.append({"label": _("Public"), "words": _("For families")})
    where = _("Indoors") if page.indoors else _("Outdoors")
    facts.append({"label": _("Setting"), "words": where})
    if page.organiser:
        facts.append({"label": _("Organiser"), "words": page.organiser})
    return facts


def _near(page: EventPage, language: str, at: datetime) -> dict[str, list[Card]]:
    """What is two steps away, other events included."""
    if page.point is None:
        return {}
    lng, lat = page.point
    found = nearby.rows(nearby.Point(lat, lng, page.place_id), language, at)
    others = [card for card in found.get("events", []) if card.url != page.path_url]
    return {**found, "events": others}


@require_safe
def event_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """All dates of an event as an iCalendar file."""
    events = serving.public(EventPage.objects).filter(slug=slug)
    page = events.select_related("locale", "place").first()
    if page is None:
        raise Http404("no such event")
    body = calendar_of(page, list(page.dates.order_by("starts_at", "pk")))
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{page.slug}.ics"'},
    )
