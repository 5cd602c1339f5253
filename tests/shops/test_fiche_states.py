"""What a fiche says besides its hours: who keeps it, pictures, identity, its end."""

import json
import re

from django.core.exceptions import ValidationError

import pytest

from shops.models import ShopPhoto
from tests.factories import ShopPageFactory, fiche, picture
from tests.factories.places import locale

pytestmark = pytest.mark.any_database

TODAY = "2026-11-28T10:30:00+01:00"


@pytest.fixture
def page(db, time_machine):
    """A baker, with two bakers and a florist around."""
    time_machine.move_to(TODAY, tick=False)
    for metres, name in ((300, "Second"), (100, "Premier"), (500, "Troisième")):
        point = {"type": "Point", "coordinates": [3.1740, 50.6905 + metres / 111_195]}
        fiche(title=name, slug=name.lower()[:6], location=point)
    return fiche()


def close(page, day=None):
    page.shop.status, page.shop.closed_on = "closed", day
    page.shop.save()


def test_page_that_nobody_keeps_says_so_until_the_shop_does(client, page):
    assert client.get(page.url).context["shop"]["unclaimed"] is True

    page.shop.claimed_at = TODAY
    page.shop.save()

    response = client.get(page.url)
    assert response.context["shop"]["unclaimed"] is False
    assert "tenue par la boutique" not in response.text


def test_shop_that_closed_says_when_and_names_three_of_the_same_trade(client, page):
    close(page, "2026-03-14")

    response = client.get(page.url)

    assert response.status_code == 200
    assert response.context["closed_words"] == (
        "Cette boutique a fermé définitivement en mars 2026."
    )
    assert [card.title for card in response.context["neighbours"]] == [
        "Premier",
        "Second",
        "Troisième",
    ]
    assert response.context["around"] == {}
    assert 'id="hours"' not in response.text


def test_shop_that_closed_has_no_hours_for_search_engines(client, page):
    close(page, "2026-03-14")

    text = client.get(page.url).text

    data = json.loads(re.findall(r"ld\+json\">(.*?)</script>", text, re.DOTALL)[0])
    assert "openingHoursSpecification" not in data
    assert "specialOpeningHoursSpecification" not in data


@pytest.mark.parametrize(
    ("closed_on", "status"),
    [
        (None, 200),
        ("2026-11-28", 200),
        ("2025-11-28", 200),
        ("2025-11-27", 410),
        ("2020-01-01", 410),
    ],
)
def test_page_of_a_closed_shop_stays_for_twelve_months(client, page, closed_on, status):
    close(page, closed_on)

    response = client.get(page.url)

    assert response.status_code == status
    assert ("plus d’un an" in response.text) is (status == 410)
    assert len(response.context["neighbours"]) == 3


def test_gone_page_is_not_kept_by_caches_and_not_indexed(client, page):
    close(page, "2020-01-01")

    response = client.get(page.url)

    assert "public" not in response.headers.get("Cache-Control", "")
    assert '<meta name="robots" content="noindex">' in response.text


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_fiche_of_a_replaced_shop_sends_to_the_other_in_its_language(
    client, page, language
):
    other = fiche(title="Le Four, bis", slug="le-four-bis")
    for code in ("en", "nl"):
        ShopPageFactory(
            language=code, translation_of=other, shop=other.shop, slug="le-four-bis"
        )
        ShopPageFactory(
            language=code, translation_of=page, shop=page.shop, slug="le-four-du-coin"
        )
    page.shop.replaced_by = other.shop
    page.shop.save()
    section = {"fr": "boutiques", "en": "shops", "nl": "winkels"}[language]

    response = client.get(f"/{language}/{section}/le-four-du-coin/")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/{language}/{section}/le-four-bis/"


def test_replaced_shop_whose_other_has_no_page_says_that_it_closed(client, page):
    other = fiche(title="Ailleurs", slug="ailleurs")
    page.shop.replaced_by = other.shop
    page.shop.save()
    other.unpublish()

    response = client.get(page.url)

    assert response.status_code == 200
    assert response.context["closed_words"] == (
        "Cette boutique a fermé définitivement."
    )


def test_shop_cannot_be_replaced_by_itself_or_in_a_circle(page):
    shop, other = page.shop, fiche(title="Autre", slug="autre").shop
    other.replaced_by = shop

    for target in (shop, other):
        shop.replaced_by = target
        with pytest.raises(ValidationError) as refused:
            shop.clean()
        assert set(refused.value.message_dict) == {"replaced_by"}


def test_changed_address_sends_visitors_to_the_new_one(
    client, page, django_capture_on_commit_callbacks
):
    old = page.url
    page.slug = "au-four-du-coin"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    response = client.get(old)

    assert response.status_code == 301
    assert response.headers["Location"] == "/fr/boutiques/au-four-du-coin/"


def add_photo(page, name, order):
    return ShopPhoto.objects.create(
        page=page,
        locale=locale(),
        sort_order=order,
        image=picture(title=name, name=f"{name}.png"),
        alt=f"Vue {name}",
    )


def test_pictures_stand_in_order_each_with_its_number(client, page):
    page.picture, page.picture_alt = picture(title="devanture"), "La devanture"
    add_photo(page, "comptoir", 2)
    add_photo(page, "fournil", 1)
    page.save_revision().publish()

    response = client.get(page.url)

    assert [shown["alt"] for shown in response.context["pictures"]] == [
        "La devanture",
        "Vue fournil",
        "Vue comptoir",
    ]
    assert re.findall(r"photo-count[^>]*>([^<]+)<", response.text) == [
        "1 / 3",
        "2 / 3",
        "3 / 3",
    ]


def test_one_picture_needs_no_strip(client, page):
    page.picture = picture()
    page.save_revision().publish()

    text = client.get(page.url).text

    assert "photo-strip" not in text
    assert "photo-count" not in text


def test_crops_of_a_picture_follow_its_focal_point(client, page):
    image = picture(size=(1600, 600))
    page.picture = image
    page.save_revision().publish()
    middle = client.get(page.url).context["pictures"][0]["src"]

    image.focal_point_x, image.focal_point_y = 200, 300
    image.focal_point_width = image.focal_point_height = 100
    image.save()
    page.refresh_from_db()
    page.save_revision().publish()

    assert client.get(page.url).context["pictures"][0]["src"] != middle


def test_trader_is_identified_as_the_law_asks(client, page):
    page.shop.legal_name, page.shop.siret = "SARL Le Four", "73282932000074"
    page.shop.save()

    identity = client.get(page.url).context["identity"]

    assert [(row["label"], row["words"]) for row in identity] == [
        ("Raison sociale", "SARL Le Four"),
        ("SIRET", "732\u00a0829\u00a0320\u00a000074"),
        ("Adresse", f"{page.shop.place.street_address}, 59100 Roubaix"),
    ]


def test_nothing_is_said_of_a_trader_who_is_not_known(client, page):
    response = client.get(page.url)

    assert response.context["identity"] == []
    assert 'id="identity"' not in response.text


def test_languages_payment_and_services_are_named_in_the_language_of_the_page(
    client, page
):
    page.shop.languages = ["fr", "nl", "fsl"]
    page.shop.payments = ["cash", "meal_voucher"]
    page.shop.services = ["takeaway", "gone-from-the-list"]
    page.shop.save()

    knows = client.get(page.url).context["knows"]

    assert [row["words"] for row in knows] == [
        "français, néerlandais, langue des signes française",
        "espèces, titres-restaurant",
        "à emporter",
    ]


def test_access_is_said_in_the_words_of_acceslibre(client, page):
    place = page.shop.place
    place.wheelchair, place.entrance_steps = "limited", 1
    place.entrance_ramp, place.entrance_width_cm = "removable", 90
    place.call_bell, place.hearing_loop = "yes", "no"
    place.save()

    access = client.get(page.url).context["access"]

    assert [(row["label"], row["words"]) for row in access] == [
        ("En fauteuil roulant", "Avec une aide"),
        ("Marches à l’entrée", "1"),
        ("Rampe", "Rampe amovible"),
        ("Largeur de l’entrée", "90\u00a0cm"),
        ("Dispositif d’appel", "Oui"),
        ("Boucle à induction magnétique", "Non"),
    ]


def test_ways_to_get_there_send_nothing_but_the_place(client, page):
    ways = client.get(page.url).context["go"]

    assert [way["label"] for way in ways] == [
        "À pied",
        "En métro, tram ou bus",
        "À vélo",
        "En voiture",
    ]
    assert [len(way["links"]) for way in ways] == [3, 3, 3, 3]
    assert ways[0]["links"][0]["url"] == (
        "https://www.google.com/maps/dir/?api=1&destination=50.6905,3.174"
        "&travelmode=walking"
    )


def test_ways_to_a_place_of_unsure_position_go_to_its_address(client, page):
    place = page.shop.place
    place.precision = "approximate"
    place.save()

    ways = client.get(page.url).context["go"]

    links = [link["url"] for way in ways for link in way["links"]]
    assert all("50.69" not in link for link in links)
    assert all("59100%20Roubaix" in link for link in links)
    assert [len(way["links"]) for way in ways] == [2, 2, 1, 2]


def test_share_has_a_mail_for_those_without_scripts(client, page):
    text = client.get(page.url).text

    assert 'data-share="http://localhost/fr/boutiques/le-four-du-coin/"' in text
    assert 'href="mailto:?subject=Le%20Four%20du%20coin&amp;body=http' in text


def test_card_of_the_map_is_a_piece_of_the_same_facts(client, page):
    response = client.get(f"/fr/boutiques/carte/{page.pk}/")

    assert response.status_code == 200
    assert f'<a href="{page.url}">Le Four du coin</a>' in response.text
    assert "Ouvert" in response.text
    assert "<html" not in response.text


@pytest.mark.parametrize("pk", ["0", "999999", "99999999999999999999"])
def test_card_of_an_unknown_shop_is_not_found(client, page, pk):
    assert client.get(f"/fr/boutiques/carte/{pk}/").status_code == 404


def test_card_of_a_closed_shop_is_not_found(client, page):
    close(page)

    assert client.get(f"/fr/boutiques/carte/{page.pk}/").status_code == 404
