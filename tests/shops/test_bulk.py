"""Shops made in bulk are the same as shops saved one by one."""

from datetime import date

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.search.backends import get_search_backend

import pytest

from core.models import ContentVersion
from places.models import Closure, Place
from shops.bulk import Draft, Fiches
from shops.models import Shop, ShopIndexPage, ShopPage
from tests.factories import DistrictFactory, ShopCategoryFactory, fiche, translated
from tests.factories.pages import section
from tests.factories.shops import ShopPageFactory


@pytest.fixture
def trade(db):
    category = ShopCategoryFactory()
    translated(category, "en", name="Bakery")
    translated(category, "nl", name="Bakkerij")
    return category


@pytest.fixture
def district(db):
    centre = DistrictFactory()
    territory = translated(centre.territory, "nl", name="Robaais")
    translated(centre, "nl", name="Centrum", territory=territory)
    return centre


def draft(trade, name="Le Fournil", district=None, **place_fields):
    fields = {"city": "Roubaix", "opening_hours": "Tu-Sa 10:00-19:00", **place_fields}
    location = {"type": "Point", "coordinates": [3.174, 50.69]}
    place = Place(name=name, district=district, location=location, **fields)
    return Draft(Shop(name=name, category=trade, is_demo=True), place)


def make(*drafts):
    Fiches().create(drafts)
    return [Shop.objects.get(pk=made.shop.pk) for made in drafts]


def pages_of(shop):
    pages = shop.pages.select_related("locale")
    return {page.locale.language_code: page for page in pages}


def test_fiche_in_each_language_is_what_saving_makes(trade, district):
    (shop,) = make(draft(trade, district=district))

    pages = pages_of(shop)
    assert {code: page.path_url for code, page in pages.items()} == {
        "fr": "/fr/boutiques/le-fournil/",
        "en": "/en/shops/le-fournil/",
        "nl": "/nl/winkels/le-fournil/",
    }
    assert len({page.translation_key for page in pages.values()}) == 1
    for page in pages.values():
        assert page.live
        assert (page.title, page.draft_title) == ("Le Fournil", "Le Fournil")
        assert page.prepared == page.prepare()
        assert page.content_type.model_class() is ShopPage
        assert page.specific == page
        page.full_clean()
    assert pages["nl"].prepared["area"] == "Centrum"
    assert pages["nl"].prepared["territory"] == "Robaais"
    assert pages["en"].prepared["kind"] == "Bakery"


def test_place_has_what_its_save_would_set(trade):
    shops = make(draft(trade), draft(trade, opening_hours=""))

    for shop in shops:
        place = shop.place
        before = (place.code, place.lat, place.lng, place.hours_compiled, place.cards)
        place.save()
        place.refresh_from_db()
        after = (place.code, place.lat, place.lng, place.hours_compiled, place.cards)
        assert after == before
        assert set(place.cards) == {"fr", "en", "nl"}
        for code, page in pages_of(shop).items():
            assert place.cards[code] == page.place_card()


def test_closures_are_stored_and_compiled(trade):
    new = draft(trade)
    new.closures = [Closure(first_day=date(2026, 12, 1), last_day=date(2026, 12, 5))]

    (shop,) = make(new)

    assert shop.place.closures.get().last_day == date(2026, 12, 5)
    assert "2026 Dec 01-2026 Dec 05 off" in shop.place.hours_compiled
    stored = (shop.place.hours_compiled, shop.place.answered_days)
    shop.place.compile_days()
    assert stored == (shop.place.hours_compiled, shop.place.answered_days)


def test_tree_is_sound_and_takes_further_pages(trade):
    fiche(title="Avant", slug="avant")

    make(draft(trade), draft(trade), draft(trade))

    assert Page.find_problems() == ([], [], [], [], [])
    after = ShopPageFactory(shop=Shop.objects.first(), slug="apres")
    assert Page.find_problems() == ([], [], [], [], [])
    french = section(ShopIndexPage, "fr")
    assert french.numchild == french.get_children().count() == 5
    assert list(french.get_children())[-1].pk == after.pk


def test_nothing_is_left_to_heal(trade, district, capsys):
    new = draft(trade, district=district)
    new.closures = [Closure(first_day=date(2026, 12, 1), last_day=date(2026, 12, 5))]
    make(new, draft(trade))

    call_command("prepare_pages")
    call_command("compile_hours")

    assert capsys.readouterr().out.splitlines() == [
        "0 page(s) corrected.",
        "0 place(s) changed.",
    ]


def test_references_are_those_of_saved_rows(trade, district):
    (shop,) = make(draft(trade, district=district))
    objects = [shop, shop.place, *pages_of(shop).values()]
    noted = references()

    for instance in objects:
        ReferenceIndex.create_or_update_for_object(instance)

    assert len(noted) >= 6
    assert references() == noted


def references():
    names = [f.attname for f in ReferenceIndex._meta.fields if f.name != "id"]
    return set(ReferenceIndex.objects.values_list(*names))


def test_new_fiches_are_found_at_once(trade):
    (shop,) = make(draft(trade, name="Le Fournil d’Azélie"))
    engine = get_search_backend()

    found = engine.search("azelie", ShopPage.objects.all())
    begun = engine.autocomplete("azel", Shop.objects.all())
    places = engine.search("azelie", Place.objects.all())

    assert {page.shop_id for page in found} == {shop.pk}
    assert [found.pk for found in begun] == [shop.pk]
    assert [found.pk for found in places] == [shop.place_id]


def test_slugs_take_the_town_and_then_a_number(trade):
    fiche(title="Le Fournil", slug="le-fournil")

    shops = make(*(draft(trade) for _ in range(4)), draft(trade, city="Lille"))

    assert [page.slug for shop in shops for page in shop.pages.all()[:1]] == [
        "le-fournil-roubaix",
        "le-fournil-2",
        "le-fournil-3",
        "le-fournil-4",
        "le-fournil-lille",
    ]


def test_slug_of_a_name_without_letters(trade):
    shops = make(draft(trade, name="***"), draft(trade, name="L’Épi d'or"))

    slugs = [page.slug for shop in shops for page in shop.pages.all()[:1]]
    assert slugs == ["boutique", "l-epi-d-or"]


def test_private_section_shows_nothing_of_its_fiches(trade):
    PageViewRestriction.objects.create(
        page=section(ShopIndexPage, "nl"), restriction_type="login"
    )

    (shop,) = make(draft(trade))

    assert set(shop.place.cards) == {"fr", "en"}
    for page in pages_of(shop).values():
        assert page.prepared == page.prepare()


def test_content_has_another_version(trade, django_capture_on_commit_callbacks):
    before = ContentVersion.objects.values_list("number", flat=True).first() or 0

    with django_capture_on_commit_callbacks(execute=True):
        make(draft(trade))

    assert ContentVersion.objects.get().number > before


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_batch(trade, district, count):
    make(draft(trade, name="Premier", district=district))
    fiches = Fiches()
    new = [draft(trade, name=f"N {n}", district=district) for n in range(count)]

    with CaptureQueriesContext(connection) as queries:
        fiches.create(new)

    # The search index of SQLite looks first which of the rows it has.
    assert len(queries) == (48 if connection.vendor == "sqlite" else 45)
