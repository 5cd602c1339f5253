"""Shops of the demonstration: invented, and marked so on every page."""

from typing import Any
from uuid import uuid4

from wagtail.models import Locale

from core.languages import codes
from home.demo import places
from home.demo.files import read
from home.demo.pages import Library, parents, same
from home.demo.pages import make as make_pages
from places.choices import HoursSource
from shops.models import Shop, ShopCategory, ShopIndexPage, ShopPage

FILES = ("shops_roubaix", "shops_wazemmes", "shops_weppes")


def make_categories(library: Library) -> int:
    """Make the trades that do not exist yet."""
    made = 0
    for facts in read("categories")["category"]:
        if ShopCategory.objects.filter(slug=facts["slug"]).exists():
            continue
        made, key = made + 1, uuid4()
        for code in codes():
            ShopCategory.objects.create(
                locale=Locale.objects.get(language_code=code),
                translation_key=key,
                name=facts["name"][code],
                **{
                    name: facts[name]
                    for name in ("slug", "schema_type", "naf_codes", "osm_tag", "icon")
                },
            )
    return made


def make(library: Library) -> int:
    """Make the shops that do not exist yet."""
    return sum(_make(f, library) for name in FILES for f in read(name)["shop"])


def _make(facts: dict[str, Any], library: Library) -> bool:
    """One shop with its place and its fiche in each language; False when it is there."""
    if ShopPage.objects.filter(slug=facts["slug"]).exists():
        return False
    place = places.make(
        facts,
        name=facts["name"],
        hours_source=HoursSource.DEMO,
        hours_confirmed_at=places.days_ago(facts.get("confirmed_days_ago")),
    )
    places.close(place, facts.get("closures", []))
    shop = Shop.objects.create(
        name=facts["name"],
        place=place,
        category=ShopCategory.objects.get(
            slug=facts["category"], locale__language_code="fr"
        ),
        website=facts["website"],
        is_demo=True,
    )

    def fields(code: str) -> dict[str, Any]:
        return {
            "title": facts["name"],
            "summary": facts["line"][code],
            "shop": shop,
            **library.fields(facts["picture"], code),
        }

    make_pages(ShopPage, parents(ShopIndexPage), same(facts["slug"]), fields)
    return True
