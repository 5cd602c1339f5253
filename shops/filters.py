"""The filter form of the list of shops: every value with what it would give."""

from typing import Any

from django.utils.translation import gettext as _

from core import languages
from core.filter_form import Option, below_towns, options
from core.formats import date_words
from core.sections import home_crumb, section_url
from places.departure import near_words, start_options, walk_from_words, walk_options
from places.hours.wording import clock_words
from shops import offers
from shops.choices import language_words
from shops.listing import Answer
from shops.models import SECTION_SLUGS, ShopIndexPage, ShopPage
from shops.names import Name
from shops.wish import Wish


def breadcrumbs(page: ShopIndexPage | ShopPage) -> list[dict[str, str]]:
    """Home, the list, the fiche; the last one has no address."""
    crumbs = [home_crumb()]
    if isinstance(page, ShopPage):
        crumbs.append({"label": _("Shops"), "url": section_url(SECTION_SLUGS)})
    return [*crumbs, {"label": page.title, "url": ""}]


def form(url: str, found: Answer) -> dict[str, Any]:
    """What the filter form shows; values that give nothing are left out."""
    wish, names = found.wish, found.catalogue.names
    more = {
        "territory": _options("territory", wish.territories, found, _named(names)),
        "access": _options("access", wish.access, found, access_labels()),
        "language": _options("language", wish.languages, found, _spoken(found)),
        "offer": offers.are_known(),
        "start": start_options(wish),
        "walk": walk_options(wish),
        "at": f"{wish.at:%Y-%m-%dT%H:%M}" if wish.at else "",
        "near": near_words(wish),
        "has_offer": wish.offer,
    }
    return {
        "action": url,
        "category": _options("category", wish.categories, found, _named(names)),
        "district": below_towns(
            _options("district", wish.districts, found, _named(names)), _towns(names)
        ),
        "open_now": wish.open_now,
        "more": more,
        "more_open": bool(wish.faults),
        "active": active(url, found),
        "clear_url": url,
    }


def _named(names: list[Name]) -> dict[str, str]:
    """Names of trades, territories and districts by their slug, in order."""
    return {f"{name.kind}:{name.slug}": name.name for name in names}


def access_labels() -> dict[str, str]:
    """The choices of access, in the words of acceslibre."""
    return {
        "access:step-free": _("Step-free with a wheelchair"),
        "access:with-help": _("With a wheelchair, with or without help"),
        "access:toilets": _("Accessible toilets"),
        "access:hearing-loop": _("Hearing loop"),
        "access:parking": _("Parking for disabled people nearby"),
    }


def _spoken(found: Answer) -> dict[str, str]:
    """Spoken languages by code, in the order of their names."""
    codes = found.catalogue.facets.get("language", {})
    named = {f"language:{code}": language_words(code) for code in codes}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def _options(
    kind: str, chosen: frozenset[str], found: Answer, labels: dict[str, str]
) -> list[Option]:
    """Values of one filter, with the count of each."""
    return options(kind, chosen, found.counts(kind), labels)


def _towns(names: list[Name]) -> dict[str, str]:
    """The town of each district, by its slug."""
    return {name.slug: name.territory for name in names if name.kind == "district"}


def active(url: str, found: Answer) -> list[dict[str, str]]:
    """The filters in use, each with the address without it."""
    wish = found.wish
    labels = _named(found.catalogue.names) | access_labels() | _spoken(found)
    chips = []
    for kind, chosen in (
        ("category", wish.categories),
        ("territory", wish.territories),
        ("district", wish.districts),
        ("access", wish.access),
        ("language", wish.languages),
    ):
        for value in sorted(chosen):
            label = labels.get(f"{kind}:{value}", value)
            chips.append(
                {"label": label, "remove_url": url + wish.less(kind, value).query()}
            )
    for name, label in single_labels(wish).items():
        chips.append({"label": label, "remove_url": url + wish.without(name).query()})
    return chips


def single_labels(wish: Wish) -> dict[str, str]:
    """The filters in use that have one value, in words."""
    labels = {}
    if wish.open_now:
        labels["open"] = _("Open now")
    if wish.at:
        labels["at"] = _("Open %(moment)s") % {"moment": moment_words(wish)}
    if wish.has_point:
        labels["point"] = walk_from_words(wish)
    if wish.offer:
        labels["offer"] = _("With an offer")
    return labels


def moment_words(wish: Wish) -> str:
    """ "on Friday 25 December at 11 am"."""
    language = languages.active()
    return _("on %(day)s at %(time)s") % {
        "day": date_words(wish.at.date(), language),
        "time": clock_words(wish.at.time(), language),
    }
