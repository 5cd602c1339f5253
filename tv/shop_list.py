"""What the list of shops lets one choose on a screen, and the pages of choices."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from core import languages
from core.sections import section_url
from places.departure import POINT_DECIMALS
from places.names import without_accents
from shops import filters
from shops.choices import language_words
from shops.listing import Answer
from shops.models import SECTION_SLUGS
from shops.wish import Wish
from tv.addresses import tv_path
from tv.screens import ScreenFacts

TRADES = {"fr": "metiers", "en": "trades", "nl": "vakken"}
AREAS = {"fr": "quartiers", "en": "districts", "nl": "wijken"}
Chip = dict[str, Any]


def chips(found: Answer, screen: ScreenFacts | None) -> list[Chip]:
    """Open now, near here, the trade, the part of town, whatever else is asked."""
    wish, path = found.wish, section_url(SECTION_SLUGS)
    toggled = replace(wish, open_now=not wish.open_now)
    rows = [("open", _("Open now"), path + toggled.query(), wish.open_now)]
    near = near_of(screen)
    if near:
        is_near = wish.near == near
        other = replace(wish, near=None if is_near else near, start="")
        rows.append(("near", _("Near here"), path + other.query(), is_near))
    trades, areas = chosen_trades(found), chosen_areas(found)
    rows += [
        ("trade", trades or _("All trades"), _chooser(TRADES, wish), bool(trades)),
        ("area", areas or _("All districts"), _chooser(AREAS, wish), bool(areas)),
        *_others(found, path, near),
    ]
    return [
        {"id": f"chip-{name}", "label": label, "url": tv_path(url, screen), "on": on}
        for name, label, url, on in rows
    ]


def near_of(screen: ScreenFacts | None) -> tuple[float, float] | None:
    """Where a screen stands, as precisely as a wish says it."""
    if screen is None or screen.point is None:
        return None
    point = screen.point
    return round(point.lat, POINT_DECIMALS), round(point.lng, POINT_DECIMALS)


def _chooser(words: Mapping[str, str], wish: Wish) -> str:
    """The ordinary form of the address of a page of choices."""
    word = words[languages.active()]
    return f"{section_url(SECTION_SLUGS)}{word}/{wish.query()}"


def chosen_trades(found: Answer) -> str:
    """The names of the chosen trades; "" for all."""
    return _names(found, "category", found.wish.categories)


def chosen_areas(found: Answer) -> str:
    """The names of the chosen towns and districts; "" for all."""
    wish = found.wish
    parts = (
        _names(found, "territory", wish.territories),
        _names(found, "district", wish.districts),
    )
    return ", ".join(part for part in parts if part)


def _names(found: Answer, kind: str, chosen: frozenset[str]) -> str:
    known = {n.slug: n.name for n in found.catalogue.names if n.kind == kind}
    return ", ".join(known.get(slug, slug) for slug in sorted(chosen))


def _others(
    found: Answer, path: str, near: tuple[float, float] | None
) -> list[tuple[str, str, str, bool]]:
    """What else a telephone sent along; each leads to the list without it."""
    wish = found.wish
    access = filters.access_labels()
    rows = [
        (value, access[f"access:{value}"], wish.less("access", value))
        for value in sorted(wish.access)
    ]
    rows += [
        (f"speaks-{code}", language_words(code), wish.less("language", code))
        for code in sorted(wish.languages)
    ]
    for name, label in filters.single_labels(wish).items():
        if name != "open" and not (name == "point" and wish.near and wish.near == near):
            rows.append((name, label, wish.without(name)))
    return [(name, label, path + less.query(), True) for name, label, less in rows]


def trade_groups(found: Answer, screen: ScreenFacts | None) -> list[dict[str, Any]]:
    """Every trade with what it would give, the other wishes kept."""
    wish, counts = found.wish, found.counts("category")
    every = _choice("every", _("All trades"), found.without("category").bit_count())
    every |= {"wish": wish.without("category"), "on": not wish.categories}
    choices = [every]
    for name in found.catalogue.names:
        if name.kind == "category" and counts.get(name.slug):
            choice = _choice(f"trade-{name.slug}", name.name, counts[name.slug])
            choice["wish"] = replace(wish, categories=frozenset({name.slug}))
            choice["on"] = name.slug in wish.categories
            choices.append(choice)
    choices[1:] = sorted(choices[1:], key=_alphabet)
    return [{"title": "", "id": "all", "choices": _addressed(choices, screen)}]


def area_groups(found: Answer, screen: ScreenFacts | None) -> list[dict[str, Any]]:
    """Districts below their towns, with what each would give, the other wishes kept."""
    wish = found.wish
    free = wish.without("territory", "district")
    anywhere = found.without("territory", "district").bit_count()
    every = _choice("every", _("All districts"), anywhere)
    every |= {"wish": free, "on": not (wish.territories or wish.districts)}
    below: dict[str, list[Chip]] = defaultdict(list)
    for name in found.catalogue.names:
        if name.kind == "district":
            below[name.territory] += _area(found, "district", name.slug, name.name)
    groups = [{"title": "", "id": "all", "choices": _addressed([every], screen)}]
    for name in found.catalogue.names:
        if name.kind == "territory":
            words = _("All of %(town)s") % {"town": name.name}
            districts = sorted(below[name.name], key=_alphabet)
            choices = _area(found, "territory", name.slug, words) + districts
            if choices:
                addressed = _addressed(choices, screen)
                groups.append(
                    {"title": name.name, "id": name.slug, "choices": addressed}
                )
    return groups


def _area(found: Answer, kind: str, slug: str, label: str) -> list[Chip]:
    """One town or district as a choice; none when nothing is there."""
    free = found.wish.without("territory", "district")
    shops = found.without("territory", "district") & found.catalogue.facet(kind, slug)
    if not shops:
        return []
    field = {"territory": "territories", "district": "districts"}[kind]
    choice = _choice(f"{kind}-{slug}", label, shops.bit_count())
    choice["wish"] = replace(free, **{field: frozenset({slug})})
    choice["on"] = slug in getattr(found.wish, field)
    return [choice]


def _alphabet(choice: Chip) -> str:
    return without_accents(choice["label"])


def _choice(name: str, label: str, count: int) -> Chip:
    return {"id": f"choice-{name}", "label": label, "count": count}


def _addressed(choices: list[Chip], screen: ScreenFacts | None) -> list[Chip]:
    """Each choice with the address of the list that it leads back to."""
    path = section_url(SECTION_SLUGS)
    for choice in choices:
        choice["url"] = tv_path(path + choice.pop("wish").query(), screen)
    return choices
