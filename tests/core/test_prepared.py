"""What cards, menus and places show follows whatever it is made from."""

from django.core.management import call_command
from django.urls import reverse

from wagtail.models import PageViewRestriction

import pytest

from core import prepared
from places.models import Place
from shops.models import ShopPage
from tests.factories import (
    DistrictFactory,
    PlaceFactory,
    ShopCategoryFactory,
    ShopPageFactory,
    SightPageFactory,
    StandardPageFactory,
    TerritoryFactory,
    fiche,
    picture,
    translated,
)
from tests.factories.library import content_of, picture_file
from tests.factories.places import locale


@pytest.fixture
def french(db):
    """A fiche with a picture, published in French only."""
    page = fiche()
    page.picture, page.picture_alt = picture(), "Un four à bois"
    page.save_revision().publish()
    return ShopPage.objects.get(pk=page.pk)


@pytest.fixture
def english(french):
    """Its translation."""
    return ShopPageFactory(
        language="en",
        translation_of=french,
        shop=french.shop,
        title=french.title,
        slug="the-oven",
    )


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def cards_of(page):
    return Place.objects.get(pk=page.shop.place_id).cards


def test_new_fiche_has_its_columns(french):
    assert french.prepared["kind"] == "Boulangerie"
    assert french.prepared["schema_type"] == "Bakery"
    assert french.prepared["area"] == "Centre"
    assert french.prepared["territory"] == "Roubaix"
    assert french.prepared["alternates"] == {"fr": "/fr/boutiques/le-four-du-coin/"}
    assert french.prepared["picture"]["alt"] == "Un four à bois"
    assert french.prepared["picture"]["credit"] == "Dessin du portail"


def test_place_knows_its_page_in_each_language(french, english):
    cards = cards_of(french)

    assert {code: card["url"] for code, card in cards.items()} == {
        "fr": "/fr/boutiques/le-four-du-coin/",
        "en": "/en/shops/the-oven/",
    }
    assert cards["fr"]["type"] == "shop"


def test_published_translation_is_offered_by_both_pages(french, english):
    expected = {
        "fr": "/fr/boutiques/le-four-du-coin/",
        "en": "/en/shops/the-oven/",
    }

    assert fresh(french).prepared["alternates"] == expected
    assert fresh(english).prepared["alternates"] == expected


def test_language_menu_marks_the_missing_translation(client, french, english):
    head = client.get("/fr/boutiques/le-four-du-coin/").context["head"]

    assert [(link.code, link.url, link.missing) for link in head.languages] == [
        ("fr", "/fr/boutiques/le-four-du-coin/", False),
        ("en", "/en/shops/the-oven/", False),
        ("nl", "/nl/", True),
    ]
    langs = [alternate["lang"] for alternate in head.alternates]
    assert sorted(langs) == ["en", "fr", "x-default"]


def test_unpublished_translation_is_no_longer_offered(french, english):
    english.unpublish()

    assert list(fresh(french).prepared["alternates"]) == ["fr"]
    assert list(cards_of(french)) == ["fr"]


def test_private_translation_is_no_longer_offered(french, english):
    lock = PageViewRestriction.objects.create(page=english, restriction_type="login")
    assert list(fresh(french).prepared["alternates"]) == ["fr"]
    assert list(cards_of(french)) == ["fr"]

    lock.delete()
    assert sorted(fresh(french).prepared["alternates"]) == ["en", "fr"]
    assert sorted(cards_of(french)) == ["en", "fr"]


def test_deleted_translation_is_no_longer_offered(french, english):
    english.delete()

    assert list(fresh(french).prepared["alternates"]) == ["fr"]
    assert list(cards_of(french)) == ["fr"]


def test_new_slug_is_followed_by_translations_and_place(
    french, english, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        english.slug = "the-bakehouse"
        english.save_revision().publish()

    assert fresh(french).prepared["alternates"]["en"] == "/en/shops/the-bakehouse/"
    assert cards_of(french)["en"]["url"] == "/en/shops/the-bakehouse/"


def test_renamed_trade_is_shown_by_fiche_and_place(french, english):
    category = ShopCategoryFactory()
    category.name = "Boulangerie-pâtisserie"
    category.save()
    translated(category, "en", name="Baker")

    assert fresh(french).prepared["kind"] == "Boulangerie-pâtisserie"
    assert cards_of(french)["fr"]["kind"] == "Boulangerie-pâtisserie"


def test_translated_trade_is_shown_by_the_translated_fiche(french, english):
    copy = translated(ShopCategoryFactory(), "en", name="Bakery")
    copy.name = "Baker"
    copy.save()

    assert fresh(english).prepared["kind"] == "Baker"
    assert fresh(french).prepared["kind"] == "Boulangerie"


def test_renamed_district_is_shown(french):
    sight = SightPageFactory(place=PlaceFactory())
    district = DistrictFactory()
    district.name = "Le cœur"
    district.save()

    assert fresh(french).prepared["area"] == "Le cœur"
    assert fresh(sight).prepared["area"] == "Le cœur"
    assert cards_of(french)["fr"]["area"] == "Le cœur"


def test_shop_of_another_trade_is_shown_as_such(french):
    french.shop.category = ShopCategoryFactory(slug="fleurs", name="Fleuriste")
    french.shop.save()

    assert fresh(french).prepared["kind"] == "Fleuriste"


def test_place_in_another_district_is_shown_there(french):
    place = french.shop.place
    place.district = DistrictFactory(slug="gare", name="Gare")
    place.save()

    assert fresh(french).prepared["area"] == "Gare"


def test_shop_closed_for_good_is_forgotten_by_its_place(french, english):
    french.shop.status = "closed"
    french.shop.save()

    assert cards_of(french) == {}


def test_deleted_fiche_is_forgotten_by_its_place(french):
    place_id = french.shop.place_id
    french.delete()

    assert Place.objects.get(pk=place_id).cards == {}


def test_deleted_section_takes_the_cards_of_its_pages_along(french):
    place_id = french.shop.place_id
    french.get_parent().delete()

    assert Place.objects.get(pk=place_id).cards == {}


def test_replaced_picture_file_is_shown_and_answers(
    client, operator, french, django_capture_on_commit_callbacks
):
    before = french.prepared["picture"]["src"]
    client.force_login(operator)
    image = french.picture

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            {
                "title": "Un autre bassin",
                "file": picture_file("#c8553d", name="autre.png"),
                "collection": image.collection_id,
                "description": "",
                "credit": "Autre auteur",
                "tags": "",
                "focal_point_x": "",
                "focal_point_y": "",
                "focal_point_width": "",
                "focal_point_height": "",
            },
        )

    assert response.status_code == 302
    shown = fresh(french).prepared["picture"]
    assert shown["src"] != before
    assert shown["credit"] == "Autre auteur"
    answer = client.get(shown["src"])
    assert answer.status_code == 200
    assert content_of(answer).startswith(b"RIFF")
    assert cards_of(french)["fr"]["picture"] == shown


def test_deleted_picture_is_no_longer_shown(french, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        french.picture.delete()

    assert fresh(french).prepared["picture"] is None
    assert cards_of(french)["fr"]["picture"] is None


def test_territory_follows_its_picture(db, django_capture_on_commit_callbacks):
    territory = TerritoryFactory(picture=picture())
    assert territory.prepared_picture["credit"] == "Dessin du portail"

    with django_capture_on_commit_callbacks(execute=True):
        territory.picture.credit = "Autre auteur"
        territory.picture.save()
    territory.refresh_from_db()
    assert territory.prepared_picture["credit"] == "Autre auteur"

    with django_capture_on_commit_callbacks(execute=True):
        territory.picture.delete()
    territory.refresh_from_db()
    assert territory.prepared_picture is None


def test_unreadable_picture_counts_as_none(french):
    image = french.picture
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)

    call_command("prepare_pages")

    assert fresh(french).prepared["picture"] is None


def test_revision_carries_no_prepared_columns(french):
    revision = french.save_revision()

    assert "prepared" not in revision.content


def test_old_draft_published_keeps_what_is_prepared_today(french):
    draft = french.save_revision()
    category = ShopCategoryFactory()
    category.name = "Fournil"
    category.save()

    draft.publish()

    assert fresh(french).prepared["kind"] == "Fournil"


def test_draft_shows_nothing_to_visitors_before_it_is_published(french):
    french.picture_alt = "Secret"
    french.save_revision()

    assert fresh(french).prepared["picture"]["alt"] == "Un four à bois"


def test_columns_are_healed_by_the_command(french, english):
    ShopPage.objects.update(prepared={})
    Place.objects.update(cards={})

    assert call_command("prepare_pages") == "2 page(s) corrected."

    assert fresh(french).prepared == french.prepared | {
        "alternates": fresh(english).prepared["alternates"]
    }
    assert sorted(cards_of(french)) == ["en", "fr"]
    assert call_command("prepare_pages") == "0 page(s) corrected."


def test_alias_follows_what_is_published_in_french(client, french):
    alias = french.copy_for_translation(locale("en"), alias=True)
    assert sorted(fresh(french).prepared["alternates"]) == ["en", "fr"]

    french = fresh(french)
    french.summary = "Une nouvelle fournée."
    french.save_revision().publish()

    assert fresh(alias).summary == "Une nouvelle fournée."
    assert fresh(alias).prepared["kind"] == "Boulangerie"
    assert "Une nouvelle fournée." in client.get(alias.url).text
    french.unpublish()
    assert client.get(alias.url).status_code == 404
    assert cards_of(french) == {}


def test_moved_page_and_what_is_below_are_offered_where_they_are(db):
    target, above = StandardPageFactory(slug="cible"), StandardPageFactory(slug="haut")
    below = StandardPageFactory(slug="bas", parent=above)

    above.move(target, pos="last-child")

    assert fresh(above).prepared["alternates"] == {"fr": "/fr/cible/haut/"}
    assert fresh(below).prepared["alternates"] == {"fr": "/fr/cible/haut/bas/"}


@pytest.fixture
def told():
    """What a follower was told, who is the only one."""
    heard, others = [], prepared._followers[:]
    prepared._followers[:] = [heard.append]
    yield heard
    prepared._followers[:] = others


def test_followers_hear_of_each_change(told):
    prepared.tell([1])
    prepared.tell([1])

    assert told == [[1], [1]]


def test_followers_hear_of_many_changes_once(told):
    with prepared.told_once():
        prepared.tell([1])
        with prepared.told_once():
            prepared.tell([2, 1])
        assert told == []

    assert told == [[1, 2]]


def test_followers_hear_nothing_when_nothing_changed(told):
    with prepared.told_once():
        pass

    assert told == []


def test_followers_hear_of_everything_at_once(told):
    with prepared.told_once():
        prepared.tell(None)
        assert told == [None]

    assert told == [None]
