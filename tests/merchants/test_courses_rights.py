"""Every address of the courses for every role; nobody reads the bookings of another shop."""

from django.urls import reverse

import pytest

from merchants.courses import links
from merchants.models import Booking
from tests.factories import MandateFactory, MembershipFactory, ShopFactory, UnionFactory
from tests.merchants.coursing import book, course
from tests.merchants.helping import agent_user, record

pytestmark = pytest.mark.any_database

WHO = ("anonymous", "owner", "employee", "other", "president", "agent", "city")
OURS = {"owner", "employee", "city"}
# address: (its method, what it needs, the answer to who may)
PAGES = {
    "courses": ("get", (), 200),
    "course": ("get", ("course",), 200),
    "course_book": ("get", ("course",), 200),
    "course_dates": ("get", ("course",), 200),
    "booking": ("get", ("booking",), 200),
    "booking_cancel": ("post", ("booking",), 302),
    "booking_undo": ("post", ("booking",), 302),
    "booking_accept": ("post", ("booking",), 302),
}
DESK = {
    "merchants_course": ("get", (), 200),
    "merchants_course_add": ("get", (), 200),
    "merchants_course_export": ("get", (), 200),
    "merchants_course_off": ("get", (), 200),
    "merchants_course_back": ("post", (), 302),
    "merchants_course_take_off": ("post", ("booking",), 302),
    "merchants_session": ("get", ("session",), 200),
    "merchants_session_paper": ("get", ("session",), 200),
    "merchants_session_off": ("get", ("session",), 200),
    "merchants_session_back": ("post", ("session",), 302),
}


@pytest.fixture
def people(db, editor):
    """Everybody around one shop, which sends Samia to a course."""
    shop = ShopFactory(union=UnionFactory())
    owner, agent = MembershipFactory(shop=shop).user, agent_user()
    found = course(seats=5)
    booking = book(found, "Samia Benali", (owner, shop))
    record(ShopFactory(), agent)
    return {
        "shop": shop,
        "course": found,
        "booking": booking,
        "session": found.sessions.get(),
        "anonymous": None,
        "owner": owner,
        "employee": MembershipFactory(shop=shop, role="employee").user,
        "other": MembershipFactory(shop=ShopFactory(union=shop.union)).user,
        "president": MandateFactory(union=shop.union).user,
        "agent": agent,
        "city": editor,
    }


def address(people, name, needs, shop=None):
    kwargs = {"pk": (shop or people["shop"]).pk}
    kwargs |= {key: people[key].pk for key in needs}
    return reverse(f"merchants:{name}", kwargs=kwargs)


@pytest.mark.parametrize("who", WHO)
def test_room_lets_in_who_keeps_the_shop(client, people, who):
    if people[who]:
        client.force_login(people[who])

    for name, (method, needs, good) in PAGES.items():
        response = getattr(client, method)(address(people, name, needs))
        expected = good if who in OURS else 302 if who == "anonymous" else 403
        assert (name, response.status_code) == (name, expected)
        if who == "anonymous":
            assert "next=" in response.url
    assert Booking.objects.count() == 1


def test_booking_is_found_below_its_own_shop_only(client, people):
    other = people["other"]
    own = other.memberships.get().shop
    client.force_login(other)

    for name in (name for name in PAGES if name.startswith("booking")):
        method = PAGES[name][0]
        url = address(people, name, ("booking",), shop=own)
        assert getattr(client, method)(url).status_code == 404
    listed = client.get(address(people, "courses", (), shop=own))
    page = client.get(address(people, "course", ("course",), shop=own))

    people["booking"].refresh_from_db()
    assert people["booking"].state == "booked"
    for response in (listed, page):
        assert response.status_code == 200
        assert "Samia" not in response.content.decode()


def test_course_in_preparation_is_not_found(client, people):
    hidden = course(is_open=False, title="Secret")
    client.force_login(people["owner"])
    room = {"pk": people["shop"].pk, "course": hidden.pk}

    for name in ("course", "course_book", "course_dates"):
        url = reverse(f"merchants:{name}", kwargs=room)
        assert client.get(url).status_code == 404
    assert client.post(url).status_code == 405
    assert "Secret" not in client.get(address(people, "courses", ())).content.decode()


@pytest.mark.parametrize("who", WHO)
def test_desk_lets_in_the_city_alone(client, people, who):
    if people[who]:
        client.force_login(people[who])

    for name, (method, needs, good) in DESK.items():
        kwargs = {"pk": people["course"].pk}
        kwargs |= {key: people[key].pk for key in needs}
        response = getattr(client, method)(reverse(name, kwargs=kwargs))
        if who == "city":
            assert (name, response.status_code) == (name, good)
        else:
            assert response.status_code in (302, 403)
            assert b"Samia" not in response.content
    people["booking"].refresh_from_db()
    taken_off = who == "city"
    assert people["booking"].state == ("cancelled" if taken_off else "booked")


def test_sessions_and_bookings_of_another_course_are_not_found(client, people):
    other = course(title="Autre")
    client.force_login(people["city"])

    for name, (method, needs, _good) in DESK.items():
        if needs:
            key = needs[0]
            url = reverse(name, kwargs={"pk": other.pk, key: people[key].pk})
            # What is not found is looked for below a language first.
            response = getattr(client, method)(url, follow=True)
            assert (name, response.status_code) == (name, 404)
    people["booking"].refresh_from_db()
    assert people["booking"].state == "booked"


@pytest.mark.parametrize("secret", ["x", "1", "1.x", "9" * 400, "%00.%00", "²:a"])
def test_forged_link_shows_nothing(client, people, secret):
    page = client.get(f"/fr/mon-commerce/inscription/{secret}/")

    assert page.status_code == 404
    assert "Samia" not in page.content.decode()


def test_link_of_one_booking_opens_no_other(client, people):
    secret = links.secret_of(people["booking"])
    signature = secret.partition(".")[2]

    forged = client.get(
        f"/fr/mon-commerce/inscription/{people['booking'].pk + 1}.{signature}/"
    )
    good = client.get(f"/fr/mon-commerce/inscription/{secret}/")

    assert (forged.status_code, good.status_code) == (404, 200)
    assert good.headers["Cache-Control"] == "private, no-store"
