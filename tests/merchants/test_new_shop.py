"""A shop that is not here yet: from the SIRET to a fiche that nobody else sees."""

from django.db import connection
from django.urls import reverse

from wagtail.models import Page

import pytest
import requests

from core import audit
from merchants.claiming.opening import Wanted, open_shop
from merchants.models import Claim
from moderation.rights import rights
from places.models import Place
from shops.models import Membership, Shop, ShopPage
from tests.factories import (
    DistrictFactory,
    MembershipFactory,
    PlaceFactory,
    ShopCategoryFactory,
    ShopFactory,
    TerritoryFactory,
    UnionFactory,
    UserFactory,
    fiche,
)
from tests.merchants.register import SIRET, answer

START, NUMBER, FORM = (
    "/fr/mon-commerce/commencer/",
    "/fr/mon-commerce/commencer/siret/",
    "/fr/mon-commerce/commencer/fiche/",
)
TYPED = {
    "name": "Le Fournil",
    "street_address": "12 rue de Lannoy",
    "postal_code": "59100",
    "city": "Roubaix",
    "trade": "boulangerie",
    "phone": "03 20 69 23 60",
}


@pytest.fixture
def user(client, db):
    """Somebody with an account and no shop, logged in."""
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.fixture
def bakery(db):
    return ShopCategoryFactory()


def wanted(**changes):
    typed = {**TYPED, "siret": SIRET, "phone": "", **changes}
    return Wanted(**typed)


def test_landing_page_is_the_same_for_everybody(client, merchant):
    page = client.get(START)
    client.force_login(merchant)

    again = client.get(START)

    assert page.status_code == 200
    assert not page.cookies
    assert "Cookie" not in page.headers.get("Vary", "")
    assert "public" in page.headers["Cache-Control"]
    assert "/fr/mon-commerce/commencer/siret/" in page.text
    assert again.status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/en/my-shop/start/", "/nl/mijn-zaak/beginnen/"],
)
def test_landing_page_answers_in_each_language(client, db, path):
    assert client.get(path).status_code == 200


def test_door_shows_the_beginning_to_who_has_no_shop(client, user):
    page = client.get("/fr/mon-commerce/").content.decode()

    assert NUMBER in page
    assert START in page


@pytest.mark.parametrize("path", [NUMBER, FORM])
def test_beginning_needs_a_login(client, db, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response.url.endswith(f"?next={path}")


@pytest.mark.parametrize(
    "typed", ["35600000000048", "356 000 000 00048", "356\u00a0000\u202f000 000-48"]
)
def test_siret_is_read_with_or_without_spaces(client, user, typed):
    response = client.post(NUMBER, {"siret": typed})

    assert response.status_code == 302
    assert response.url == FORM


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write the 14 digits of your SIRET."),
        ("356 000 000", "That is the SIREN (9 digits). The SIRET has 5 digits more."),
        ("3560000000004", "A SIRET has 14 digits; you wrote 13."),
        (
            "35600000000049",
            "A SIRET has 14 digits; one of these is wrong: 35600000000049.",
        ),
        ("3560000000004A", "A SIRET has only digits, no letters."),
        ("٣٥٦٠٠٠٠٠٠٠٠٠٤٨", "A SIRET has only digits, no letters."),
        ("1" * 10_000, "A SIRET has 14 digits; you wrote 2000."),
        ("3560000000\x00048", "A SIRET has only digits, no letters."),
    ],
)
def test_wrong_siret_gets_one_sentence(client, user, typed, sentence):
    response = client.post("/en/my-shop/start/siret/", {"siret": typed})

    assert response.status_code == 422
    assert response.context["form"].errors == {"siret": [sentence]}


def test_form_without_a_siret_goes_back_to_it(client, user):
    assert client.get(FORM).url == NUMBER
    assert client.post(FORM, TYPED).url == NUMBER
    assert Shop.objects.count() == 0


def test_form_is_prefilled_by_the_register(client, user, bakery, register):
    client.post(NUMBER, {"siret": SIRET})

    form = client.get(FORM).context["form"]

    assert form.initial == {
        "name": "Le Fournil de Lannoy",
        "street_address": "12 Rue de Lannoy",
        "postal_code": "59100",
        "city": "Roubaix",
        "trade": "boulangerie",
    }


def test_closed_establishment_is_refused_with_its_day(client, user, register):
    closed = answer(etat_administratif="F", date_fermeture="2024-03-31")
    register.respond = register.json(closed)

    response = client.post("/en/my-shop/start/siret/", {"siret": SIRET})

    assert response.status_code == 422
    assert "closed on 31 March 2024" in str(response.context["form"].errors["siret"])


@pytest.mark.parametrize("day", ["2024-99-99", "yesterday", ""])
def test_closed_establishment_with_an_odd_day_is_refused_too(
    client, user, register, day
):
    closed = answer(etat_administratif="F", date_fermeture=day)
    register.respond = register.json(closed)

    response = client.post("/en/my-shop/start/siret/", {"siret": SIRET})

    assert response.status_code == 422


@pytest.mark.parametrize(
    ("data", "status", "sentence"),
    [
        (answer(statut_diffusion_etablissement="P"), 200, "does not show your address"),
        ({"results": []}, 200, "does not know 35600000000048 yet"),
        ({}, 503, "does not answer now"),
    ],
)
def test_register_that_says_nothing_leaves_it_to_the_merchant(
    client, user, register, data, status, sentence
):
    register.respond = register.json(data, status=status)
    client.post("/en/my-shop/start/siret/", {"siret": SIRET})

    response = client.get("/en/my-shop/start/page/")

    assert response.status_code == 200
    assert sentence in response.text


def test_register_that_is_off_leaves_it_to_the_merchant(client, user):
    client.post("/en/my-shop/start/siret/", {"siret": SIRET})

    page = client.get("/en/my-shop/start/page/").text

    assert "Write the name and the address of the shop." in page


def test_register_is_asked_so_often_a_day(client, user, register):
    for _try in range(30):
        client.post(NUMBER, {"siret": SIRET})

    response = client.post(NUMBER, {"siret": SIRET})

    assert response.status_code == 429
    assert response.context["form"]["siret"].value() == SIRET


def test_new_shop_is_made_whole_and_stays_unseen(client, user, bakery):
    client.post(NUMBER, {"siret": SIRET})

    response = client.post(FORM, TYPED)

    shop = Shop.objects.get()
    assert response.url == reverse("merchants:hours", args=[shop.pk])
    assert (shop.name, shop.siret, shop.category) == ("Le Fournil", SIRET, bakery)
    assert shop.claimed_at is not None
    assert shop.place.phone == "+33320692360"
    assert rights(user, shop).role == "owner"
    claim = Claim.objects.get()
    assert (claim.state, claim.proof, claim.user) == ("accepted", "union", user)
    page = ShopPage.objects.get()
    assert (page.live, page.slug, page.title) == (False, "le-fournil", "Le Fournil")
    assert page.locale.language_code == "fr"
    assert [entry.action for entry in audit.entries(shop)] == [
        "membership.added",
        "fiche.made",
    ]
    assert client.get(response.url).status_code == 200


def test_new_shop_shows_nowhere_before_it_is_published(client, bakery, user):
    shop = open_shop(user, wanted(name="Fournil Secret"), "fr")
    client.logout()

    paths = ["/fr/boutiques/", "/fr/recherche/?q=fournil+secret", "/sitemap.xml"]
    assert [path for path in paths if "ournil Secret" in client.get(path).text] == []
    assert client.get("/fr/boutiques/fournil-secret/").status_code == 404
    assert client.get(f"/fr/c/{shop.place.code}/").status_code == 404
    assert client.get(f"/fr/mon-commerce/demander/{shop.pk}/").status_code == 404


def test_second_click_makes_no_second_shop(client, user, bakery):
    client.post(NUMBER, {"siret": SIRET})

    first, second = client.post(FORM, TYPED), client.post(FORM, TYPED)

    assert first.url == second.url
    counts = [m.objects.count() for m in (Shop, Place, ShopPage, Membership, Claim)]
    assert counts == [1, 1, 1, 1, 1]


def test_fault_keeps_what_was_typed_and_saves_nothing(client, user, bakery):
    client.post(NUMBER, {"siret": SIRET})
    bad = {**TYPED, "postal_code": "591", "phone": "abc", "trade": "unknown"}

    response = client.post("/en/my-shop/start/page/", bad)

    assert response.status_code == 422
    assert dict(response.context["form"].errors) == {
        "postal_code": ["A postal code has 5 digits."],
        "phone": ["Write the phone number like this: 03 20 69 23 60."],
        "trade": ["Choose your trade in the list."],
    }
    assert 'value="Le Fournil"' in response.text
    assert Shop.objects.count() == Place.objects.count() == 0


@pytest.mark.parametrize("name", list(TYPED))
@pytest.mark.parametrize("value", ["\0", "é" * 10_000, "   ", "\u202e", "=1+1", "<b>"])
def test_nonsense_in_a_field_never_breaks(client, user, bakery, name, value):
    client.post(NUMBER, {"siret": SIRET})

    response = client.post(FORM, {**TYPED, name: value})

    assert response.status_code in (302, 422)


@pytest.mark.parametrize("missing", ["name", "street_address", "city", "trade"])
def test_missing_field_is_named(client, user, bakery, missing):
    client.post(NUMBER, {"siret": SIRET})

    response = client.post(FORM, {k: v for k, v in TYPED.items() if k != missing})

    assert list(response.context["form"].errors) == [missing]


@pytest.mark.parametrize("kept", [None, [], "x", 3, {"siret": ""}])
def test_nonsense_in_the_session_goes_back_to_the_siret(client, user, kept):
    session = client.session
    session["merchants.claiming"] = kept
    session.save()

    assert client.get(FORM).url == NUMBER


def test_known_siret_leads_to_the_fiche_that_is_there(client, user):
    page = fiche()
    Shop.objects.filter(pk=page.shop_id).update(siret=SIRET)

    response = client.post(NUMBER, {"siret": SIRET})

    assert response.url == f"/fr/mon-commerce/demander/{page.shop_id}/"


def test_siret_of_somebody_else_makes_no_second_fiche(client, user, bakery):
    client.post(NUMBER, {"siret": SIRET})
    other = ShopFactory(siret=SIRET)

    response = client.post(FORM, TYPED)

    assert response.url == f"/fr/mon-commerce/demander/{other.pk}/"
    assert Shop.objects.count() == 1


@pytest.mark.parametrize(
    ("title", "street"),
    [("LE FOURNIL", "99 rue Nain"), ("Autre nom", "12, Rue de Lannoy")],
)
def test_alike_shops_are_offered_before_a_twin_is_made(
    client, user, bakery, title, street
):
    there = fiche(title, "le-fournil", street_address=street).shop
    client.post(NUMBER, {"siret": SIRET})

    response = client.post(FORM, TYPED)

    assert f"/fr/mon-commerce/demander/{there.pk}/" in response.text
    assert Shop.objects.count() == 1
    assert client.post(FORM, {**TYPED, "other": "1"}).status_code == 302
    assert Shop.objects.count() == 2
    assert set(ShopPage.objects.values_list("slug", flat=True)) == {
        "le-fournil",
        "le-fournil-roubaix",
    }


def test_drafts_of_others_and_far_shops_are_no_twins(client, user, bakery):
    open_shop(UserFactory(), wanted(siret="35600000000055"), "fr")
    fiche("Le Fournil", "ailleurs", postal_code="59000", city="Lille")
    client.post(NUMBER, {"siret": SIRET})

    assert client.post(FORM, TYPED).status_code == 302


def test_shop_is_placed_by_the_register_in_its_district_and_union(
    client, user, bakery, register
):
    district = DistrictFactory(
        outline={
            "type": "Polygon",
            "coordinates": [
                [
                    [3.17, 50.68],
                    [3.18, 50.68],
                    [3.18, 50.7],
                    [3.17, 50.7],
                    [3.17, 50.68],
                ]
            ],
        }
    )
    union = UnionFactory()
    union.districts.add(district)
    UnionFactory(territory=district.territory)
    client.post(NUMBER, {"siret": SIRET})
    known = client.get(FORM).context["form"].initial

    client.post(FORM, {**known, "phone": ""})

    place = Place.objects.get()
    assert (place.lng, place.lat) == (3.174, 50.6905)
    assert (place.precision, place.insee) == ("exact", "59512")
    assert (place.district, place.shop.union) == (district, union)
    assert place.shop.legal_name == "SARL MARTIN"
    assert Claim.objects.get().company["source"] == "register"


def test_position_of_another_address_is_not_believed(client, user, bakery, register):
    client.post(NUMBER, {"siret": SIRET})

    client.post(FORM, {**TYPED, "street_address": "99 rue Nain"})

    place = Place.objects.get()
    assert place.precision == "approximate"
    assert (place.lng, place.lat) != (3.174, 50.6905)


def test_position_outside_of_the_town_is_not_believed(client, user, bakery, register):
    far = answer(
        latitude="48.85", longitude="2.35", adresse="12 RUE DE LANNOY 59100 ROUBAIX"
    )
    register.respond = register.json(far)
    client.post(NUMBER, {"siret": SIRET})

    client.post(FORM, TYPED)

    assert Place.objects.get().precision == "approximate"


@pytest.mark.parametrize(
    ("city", "insee"),
    [
        ("Roubaix", "59512"),
        ("ROUBAIX", "59512"),
        ("Villeneuve d’Ascq", "59009"),
    ],
)
def test_typed_town_puts_the_shop_in_its_middle(db, bakery, city, insee):
    place = open_shop(UserFactory(), wanted(city=city), "fr").place

    assert (place.insee, place.precision) == (insee, "approximate")
    assert place.location is not None


def test_unknown_town_leaves_the_shop_off_the_map(db, bakery):
    place = open_shop(UserFactory(), wanted(city="Tombouctou"), "fr").place

    assert (place.location, place.insee, place.district) == (None, "", None)


def test_union_of_the_territory_reads_where_no_district_has_one(db, bakery):
    territory = TerritoryFactory()
    union = UnionFactory(territory=territory)
    UnionFactory()
    district = DistrictFactory(
        name="Roubaix", slug="roubaix-ville", territory=territory
    )
    PlaceFactory(district=district)

    shop = open_shop(UserFactory(), wanted(), "fr")

    assert (shop.place.district, shop.union) == (district, union)


def test_union_of_the_town_reads_without_any_district(db, bakery):
    union = UnionFactory(territory=TerritoryFactory())

    assert open_shop(UserFactory(), wanted(), "fr").union == union


def test_without_a_union_the_city_reads(db, bakery):
    UnionFactory()

    assert open_shop(UserFactory(), wanted(), "fr").union is None


def test_trade_that_is_not_there_yet_is_made_in_three_languages(db):
    category = open_shop(UserFactory(), wanted(trade="fromagerie"), "fr").category

    assert category.name == "Fromagerie"
    assert category.get_translations().count() == 2


def test_trades_are_offered_in_the_language_of_the_page(client, user, bakery):
    client.post(NUMBER, {"siret": SIRET})

    choices = dict(
        client.get("/nl/mijn-zaak/beginnen/pagina/")
        .context["form"]
        .fields["trade"]
        .choices
    )

    assert choices["fromagerie"] == "Kaaswinkel"
    # Nobody translated this category.
    assert choices["boulangerie"] == "Boulangerie"


@pytest.mark.parametrize("taken", [1, 3])
def test_slug_is_free_in_every_language(db, bakery, taken):
    for number in range(taken):
        open_shop(UserFactory(), wanted(siret=f"{number:014d}"), "fr")

    open_shop(UserFactory(), wanted(), "fr")

    slugs = list(
        Page.objects.filter(slug__startswith="le-fournil").values_list(
            "slug", flat=True
        )
    )
    assert len(slugs) == len(set(slugs)) == taken + 1


@pytest.mark.parametrize("name", ["💐", "日本", "-", "x" * 160])
def test_any_name_makes_an_address(db, bakery, name):
    page = open_shop(UserFactory(), wanted(name=name), "fr").pages.get()

    assert 0 < len(page.slug) <= 80


def test_somebody_opens_so_many_shops_a_day(client, user, bakery):
    for number in range(8):
        session = client.session
        session["merchants.claiming"] = {"siret": f"{number:014d}"}
        session.save()
        assert client.post(FORM, {**TYPED, "other": "1"}).status_code == 302
    client.post(NUMBER, {"siret": SIRET})

    response = client.post(FORM, {**TYPED, "other": "1"})

    assert response.status_code == 429
    assert Shop.objects.count() == 8


def test_somebody_keeps_several_shops_and_adds_another(client, user):
    shop = MembershipFactory(user=user).shop

    page = client.get(reverse("merchants:shop", args=[shop.pk])).text

    assert reverse("merchants:siret") in page


def test_register_is_asked_outside_of_any_transaction(
    client, user, register, monkeypatch
):
    depths = []
    real = requests.get

    def watched(*args, **kwargs):
        depths.append(len(connection.atomic_blocks))
        return real(*args, **kwargs)

    monkeypatch.setattr(requests, "get", watched)

    client.post(NUMBER, {"siret": SIRET})

    # The one of the test itself.
    assert depths == [len(connection.atomic_blocks)]
