"""Phone, e-mail, website, what one finds there, access; and what stays hidden."""

import json

import pytest

from core.models import AuditEntry
from places.models import Place
from shops.models import Shop
from tests.merchants.keeping import (
    kept_shop,
    logged,
    newest,
    owner_of,
    stored,
    url,
)

FICHE = "/fr/boutiques/le-four-du-coin/"
PHONE = {"phone": "03 20 69 23 60", "phone_public": "on"}
EMAIL = {"email": "samia@boulangerie.example.fr", "email_public": "on"}


@pytest.fixture
def shop(db, time_machine):
    return kept_shop(time_machine)


@pytest.fixture
def owner(shop, client):
    user = owner_of(shop)
    client.force_login(user)
    return user


def post(client, shop, name="contact", **changes):
    """Send the form as it was shown, with changes; None leaves a field out."""
    address = url(shop, name) + "?once=1"
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form}
    data = {**shown, **changes}
    data = {key: value for key, value in data.items() if value not in (None, False)}
    return client.post(address, data)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("03 20 69 23 61", "+33320692361"),
        ("03.20.69.23.61", "+33320692361"),
        ("0320692361", "+33320692361"),
        ("+33 (0)3 20 69 23 61", "+33320692361"),
        ("0033 3 20 69 23 61", "+33320692361"),
        ("06-12-34-56-78", "+33612345678"),
        ("+32 56 23 10 00", "+3256231000"),
        ("", ""),
    ],
)
def test_phone_is_read_as_people_write_it(client, shop, owner, typed, kept):
    post(client, shop, phone=typed)

    assert Place.objects.get(pk=shop.place_id).phone == kept


@pytest.mark.parametrize(
    "typed", ["12", "demain", "03 20 69 23", "+", "9" * 39, "9" * 10_000, "\0", "🥖"]
)
def test_phone_that_is_none_is_refused(client, shop, owner, typed):
    before = stored(shop)

    response = post(client, shop, phone=typed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["phone"]
    assert stored(shop) == before


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.fr/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://10.0.0.8/",
        "https://user:pw@example.fr/",
        "https://boutique.local/",
        "http://[",
        "https://" + "x" * 300 + ".fr",
        "pas un site",
        "\0",
    ],
)
def test_website_that_is_not_public_is_refused(client, shop, owner, typed):
    response = post(client, shop, website=typed)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["website"]
    assert Shop.objects.get(pk=shop.pk).website == ""


def test_website_without_scheme_is_https_and_public_at_once(client, shop, owner):
    post(client, shop, website="four-du-coin.fr")

    assert Shop.objects.get(pk=shop.pk).website == "https://four-du-coin.fr"
    assert 'href="https://four-du-coin.fr"' in client.get(FICHE).text


def test_change_of_phone_is_logged_with_both_numbers_and_undone(client, shop, owner):
    before = stored(shop)

    response = post(client, shop, phone="06 12 34 56 78")

    entry = newest(shop)
    assert entry.data["before"] == {"place": {"phone": "+33320692360"}}
    assert entry.data["after"] == {"place": {"phone": "+33612345678"}}
    assert response.url == url(shop, "change", entry=entry.pk)
    assert "+33 6 12 34 56 78" in client.get(FICHE).text

    client.post(url(shop, "undo", entry=entry.pk))

    assert stored(shop) == before


def test_nothing_changed_is_not_logged(client, shop, owner):
    post(client, shop)

    assert logged(shop) == []


def test_email_address_is_never_in_the_log_and_undone_within_the_session(
    client, shop, owner
):
    post(client, shop, email="autre@boulangerie.example.fr")
    entry = newest(shop)

    assert entry.data == {"before": {}, "after": {}, "email": True}
    assert "@" not in json.dumps(list(AuditEntry.objects.values("data")))
    assert client.get(url(shop, "change", entry=entry.pk)).context["can_undo"]

    client.post(url(shop, "undo", entry=entry.pk))

    assert Shop.objects.get(pk=shop.pk).email == EMAIL["email"]


def test_email_address_of_before_is_unknown_to_another_session(client, shop, owner):
    post(client, shop, email="autre@boulangerie.example.fr")
    client.logout()
    client.force_login(owner)

    client.post(url(shop, "undo", entry=newest(shop).pk))

    assert Shop.objects.get(pk=shop.pk).email == "autre@boulangerie.example.fr"
    assert logged(shop) == ["facts.contact"]


def test_website_with_an_at_sign_is_undone(client, shop, owner):
    post(client, shop, website="https://www.tiktok.com/@four")
    post(client, shop, website="")

    client.post(url(shop, "undo", entry=newest(shop).pk))

    website = Shop.objects.get(pk=shop.pk).website
    assert website == "https://www.tiktok.com/%40four"


def test_second_tab_on_the_contact_is_told_and_can_insist(client, shop, owner):
    address = url(shop, "contact") + "?once=1"
    seen = client.get(address).context["form"].initial["seen"]
    post(client, shop, phone="06 12 34 56 78")
    mine = {**PHONE, **EMAIL, "phone": "03 20 00 00 01", "seen": seen}

    response = client.post(address, mine)

    assert response.status_code == 409
    assert "+33 6 12 34 56 78" in response.text
    assert Place.objects.get(pk=shop.place_id).phone == "+33612345678"

    seen = response.context["form"]["seen"].value()
    client.post(address, {**mine, "seen": seen})

    assert Place.objects.get(pk=shop.place_id).phone == "+33320000001"


def public_pages(shop):
    """Everything where a phone number or an address could show."""
    page = shop.pages.get()
    return [
        FICHE,
        "/fr/boutiques/",
        "/fr/boutiques/carte.json",
        f"/fr/boutiques/carte/{page.pk}/",
        "/fr/recherche/?q=four",
        f"/fr/signaler/{shop.place.code}/?kind=contact",
        "/fr/",
        "/sitemap.xml",
    ]


def test_hidden_phone_and_email_are_nowhere(client, shop, owner):
    numbers = ("320692360", "3 20 69 23 60", "20 69 23 60", "samia@boulangerie")
    pages = public_pages(shop)
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)
    assert numbers[1] in client.get(f"/fr/signaler/{shop.place.code}/").text
    assert numbers[3] in client.get(FICHE).text

    post(client, shop, phone_public=None, email_public=None)

    for page in pages:
        text = client.get(page).content.decode()
        assert [number for number in numbers if number in text] == [], page


def test_hidden_phone_is_not_in_the_structured_data(client, shop, owner):
    assert '"telephone"' in client.get(FICHE).text

    post(client, shop, phone_public=None)

    assert '"telephone"' not in client.get(FICHE).text


def test_what_one_finds_there_is_public_at_once_and_undone(client, shop, owner):
    before = stored(shop)

    post(
        client,
        shop,
        "offered",
        languages=["nl", "fr"],
        payments=["cards"],
        services=["dog"],
    )

    saved = Shop.objects.get(pk=shop.pk)
    assert (saved.languages, saved.payments) == (["fr", "nl"], ["cards"])
    assert "néerlandais" in client.get(FICHE).text
    client.post(url(shop, "undo", entry=newest(shop).pk))
    assert stored(shop) == before


@pytest.mark.parametrize("name", ["languages", "payments", "services"])
def test_code_that_nobody_offered_is_refused(client, shop, owner, name):
    response = post(client, shop, "offered", **{name: ["nonsense"]})

    assert response.status_code == 422
    assert logged(shop) == []


def test_access_is_public_at_once_and_undone(client, shop, owner):
    before = stored(shop)

    post(client, shop, "access", wheelchair="yes", entrance_steps="0")

    place = Place.objects.get(pk=shop.place_id)
    assert (place.wheelchair, place.entrance_steps) == ("yes", 0)
    assert "De plain-pied" in client.get(FICHE).text
    client.post(url(shop, "undo", entry=newest(shop).pk))
    assert stored(shop) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("entrance_steps", "-1"),
        ("entrance_steps", "99999999999"),
        ("entrance_width_cm", "0"),
        ("wheelchair", "maybe"),
        ("call_bell", "x" * 10_000),
    ],
)
def test_impossible_access_is_refused(client, shop, owner, name, value):
    response = post(client, shop, "access", **{name: value})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [name]
