"""The drawn map of what is near a page: who is on it, who never is, what it costs."""

import re

from wagtail.models import PageViewRestriction

import pytest

from core import versions
from tests.factories import (
    PlaceFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
)
from tests.factories.shops import fiche

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

ADDRESSES = {
    "fr": ("boutiques/le-four", "a-voir/le-bassin", "agenda/concert"),
    "nl": ("winkels/le-four", "bezienswaardigheden/le-bassin", "agenda/concert"),
}


def at(lng):
    return {"type": "Point", "coordinates": [lng, 50.6905]}


def listed(response):
    """The names below the map, in their order."""
    return re.findall(
        r'<text [^>]*x="48" [^>]*font-size="14"[^>]*>([^<]*)<',
        response.content.decode(),
    )


def test_plan_names_what_is_near_from_the_nearest(client, world):
    for name, lng in (("Loin", 3.181), ("Au coin", 3.1745), ("Ailleurs", 3.3)):
        fiche(name, name.lower().replace(" ", "-"), location=at(lng))

    response = client.get("/fr/boutiques/le-four/plan.svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "public, max-age=59"
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    assert listed(response) == ["Le Bassin (fr)", "Concert (fr)", "Au coin", "Loin"]
    assert "<title>Autour de" in response.content.decode()


@pytest.mark.parametrize("language", ADDRESSES)
def test_plan_goes_with_each_page_in_its_language(client, world, language):
    for path in ADDRESSES[language]:
        address = f"/{language}/{path}/plan.svg"

        page = client.get(address.removesuffix("plan.svg")).content.decode()
        plan = client.get(address)

        assert page.count(f'src="{address}"') == 2
        assert f'<noscript><img class="plan" src="{address}"' in page
        assert re.search(
            f'<img class="plan only-print" src="{address}" alt="" loading="lazy">', page
        )
        assert plan.status_code == 200
        assert f"({language})" in plan.content.decode()


def test_plan_of_what_nobody_may_see_is_not_found(client, world):
    draft = fiche("Brouillon", "brouillon")
    draft.unpublish()
    private = SightPageFactory(title="Privé", slug="prive")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    versions.bump()

    for path in ("boutiques/brouillon", "a-voir/prive", "agenda/rien"):
        assert client.get(f"/fr/{path}/plan.svg").status_code == 404
    names = listed(client.get("/fr/boutiques/le-four/plan.svg"))
    assert names == ["Le Bassin (fr)", "Concert (fr)"]


def test_page_that_nobody_may_see_yet_asks_for_no_plan(client, world):
    draft = fiche("Brouillon", "brouillon")
    draft.unpublish()
    draft.refresh_from_db()

    shown = draft.make_preview_request(preview_mode="")

    text = shown.content.decode()
    assert "data-map" in text
    assert "plan.svg" not in text


def test_plan_without_a_position_is_not_found_and_not_asked_for(client, world):
    fiche("Nulle part", "nulle-part", location=None)

    assert client.get("/fr/boutiques/nulle-part/plan.svg").status_code == 404
    page = client.get("/fr/boutiques/nulle-part/").content.decode()
    assert "plan.svg" not in page


def test_plan_of_a_shop_that_moved_is_not_found(client, world):
    new = ShopPageFactory(shop=ShopFactory(place=PlaceFactory()))
    world.shop.replaced_by = new.shop
    world.shop.save()

    assert client.get("/fr/boutiques/le-four/plan.svg").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_plan_costs_the_same_for_one_and_for_three(
    client, world, count, django_assert_num_queries
):
    for number in range(count):
        fiche(f"Boutique {number}", f"b-{number}", location=at(3.175 + number / 1e3))
    client.get("/fr/boutiques/le-four/plan.svg")

    with django_assert_num_queries(3):
        response = client.get("/fr/boutiques/le-four/plan.svg")

    assert len(listed(response)) == 2 + count


@pytest.mark.parametrize("query", ["?a=%00", "?lang=zz&from=" + "x" * 10_000, "?%ff=1"])
def test_plan_ignores_what_is_sent(client, world, query):
    plain = client.get("/fr/boutiques/le-four/plan.svg").content

    assert client.get(f"/fr/boutiques/le-four/plan.svg{query}").content == plain
