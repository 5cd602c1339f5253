"""Whatever is sent is answered with a page; two clicks at once are one."""

from functools import partial

from django.test import Client

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.marks import mark
from places.models import Closure, Place
from tests.core.conftest import real_database  # noqa: F401 (a fixture)
from tests.core.threads import at_once
from tests.merchants.keeping import (
    kept_shop,
    logged,
    newest,
    owner_of,
    url,
    week_data,
)

EXAMPLES = 200
FIELDS = {
    "hours": [
        *("seen", "same", "copy", "mo-copy_to", "mo-closed", "mo-from_1", "mo-to_1"),
        *("mo-from_2", "mo-to_2", "su-from_1", "su-to_1", "holidays", "later"),
    ],
    "closed_today": ["until"],
    "open_today": ["nothing"],
    "holidays": ["first_day", "last_day", "reason", "seen", "later"],
    "days": ["seen", "2026-12-25-answer", "2026-12-25-from_1", "2026-12-25-to_1"],
    "contact": ["seen", "phone", "phone_public", "email", "email_public", "website"],
    "offered": ["seen", "languages", "payments", "services"],
    "access": ["seen", "wheelchair", "entrance_steps", "entrance_width_cm"],
}
LIKELY = st.sampled_from(
    [
        *("", "on", "1", "closed", "usual", "hours", "each", "kept", "mo", "mo-all"),
        *("09:00", "12:30", "00:00", "24:00", "18:00", "02:00", "9:5", "25:61"),
        *("2026-11-27", "2026-12-24", "2027-01-02", "0000-00-00", "9999-12-31"),
        *("03 20 69 23 60", "+33", "+" * 30, "a@b.fr", "http://[", "fr", "yes", "-1"),
        *("\0", "é" * 300, "9" * 10_000, "\ud800", "=cmd|x", "<script>", "٣", "½"),
    ]
)
VALUES = st.one_of(LIKELY, st.text(max_size=60), st.integers().map(str))
SENDINGS = st.sampled_from(sorted(FIELDS)).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.dictionaries(
            st.sampled_from(FIELDS[name]), st.lists(VALUES, min_size=1, max_size=3)
        ),
    )
)


@pytest.fixture
def shop(db, time_machine):
    return kept_shop(time_machine)


@pytest.mark.django_db
def test_no_input_breaks_a_page_or_leaves_wrong_hours(shop, client):
    client.force_login(owner_of(shop))
    client.raise_request_exception = False
    place = Place.objects.get(pk=shop.place_id)
    marks = {
        "seen": [week_data(shop)["seen"], mark(place.opening_hours)],
    }

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(SENDINGS, st.booleans())
    def send(sending, knows):
        name, fields = sending
        data = {
            key: [value.encode("utf-8", "replace").decode() for value in values]
            for key, values in fields.items()
        }
        if knows:
            data["seen"] = marks["seen"][name == "days"]
        response = client.post(url(shop, name), data)
        assert response.status_code in {200, 302, 409, 422}, (name, data)

    send()

    stored = Place.objects.get(pk=shop.place_id)
    stored.full_clean()
    for closure in Closure.objects.all():
        closure.full_clean()


@pytest.mark.parametrize(
    "query", ["?page=\0", "?edit=1&once=\ud83d", "?page=٣", "?x[]=1"]
)
@pytest.mark.parametrize("name", ["hours", "holidays", "history", "contact"])
def test_odd_addresses_are_answered(shop, client, name, query):
    client.force_login(owner_of(shop))

    query = query.encode("utf-8", "replace").decode()
    assert client.get(url(shop, name) + query).status_code == 200


@pytest.mark.parametrize("key", ["0", "new", "new1", "9" * 400, "-", "None"])
def test_closure_of_no_key_is_not_found(shop, client, key):
    client.force_login(owner_of(shop))

    assert client.get(url(shop, "holiday", key=key)).status_code == 404
    assert client.post(url(shop, "holiday", key=key)).status_code == 404
    assert client.post(url(shop, "holiday_remove", key=key)).status_code == 302
    assert logged(shop) == []


def clients_of(shop, number):
    """Several windows of one owner, each logged in."""
    owner, found = owner_of(shop), []
    for _ in range(number):
        client = Client()
        client.force_login(owner)
        found.append(client)
    return found


def test_clicks_at_once_have_one_effect(real_database, time_machine):  # noqa: F811
    shop = kept_shop(time_machine)
    data = week_data(shop, mo="14:00-18:00")
    closing = {"first_day": "2026-12-24", "last_day": "2026-12-26"}
    sent = [("hours", data), ("holidays", closing), ("closed_today", {})]

    for name, fields in sent:
        clicks = [
            partial(client.post, url(shop, name), fields)
            for client in clients_of(shop, 4)
        ]
        assert {response.status_code for response in at_once(clicks)} == {302}

    assert logged(shop) == ["facts.hours", "facts.closed", "facts.closed_today"]
    assert Closure.objects.count() == 2


def test_undo_at_once_has_one_effect(real_database, time_machine):  # noqa: F811
    shop = kept_shop(time_machine)
    clients = clients_of(shop, 4)
    clients[0].post(url(shop, "closed_today"))
    address = url(shop, "undo", entry=newest(shop).pk)

    at_once([partial(client.post, address) for client in clients])

    assert logged(shop) == ["facts.closed_today", "facts.undone"]
    assert Closure.objects.count() == 0
