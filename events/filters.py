"""What the agenda offers to choose from: days, toggles, kinds, territories, feeds."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core import languages
from core.formats import date_words, weekday_words
from core.head import absolute
from events.agenda import Listing
from events.choices import EventKind
from events.days import ONE_DAY
from events.diary import territory_names
from events.wish import HORIZON_DAYS, MAX_DAYS, Wish

Choice = dict[str, Any]


def day_words(day: date, today: date) -> str:
    """ "Today, Saturday 28 November"; most days without the first word."""
    words = date_words(day, languages.active())
    if day == today:
        return _("Today, %(date)s") % {"date": words}
    if day == today + ONE_DAY:
        return _("Tomorrow, %(date)s") % {"date": words}
    return words


def strip(url: str, wish: Wish, found: Listing, today: date) -> list[Choice]:
    """The next 14 days, each a link with its number of events."""
    language = languages.active()
    days = []
    for offset, count in enumerate(found.counts()):
        day = today + timedelta(days=offset)
        days.append(
            {
                "label_short": weekday_words(day.weekday(), language, short=True),
                "label": date_words(day, language),
                "number": str(day.day),
                "url": url + wish.on(day).query(),
                "current": wish.when == "date" and wish.first == day,
                "count": count,
            }
        )
    return days


def when(url: str, wish: Wish) -> list[Choice]:
    """Today, this week-end, everything."""
    labels = {
        "today": _("Today"),
        "weekend": _("This weekend"),
        "all": _("All dates"),
    }
    return [
        {
            "label": label,
            "url": url + wish.within(name).query(),
            "current": wish.when == name,
        }
        for name, label in labels.items()
    ]


def toggles(url: str, wish: Wish) -> list[Choice]:
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


def form(url: str, wish: Wish, found: Listing, today: date) -> dict[str, Any]:
    """Days from one to another, one kind, one territory; the toggles are kept."""
    own_days = wish.when in ("date", "dates")
    labels = {str(kind.value): str(kind.label) for kind in EventKind}
    return {
        "action": url,
        "first": wish.first.isoformat() if own_days else "",
        "last": wish.last.isoformat() if own_days else "",
        "earliest": today.isoformat(),
        "latest": (today + timedelta(days=MAX_DAYS)).isoformat(),
        "when": wish.when if wish.when in ("today", "weekend") else "",
        "toggles": sorted(wish.toggles),
        "kind": _options("kind", wish.kind, found, labels),
        "territory": _options(
            "territory", wish.territory, found, territory_names(languages.active())
        ),
        "is_open": own_days or bool(wish.kind or wish.territory),
    }


def _options(
    name: str, chosen: str, found: Listing, labels: dict[str, str]
) -> list[Choice]:
    """Values of one filter with what each would give; empty ones are left out."""
    counts = found.values(name)
    return [
        {"value": value, "label": label, "count": count, "selected": value == chosen}
        for value, label in labels.items()
        if (count := counts.get(value, 0)) or value == chosen
    ]


def empty(url: str, wish: Wish, found: Listing) -> dict[str, Any]:
    """The next date that has something, and the agenda without filters."""
    suggestions = []
    day = found.next_day()
    if day is not None:
        words = _("Next: %(date)s") % {"date": date_words(day, languages.active())}
        suggestions.append({"label": words, "url": url + wish.on(day).query()})
    return {
        "sentence": _("Nothing is announced for this choice."),
        "suggestions": suggestions,
        "clear_url": url,
    }


def feeds(url: str, wish: Wish, today: date) -> dict[str, Any]:
    """The addresses at which programs read the same choice, without its days."""
    query = wish.ahead(today).query()
    ics = absolute(f"{url}ics/{query}")
    return {
        "ics_url": ics,
        "webcal_url": f"webcal://{ics.split('://', 1)[-1]}",
        "atom_url": absolute(f"{url}atom/{query}"),
        "days": HORIZON_DAYS,
        "filtered": bool(query),
    }


def feed_name(title: str, wish: Wish) -> str:
    """The name of what one subscribes to: "What’s on · Free · Concert"."""
    found = [choice["label"] for choice in toggles("", wish) if choice["on"]]
    if wish.kind:
        found.append(str(EventKind(wish.kind).label))
    if wish.territory:
        known = territory_names(languages.active())
        found.append(known.get(wish.territory, wish.territory))
    return " · ".join([title, *found])
