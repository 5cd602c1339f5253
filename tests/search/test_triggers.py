"""Documents follow whatever they are made from, as soon as it changes."""

from wagtail.models import Page, PageViewRestriction

import pytest

from core import clock, prepared
from core.models import ClockJob
from places.models import Closure, Place
from search import projection
from search.models import SearchDocument
from shops import removal
from shops.bulk import Draft, Fiches
from shops.models import Shop, ShopCategory, ShopPage
from shops.removal import Target
from tests.factories import (
    DistrictFactory,
    PlaceFactory,
    ShopCategoryFactory,
    StandardPageFactory,
    TerritoryFactory,
    fiche,
    section,
    translated,
)


def languages_of(family):
    """In which languages there are documents of the pages of a world's kind."""
    key = next(iter(family.values())).translation_key
    found = SearchDocument.objects.filter(family=key)
    return sorted(found.values_list("language", flat=True))


def document(page):
    """The document of a page."""
    return SearchDocument.objects.get(object_id=page.pk, family=page.translation_key)


def stored():
    """Every document with its revision."""
    rows = SearchDocument.objects.order_by("pk")
    return list(rows.values_list("pk", "revision", *projection.COLUMNS))


def is_true():
    """Whether a pass over everything finds nothing to write, front pages apart."""
    before = stored()
    projection.project(None)
    changed = SearchDocument.objects.exclude(pk__in=[row[0] for row in before])
    changed.filter(url__regex=r"^/[^/]+/[^/]+/$", body="", kind="page").delete()
    return stored() == before


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Runs what waits for the end of a transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


# Of pages


def test_draft_is_found_once_it_is_published(world):
    page = StandardPageFactory(title="Brouillon", live=False)
    assert not SearchDocument.objects.filter(object_id=page.pk).exists()

    page.save_revision().publish()
    assert document(page).title == "Brouillon"


@pytest.mark.parametrize("kind", ["fiches", "sights", "walks", "events", "standards"])
def test_page_that_is_unpublished_is_not_found(world, kind):
    family = getattr(world, kind)
    family["nl"].unpublish()
    assert languages_of(family) == ["en", "fr"]

    family["nl"].save_revision().publish()
    assert languages_of(family) == ["en", "fr", "nl"]


def test_words_of_a_revision_wait_until_they_are_published(world):
    page = world.standards["fr"]
    page.title = "Qui sommes-nous"
    revision = page.save_revision()
    assert document(page).title == "À propos (fr)"

    revision.publish()
    assert document(page).title == "Qui sommes-nous"


@pytest.mark.parametrize("kind", ["fiches", "sights", "walks", "events", "standards"])
def test_page_that_is_deleted_is_not_found(world, kind):
    family = getattr(world, kind)
    family["en"].delete()

    assert languages_of(family) == ["fr", "nl"]


def test_tree_that_is_deleted_is_not_found(world):
    section(type(world.fiches["fr"].get_parent().specific)).delete()

    assert languages_of(world.fiches) == ["en", "nl"]
    assert languages_of(world.sights) == ["en", "fr", "nl"]


def test_new_slug_changes_the_addresses_below(world, commits):
    above = world.standards["fr"]
    below = StandardPageFactory(title="Dessous", slug="dessous", parent=above)
    assert document(below).url == "/fr/a-propos/dessous/"

    with commits():
        above.slug = "qui"
        above.save_revision().publish()

    assert document(above).url == "/fr/qui/"
    assert document(below).url == "/fr/qui/dessous/"


def test_moved_page_takes_what_is_below_along(world):
    above = StandardPageFactory(title="Dessus", slug="dessus")
    below = StandardPageFactory(title="Dessous", slug="dessous", parent=above)

    above.move(world.standards["fr"], pos="last-child")

    assert document(above).url == "/fr/a-propos/dessus/"
    assert document(below).url == "/fr/a-propos/dessus/dessous/"


def test_page_that_moves_below_a_private_one_is_not_found(world):
    lock = PageViewRestriction.objects.create(
        page=world.standards["fr"], restriction_type="login"
    )
    page = StandardPageFactory(title="Dessous", slug="dessous")
    assert document(page).title == "Dessous"

    page.move(world.standards["fr"], pos="last-child")
    assert not SearchDocument.objects.filter(object_id=page.pk).exists()

    lock.delete()
    assert document(page).url == "/fr/a-propos/dessous/"


@pytest.mark.parametrize("kind", ["fiches", "sights", "walks", "events", "standards"])
def test_private_page_is_not_found(world, kind):
    family = getattr(world, kind)
    lock = PageViewRestriction.objects.create(
        page=family["fr"], restriction_type="password", password="sésame"
    )
    assert languages_of(family) == ["en", "nl"]

    lock.delete()
    assert languages_of(family) == ["en", "fr", "nl"]


def test_private_section_hides_what_is_below(world):
    lock = PageViewRestriction.objects.create(
        page=world.fiches["fr"].get_parent(), restriction_type="login"
    )
    assert languages_of(world.fiches) == ["en", "nl"]
    assert languages_of(world.sights) == ["en", "fr", "nl"]

    lock.delete()
    assert languages_of(world.fiches) == ["en", "fr", "nl"]


def test_alias_is_found_because_the_site_shows_it(world):
    page = StandardPageFactory(title="Horaires", slug="horaires")
    alias = page.create_alias(parent=world.standards["fr"], update_slug="aussi")

    assert document(alias).url == "/fr/a-propos/aussi/"


# Of shops and places


def change_address(world):
    world.shop.place.street_address = "8 rue Neuve"
    world.shop.place.save()
    return {"keywords": "8 rue Neuve"}


def change_position(world):
    world.shop.place.location = {"type": "Point", "coordinates": [3.1, 50.6]}
    world.shop.place.save()
    return {"lat": 50.6, "lng": 3.1}


def change_district(world):
    world.shop.place.district = DistrictFactory(slug="gare", name="Gare")
    world.shop.place.save()
    return {"district": "gare", "district_name": "Gare", "keywords": "Gare"}


def rename_district(world):
    district = DistrictFactory()
    district.name = "Le cœur"
    district.save()
    return {"district_name": "Le cœur", "keywords": "Le cœur"}


def rename_territory(world):
    territory = TerritoryFactory()
    territory.name = "Grand Roubaix"
    territory.save()
    return {"territory_name": "Grand Roubaix", "keywords": "Grand Roubaix"}


def change_trade(world):
    world.shop.category = ShopCategoryFactory(slug="fleurs", name="Fleuriste")
    world.shop.save()
    return {"category": "fleurs", "category_name": "Fleuriste", "keywords": "Fleuriste"}


def rename_trade_in_dutch(world):
    trade = ShopCategory.objects.get(locale__language_code="nl")
    trade.name = "Broodjeszaak"
    trade.save()
    return {"category_name": "Boulangerie", "keywords": "Broodjeszaak"}


def rename_shop(world):
    world.shop.name = "Four et Fils"
    world.shop.save()
    return {"title": "Le Four", "keywords": "Four et Fils"}


@pytest.mark.parametrize(
    "change",
    [
        change_address,
        change_position,
        change_district,
        rename_district,
        rename_territory,
        change_trade,
        rename_trade_in_dutch,
        rename_shop,
    ],
)
def test_fiche_follows_its_facts(world, change):
    expected = change(world)

    found = document(world.fiches["fr"])
    keywords = expected.pop("keywords", "")
    assert keywords in found.keywords
    assert {name: getattr(found, name) for name in expected} == expected
    assert is_true()


def test_first_name_of_a_trade_in_a_language_is_a_keyword(world):
    trade = ShopCategoryFactory(slug="fleurs", name="Fleuriste")
    world.shop.category = trade
    world.shop.save()

    translated(trade, "nl", name="Bloemist")

    assert "Bloemist" in document(world.fiches["fr"]).keywords
    assert document(world.fiches["nl"]).category_name == "Bloemist"


@pytest.mark.parametrize("change", [change_address, rename_district, rename_territory])
def test_events_and_walks_follow_their_places(world, change):
    words = change(world)["keywords"]

    assert words in document(world.events["fr"]).keywords
    if change is not change_address:
        assert words in document(world.walks["fr"]).keywords


def test_sight_follows_its_place(world):
    rename_territory(world)
    assert document(world.sights["fr"]).territory_name == "Grand Roubaix"

    world.museum.postal_code = "59200"
    world.museum.save()
    assert "59200" in document(world.sights["fr"]).keywords


def test_event_says_the_name_of_the_page_of_its_place(world):
    page = world.fiches["fr"]
    page.title = "Le Grand Four"
    page.save_revision().publish()

    assert document(world.events["fr"]).shown["area"] == "Le Grand Four"
    assert is_true()


def test_event_stays_when_its_place_goes(world, commits):
    place = PlaceFactory(name="Salle des fêtes")
    event = world.events["fr"]
    event.place, event.venue_words = place, "Quelque part"
    event.save_revision().publish()
    assert "Salle des fêtes" in document(event).keywords

    with commits():
        Place.objects.get(pk=place.pk).delete()

    found = document(event)
    assert found.shown["area"] == "Quelque part"
    assert (found.lat, found.district) == (None, "")


@pytest.mark.parametrize(
    "changes", [{"status": "closed"}, {"replaced_by": None}], ids=["closed", "replaced"]
)
def test_shop_to_which_nobody_can_go_is_not_found(world, changes):
    if "replaced_by" in changes:
        changes = {"replaced_by": fiche("Le Neuf", "le-neuf").shop}
    for name, value in changes.items():
        setattr(world.shop, name, value)
    world.shop.save()
    assert languages_of(world.fiches) == []

    world.shop.status, world.shop.replaced_by = "active", None
    world.shop.save()
    assert languages_of(world.fiches) == ["en", "fr", "nl"]


def test_hours_write_nothing(world):
    before = stored()
    place = world.shop.place
    place.opening_hours = "Mo 08:00-09:00"
    place.save()
    Closure.objects.create(place=place, first_day="2026-12-01", last_day="2026-12-02")
    place.hours_confirmed_at = None
    place.save()

    assert stored() == before


# Of many at once


def drafts(number):
    """Shops that are not stored yet."""
    category, district = ShopCategoryFactory(), DistrictFactory()
    return [
        Draft(
            Shop(name=f"Échoppe {n}", category=category, source="test"),
            PlaceFactory.build(name=f"Échoppe {n}", district=district),
        )
        for n in range(number)
    ]


def test_shops_made_in_bulk_are_found_and_forgotten(world):
    told = []
    prepared.follow(told.append)
    try:
        Fiches().create(drafts(3))
    finally:
        prepared._followers.remove(told.append)
    assert [len(keys) for keys in told] == [3]
    found = SearchDocument.objects.filter(title__startswith="Échoppe")
    assert found.count() == 9

    shops = Shop.objects.filter(source="test").values_list("pk", "place_id")
    targets = [Target(*keys) for keys in shops]
    # Documents point to places, and do not make removal go one by one.
    assert removal._tied(targets) == set()
    removal.remove(targets, lambda _number: None)
    assert not found.exists()


def test_fiches_written_while_paused_are_found_afterwards(world):
    with prepared.paused():
        page = fiche("Le Pain doré", "le-pain-dore")
        prepared.tell([page.translation_key])
        assert not SearchDocument.objects.filter(object_id=page.pk).exists()

    assert document(page).title == "Le Pain doré"


def test_very_many_are_left_to_the_clock_but_what_is_secret(world, monkeypatch):
    monkeypatch.setattr(projection, "AT_ONCE", 1)
    pages = [StandardPageFactory(title=f"Page {n}", slug=f"p-{n}") for n in range(2)]
    Page.objects.filter(pk=pages[0].pk).update(title="Autre titre")
    Page.objects.filter(pk=pages[1].pk).update(live=False)

    prepared.tell([page.translation_key for page in pages])

    assert document(pages[0]).title == "Page 0"
    assert not SearchDocument.objects.filter(object_id=pages[1].pk).exists()
    assert ClockJob.objects.get(name="search.heal").began_at is None
    assert "search.heal" in clock.run_due()
    assert document(pages[0]).title == "Autre titre"


def test_fiches_are_told_once_of_a_change_that_touches_many(world):
    for n in range(2):
        fiche(f"Neuf {n}", f"neuf-{n}")
    told = []
    prepared.follow(told.append)
    try:
        trade = ShopCategoryFactory()
        trade.name = "Boulangerie-pâtisserie"
        trade.save()
    finally:
        prepared._followers.remove(told.append)

    keys = set(ShopPage.objects.values_list("translation_key", flat=True))
    assert len(told) == 1
    assert keys <= set(told[0])
