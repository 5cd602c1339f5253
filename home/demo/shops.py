"""Shops of the demonstration: invented, and marked so on every page."""

from typing import Any
from uuid import uuid4

from wagtail.models import Locale

from core.languages import codes
from core.models import BasePage
from home.demo import places, shop_facts
from home.demo.files import read
from home.demo.pages import Library, parents, same
from home.demo.pages import make as make_pages
from places.choices import HoursSource
from shops.models import Shop, ShopCategory, ShopIndexPage, ShopPage, ShopPhoto

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
    shops = [facts for name in FILES for facts in read(name)["shop"]]
    return sum(_make(facts, number, library) for number, facts in enumerate(shops, 1))


def _make(facts: dict[str, Any], number: int, library: Library) -> bool:
    """One shop with its place and its fiche in each language; False when it is there."""
    if ShopPage.objects.filter(slug=facts["slug"]).exists():
        return False
    place = places.make(
        facts,
        name=facts["name"],
        hours_source=HoursSource.DEMO,
        hours_confirmed_at=places.days_ago(facts.get("confirmed_days_ago")),
        **shop_facts.access(facts),
    )
    places.close(place, facts.get("closures", []))
    shop = Shop.objects.create(
        name=facts["name"],
        place=place,
        category=ShopCategory.objects.get(
            slug=facts["category"], locale__language_code="fr"
        ),
        website=facts["website"],
        claimed_at=places.days_ago(facts.get("confirmed_days_ago")),
        is_demo=True,
        **shop_facts.draw(facts, number),
    )

    def fields(code: str) -> dict[str, Any]:
        return {
            "title": facts["name"],
            "summary": facts["line"][code],
            "shop": shop,
            **library.fields(facts["picture"], code),
        }

    pages = make_pages(ShopPage, parents(ShopIndexPage), same(facts["slug"]), fields)
    trade, _dash, which = facts["picture"].rpartition("-")
    for other in (2, 3) if which == "1" else ():
        _photo(pages or {}, f"{trade}-{other}", other, library)
    return True


def _photo(
    pages: dict[str, BasePage], picture: str, order: int, library: Library
) -> None:
    """One more picture for the fiche in each language."""
    key = uuid4()
    for code, page in pages.items():
        facts = library.fields(picture, code)
        ShopPhoto.objects.create(
            page=page,
            locale=page.locale,
            translation_key=key,
            sort_order=order,
            image=facts["picture"],
            alt=facts["picture_alt"],
        )
