"""The filter form of the list of shops, its words, and its help on zero results."""

from collections import Counter
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.sections import home_crumb, section_url
from shops.listing import Row, Wish, count_by
from shops.models import SECTION_SLUGS, ShopIndexPage, ShopPage
from shops.names import Name


def breadcrumbs(page: ShopIndexPage | ShopPage) -> list[dict[str, str]]:
    """Home, the list, the fiche; the last one has no address."""
    crumbs = [home_crumb()]
    if isinstance(page, ShopPage):
        crumbs.append({"label": _("Shops"), "url": section_url(SECTION_SLUGS)})
    return [*crumbs, {"label": page.title, "url": ""}]


def form(url: str, wish: Wish, listed: list[Row], names: list[Name]) -> dict[str, Any]:
    """What the filter form shows: every value with what it would give."""
    return {
        "action": url,
        "category": _options("category", wish.categories, listed, wish, names),
        "district": _groups(
            _options("district", wish.districts, listed, wish, names), names
        ),
        "open_now": wish.open_now,
        "active": _active(url, wish, names),
        "clear_url": url,
    }


def _options(
    kind: str, chosen: frozenset[str], listed: list[Row], wish: Wish, names: list[Name]
) -> list[dict[str, Any]]:
    """Values of one filter; those that give nothing are left out unless chosen."""
    counts: Counter[str] = count_by(kind, listed, wish)
    return [
        {
            "value": name.slug,
            "label": name.name,
            "count": counts[name.slug],
            "selected": name.slug in chosen,
        }
        for name in names
        if name.kind == kind and (counts[name.slug] or name.slug in chosen)
    ]


def _groups(options: list[dict[str, Any]], names: list[Name]) -> list[dict[str, Any]]:
    """Districts below the name of their territory."""
    territory = {name.slug: name.territory for name in names if name.kind == "district"}
    grouped = groupby(options, key=lambda option: territory[option["value"]])
    return [{"territory": name, "options": list(group)} for name, group in grouped]


def _active(url: str, wish: Wish, names: list[Name]) -> list[dict[str, str]]:
    """The filters in use, each with the address without it."""
    labels = {(name.kind, name.slug): name.name for name in names}
    active = []
    for kind, chosen in (("category", wish.categories), ("district", wish.districts)):
        for slug in sorted(chosen):
            label = labels.get((kind, slug), slug)
            active.append({"label": label, "remove_url": url + _less(wish, kind, slug)})
    if wish.open_now:
        rest = wish.without("open").query()
        active.append({"label": _("Open now"), "remove_url": url + rest})
    return active


def _less(wish: Wish, kind: str, slug: str) -> str:
    """The query string of a wish without one value."""
    values = QueryDict(wish.query().lstrip("?"), mutable=True)
    values.setlist(kind, [value for value in values.getlist(kind) if value != slug])
    text = values.urlencode()
    return f"?{text}" if text else ""


def result_words(count: int, wish: Wish) -> str:
    """The count in words."""
    if wish.open_now:
        return ngettext(
            "%(count)d shop open now", "%(count)d shops open now", count
        ) % {"count": count}
    return ngettext("%(count)d shop", "%(count)d shops", count) % {"count": count}


def empty(url: str, wish: Wish, listed: list[Row]) -> dict[str, Any]:
    """Which filter to drop when nothing is found, and what that would give."""
    labels = {
        "categories": _("Without the choice of trade: %(count)d"),
        "districts": _("Without the choice of district: %(count)d"),
        "open": _("Without “open now”: %(count)d"),
    }
    suggestions = []
    for name, label in labels.items():
        wider = wish.without(name)
        count = sum(wider.accepts(row) for row in listed)
        if wider != wish and count:
            words = label % {"count": count}
            suggestions.append({"label": words, "url": url + wider.query()})
    return {
        "sentence": _("No shop matches.")
        if not wish.is_empty
        else _("There is no shop here yet."),
        "suggestions": suggestions,
        "clear_url": url,
    }
