"""What a visitor can narrow a search by: every value with what it would give."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from core import languages, versions
from core.filter_form import Option, below_towns, options
from core.formats import date_words
from places.departure import near_words, start_options, walk_from_words, walk_options
from places.names import without_accents
from search.asking import Order
from search.choices import Kind
from search.engines.columns import columns
from search.question import Question, Values
from search.service import Found
from shops.catalogue import catalogue


def form(url: str, found: Found) -> dict[str, Any]:
    """What the filter form shows; values that give nothing are left out."""
    asked, language = found.question, found.language
    counts = found.answer.choices
    districts = _options(found, "district", asked.districts)
    return {
        "action": url,
        "question": {"q": asked.text, "kind": asked.kind, "view": asked.view},
        "category": _options(found, "category", asked.categories),
        "district": below_towns(districts, _towns(language)),
        "territory": _options(found, "territory", asked.territories),
        "open_now": asked.open_now,
        "open_count": counts.get("open"),
        "offer": bool(columns(language).offers) or asked.offer,
        "has_offer": asked.offer,
        "offer_count": counts.get("offer"),
        "dates": bool(
            asked.when or found.answer.facets.get("kind", {}).get(Kind.EVENT)
        ),
        "when": _whens(asked, counts),
        "day": asked.day.isoformat() if asked.day else "",
        "orders": _orders(asked),
        "departure": {
            "start": start_options(asked),
            "walk": walk_options(asked),
            "near": near_words(asked),
        },
        "more_open": bool(asked.faults),
    }


@versions.kept
def labels(language: str) -> dict[str, str]:
    """Names of trades, towns and districts by "district:alma", in the order of lists.

    Trades and kinds of events go by name; districts that no shop has come last.
    """
    others = {
        f"{kind}:{value}": label
        for kind, values in columns(language).labels.items()
        for value, label in values.items()
    }
    own = {f"{name.kind}:{name.slug}": name.name for name in catalogue(language).names}
    found = {**own, **{key: name for key, name in others.items() if key not in own}}
    trades = [key for key in found if key.startswith("category:")]
    trades.sort(key=lambda key: without_accents(found[key]))
    return {key: found[key] for key in trades} | found


def _options(found: Found, kind: str, chosen: Values) -> list[Option]:
    """Values of one filter, with the count of each."""
    counts = found.answer.facets.get(kind, {})
    return options(kind, chosen, counts, labels(found.language))


def _towns(language: str) -> dict[str, str]:
    """The town of each district, by its slug."""
    names = catalogue(language).names
    return {name.slug: name.territory for name in names if name.kind == "district"}


def _whens(asked: Question, counts: dict[str, int]) -> list[Option]:
    """Any day, today, this weekend, with what they would give."""
    words = {"": _("Any day"), "today": _("Today"), "weekend": _("This weekend")}
    return [
        {
            "value": value,
            "label": label,
            "count": counts.get(value),
            "selected": value == asked.when,
        }
        for value, label in words.items()
    ]


def _orders(asked: Question) -> list[Option]:
    """By relevance, by distance."""
    words = {
        Order.RELEVANCE: _("Best match first"),
        Order.DISTANCE: _("Shortest walk first"),
    }
    return [
        {
            "value": "" if order is Order.RELEVANCE else order.value,
            "label": label,
            "selected": order is asked.order,
        }
        for order, label in words.items()
    ]


def kinds(url: str, found: Found) -> list[Option]:
    """Everything, then one link per kind of result, with its count."""
    asked, counts = found.question, found.answer.facets.get("kind", {})
    if not counts and not asked.kind:
        return []
    shown = {kind: counts.get(kind, 0) for kind in Kind.values}
    chips = [_kind(url, asked, "", _("Everything"), sum(shown.values()))]
    return chips + [
        _kind(url, asked, kind, str(Kind(kind).label), count)
        for kind, count in shown.items()
        if count or kind == asked.kind
    ]


def _kind(url: str, asked: Question, kind: str, label: str, count: int) -> Option:
    return {
        "label": label,
        "url": url + asked.but(kind=kind).query(),
        "current": kind == asked.kind,
        "count": count,
    }


def views(url: str, found: Found) -> list[Option]:
    """The ways of showing the results: by kind, as one list, on the map."""
    asked = found.question
    words = {"groups": _("By kind"), "list": _("List"), "map": _("Map")}
    if asked.kind or len(found.answer.facets.get("kind", {})) < 2:
        words.pop("list" if not asked.kind else "groups")
    if not found.answer.located and asked.view != "map":
        words.pop("map")
    if len(words) < 2:
        return []
    shown = asked.view if asked.view in words else next(iter(words))
    return [
        {
            "label": label,
            "icon": view,
            "url": url + asked.but(view=view).query(),
            "current": view == shown,
        }
        for view, label in words.items()
    ]


def active(url: str, found: Found) -> list[dict[str, str]]:
    """The filters in use, each with the address without it."""
    return [
        {"label": label, "remove_url": url + query} for label, query in _in_use(found)
    ]


def in_use_words(found: Found) -> list[str]:
    """The filters in use, in words."""
    return [label for label, _query in _in_use(found)]


def _in_use(found: Found) -> Iterable[tuple[str, str]]:
    """The filters in use in words, each with the query string without it."""
    asked, known = found.question, labels(found.language)
    for kind, chosen in (
        ("category", asked.categories),
        ("territory", asked.territories),
        ("district", asked.districts),
    ):
        for value in sorted(chosen):
            yield known.get(f"{kind}:{value}", value), asked.less(kind, value).query()
    for name, label in single_labels(asked).items():
        yield label, asked.without(name).query()


def single_labels(asked: Question) -> dict[str, str]:
    """The filters in use that have one value, in words; the kind has chips."""
    found = {}
    if asked.open_now:
        found["open"] = _("Open now")
    if asked.offer:
        found["offer"] = _("With an offer")
    if asked.when:
        found["when"] = when_words(asked)
    if asked.has_point:
        found["point"] = walk_from_words(asked)
    return found


def when_words(asked: Question) -> str:
    """The days of events that are asked for: "samedi 28 novembre"."""
    if asked.day:
        return date_words(asked.day, languages.active())
    return _("Today") if asked.when == "today" else _("This weekend")
