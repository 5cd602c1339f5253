"""The public form by which a merchant asks for a visit."""

from django.utils import timezone

import pytest

from core import audit
from merchants.help import jobs, visits
from merchants.models import VisitRequest
from tests.factories import MembershipFactory, PlaceFactory, ShopFactory, UserFactory

ADDRESS = {
    "fr": "/fr/mon-commerce/aide/",
    "en": "/en/my-shop/help/",
    "nl": "/nl/mijn-zaak/hulp/",
}
GOOD = {
    "name": "Samia Benali",
    "shop_name": "Chez Samia",
    "address": "3 rue de Lannoy, Roubaix",
    "phone": "06 12 34 56 78",
    "email": "",
    "moment": "le lundi",
    "message": "Je n’ai pas d’ordinateur.",
}
THANKS = "/fr/mon-commerce/aide/thanks/"


@pytest.fixture
def send(client, db, time_machine):
    """Open the form, wait, send it."""
    time_machine.move_to("2026-11-27T11:00:00+01:00", tick=False)

    def sending(language="fr", wait_s=5, extra=None, **fields):
        stamp = client.get(ADDRESS[language]).context["stamp"]
        time_machine.shift(wait_s)
        data = {**GOOD, "stamp": stamp, "website": "", **fields}
        return client.post(ADDRESS[language], data, **(extra or {}))

    return sending


@pytest.mark.parametrize("language", ADDRESS)
def test_form_is_public_in_each_language(client, db, language):
    page = client.get(ADDRESS[language])

    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"
    assert f'<html lang="{language}">' in page.content.decode()


def test_request_is_kept_as_it_was_written(send):
    response = send()

    kept = VisitRequest.objects.get()
    assert response.url == THANKS
    assert kept.phone == "+33612345678"
    assert (kept.name, kept.shop_name) == ("Samia Benali", "Chez Samia")
    assert (kept.state, kept.language, kept.agent) == ("new", "fr", None)
    assert kept.message == "Je n’ai pas d’ordinateur."


def test_thanks_name_nothing_of_the_request(client, send):
    page = client.get(send().url)

    assert page.status_code == 200
    assert "Samia" not in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"phone": "", "email": ""}, ["phone"]),
        ({"phone": "12"}, ["phone"]),
        ({"phone": "x" * 10_000}, ["phone"]),
        ({"email": "samia"}, ["email"]),
        ({"name": ""}, ["name"]),
        ({"name": "=HYPERLINK(1)"}, ["name"]),
        ({"name": "x" * 121}, ["name"]),
        ({"shop_name": " \u200b "}, ["shop_name"]),
        ({"message": "x" * 601}, ["message"]),
    ],
)
def test_faulty_request_is_shown_again(send, fields, wrong):
    response = send(**fields)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == wrong
    assert not VisitRequest.objects.exists()


def test_email_alone_is_enough(send):
    send(phone="", email="Samia@Example.org")

    assert VisitRequest.objects.get().email == "samia@example.org"


def test_robot_gets_the_thanks_and_leaves_nothing(send):
    response = send(website="http://spam.example")

    assert response.url == THANKS
    assert not VisitRequest.objects.exists()


@pytest.mark.parametrize("wait_s", [1, 7201])
def test_form_sent_too_fast_or_too_late_keeps_the_words(send, wait_s):
    response = send(wait_s=wait_s)

    assert response.status_code == 422
    assert "Chez Samia" in response.content.decode()
    assert not VisitRequest.objects.exists()


@pytest.mark.parametrize("stamp", ["", "x", "\x00", "a:b:c"])
def test_forged_stamp_is_refused(send, stamp):
    assert send(stamp=stamp).status_code == 422
    assert not VisitRequest.objects.exists()


def test_same_request_twice_is_kept_once(send):
    send()
    send()

    assert VisitRequest.objects.count() == 1


def test_sixth_request_of_an_hour_is_refused(send):
    for number in range(5):
        send(shop_name=f"Boutique {number}")

    response = send(shop_name="Boutique 6")

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "3600"
    assert "Boutique 6" in response.content.decode()
    assert VisitRequest.objects.count() == 5


def test_member_finds_his_shop_in_the_form(client, db):
    shop = ShopFactory(name="Le Four", place=PlaceFactory(phone="+33320692360"))
    user = MembershipFactory(shop=shop, user=UserFactory(first_name="Samia")).user
    client.force_login(user)

    form = client.get(f"{ADDRESS['fr']}?shop={shop.pk}").context["form"]

    assert form["shop_name"].value() == "Le Four"
    assert form["phone"].value() == "03 20 69 23 60"
    assert form["email"].value() == user.email


def test_request_of_a_member_names_his_shop_and_is_logged(client, send):
    shop = ShopFactory()
    user = MembershipFactory(shop=shop).user
    client.force_login(user)

    send(shop=str(shop.pk))

    assert VisitRequest.objects.get().shop == shop
    assert VisitRequest.objects.get().user == user
    assert audit.entries(shop, ["help.asked"]).get().actor == user


@pytest.mark.parametrize("who", ["anonymous", "stranger"])
def test_shop_of_somebody_else_is_not_named(client, send, who):
    shop = ShopFactory(name="Le Four", place=PlaceFactory(phone="+33320692360"))
    MembershipFactory(shop=shop)
    if who == "stranger":
        client.force_login(UserFactory())

    page = client.get(f"{ADDRESS['fr']}?shop={shop.pk}").content.decode()
    send(shop=str(shop.pk))

    assert "Le Four" not in page
    assert "20 69 23 60" not in page
    assert VisitRequest.objects.get().shop is None
    assert not audit.entries(shop).exists()


@pytest.mark.parametrize("key", ["0", "-1", "x", "9" * 40, "\x00", "²", "1.5"])
def test_shop_that_is_none_changes_nothing(client, db, key):
    client.force_login(UserFactory())

    assert client.get(ADDRESS["fr"], {"shop": key}).status_code == 200


def test_closed_requests_are_erased_after_a_year(db, time_machine):
    time_machine.move_to("2026-11-27T11:00:00+01:00", tick=False)
    done, open_one = (
        VisitRequest.objects.create(name="N", shop_name="S", state=state)
        for state in ("done", "planned")
    )
    time_machine.shift(timezone.timedelta(days=364))
    assert visits.purge(timezone.now()) == 0
    time_machine.shift(timezone.timedelta(days=2))

    jobs.forget_visits()

    assert done.closed_at is not None
    assert list(VisitRequest.objects.all()) == [open_one]
