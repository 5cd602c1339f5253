"""Every address of the facts for every kind of person, by looking and by sending."""

from copy import deepcopy
from datetime import date

import pytest
from time_machine import travel

from merchants.facts import hours
from merchants.facts.urls import urlpatterns
from merchants.models import FicheDraft, FieldMandate
from places.models import Closure
from tests.factories import MandateFactory, UnionFactory, UserFactory, fiche
from tests.merchants.keeping import (
    FRIDAY,
    kept_shop,
    logged,
    newest,
    owner_of,
    stored,
    url,
    week_data,
    writer,
)

pytestmark = pytest.mark.any_database

LOGIN, NO, MISSING = 302, 403, 404
NAMES = [pattern.name for pattern in urlpatterns]
SENDING_ONLY = {"closed_today", "open_today", "holiday_remove", "undo"}
LOOKING_ONLY = {"change", "history"}
# What a right opens; who has none of them is refused.
NEEDS = {"closed_today": {"facts"}, "open_today": {"facts"}, "undo": {"facts"}}
NEEDS |= {name: {"see"} for name in LOOKING_ONLY}
MAY = {
    "anonymous": set(),
    "owner": {"see", "facts"},
    "employee": {"see", "facts"},
    "agent": {"see", "prepare"},
    "president": {"see"},
    "city": {"see", "facts"},
    "owner of another shop": set(),
    "president of another union": set(),
    "translator": set(),
}


@pytest.fixture(scope="module")
def shared(lasting):
    """A shop, everybody around it and something to point at, made once."""
    with travel(FRIDAY, tick=False) as clock:
        shop = kept_shop(clock)
        shop.union = UnionFactory()
        shop.save()
        people = around(shop)
        return {
            "shop": shop,
            "people": people,
            "targets": targets_of(shop, people["owner"]),
        }


@pytest.fixture
def made(shared, db, time_machine):
    time_machine.move_to(FRIDAY, tick=False)
    return deepcopy(shared)


@pytest.fixture
def shop(made):
    return made["shop"]


@pytest.fixture
def people(made):
    return made["people"]


@pytest.fixture
def targets(made):
    return made["targets"]


def around(shop):
    """Everybody who may look at a shop or send something."""
    other = fiche("Autre", "autre").shop
    other.union = UnionFactory()
    other.save()
    agent = UserFactory()
    FieldMandate.objects.create(shop=shop, agent=agent, given_by="Samia")
    return {
        "anonymous": None,
        "owner": owner_of(shop),
        "employee": owner_of(shop, "employee"),
        "agent": agent,
        "president": MandateFactory(union=shop.union).user,
        "city": UserFactory(group="Rédaction"),
        "owner of another shop": owner_of(other),
        "president of another union": MandateFactory(union=other.union).user,
        "translator": UserFactory(group="Traduction"),
    }


def targets_of(shop, owner):
    """A closure and an entry of the log to point at."""
    keeper = writer(owner, shop)
    hours.confirm_hours(shop, keeper, hours.shown_mark(shop.place))
    day = date(2026, 12, 1)
    row = Closure.objects.create(place=shop.place, first_day=day, last_day=day)
    return {"key": row.pk, "entry": newest(shop).pk}


def address(shop, name, targets):
    if name in {"holiday", "holiday_remove"}:
        return url(shop, name, key=targets["key"])
    if name in {"change", "undo"}:
        return url(shop, name, entry=targets["entry"])
    return url(shop, name)


def may(person, name):
    return bool(MAY[person] & NEEDS.get(name, {"facts", "prepare"}))


def data_for(shop, name):
    """Something that has an effect for who may send it."""
    return {
        "hours": {**week_data(shop), "same": "1"},
        "holidays": {"first_day": "2026-12-24", "last_day": "2026-12-26"},
        "days": {"2026-12-25-answer": "closed"},
        "contact": {"phone": "06 12 34 56 78"},
        "offered": {"languages": ["nl"]},
        "access": {"wheelchair": "yes"},
    }.get(name, {})


@pytest.mark.parametrize("person", MAY)
@pytest.mark.parametrize("name", NAMES)
def test_looking_changes_nothing_and_shows_only_to_who_may(
    client, shop, people, targets, name, person
):
    if people[person]:
        client.force_login(people[person])
    before = stored(shop), logged(shop)

    response = client.get(address(shop, name, targets))

    expected = 405 if name in SENDING_ONLY else 200 if may(person, name) else NO
    if person == "anonymous" and name not in SENDING_ONLY:
        expected = LOGIN
    assert response.status_code == expected
    if expected != 200:
        assert shop.name not in response.content.decode()
    assert (stored(shop), logged(shop)) == before


@pytest.mark.parametrize("person", [p for p in MAY if not MAY[p] & {"facts"}])
@pytest.mark.parametrize("name", NAMES)
def test_sending_changes_no_fact_for_who_may_not(
    client, shop, people, targets, name, person
):
    if people[person]:
        client.force_login(people[person])
    before = stored(shop), logged(shop)

    response = client.post(address(shop, name, targets), data_for(shop, name))

    if name in LOOKING_ONLY:
        assert response.status_code == 405
    elif person == "anonymous":
        assert response.status_code == LOGIN
        assert "/mon-commerce/" not in response.url.partition("?")[0]
    elif not may(person, name):
        assert response.status_code == NO
    assert (stored(shop), logged(shop)) == before
    assert FicheDraft.objects.count() == 0 or person == "agent"


@pytest.mark.parametrize("person", ["owner", "employee", "city"])
@pytest.mark.parametrize("name", sorted(set(NAMES) - LOOKING_ONLY - {"open_today"}))
def test_sending_has_an_effect_for_who_may(client, shop, people, targets, name, person):
    client.force_login(people[person])
    where = address(shop, name, targets)
    data = data_for(shop, name)
    page = client.get(where)
    if page.status_code == 200 and name in {"contact", "offered", "access", "holiday"}:
        data = {**data, "seen": page.context["form"].initial["seen"]}
    if name == "holiday":
        data |= {"first_day": "2026-12-24", "last_day": "2026-12-26"}
    if name == "days":
        data = {**data, "seen": page.context["sheet"].week["seen"].value()}
    if name == "hours":
        data = week_data(shop, mo="14:00-18:00")
    number = len(logged(shop))

    response = client.post(where, data)

    assert response.status_code == 302
    assert len(logged(shop)) == number + 1


@pytest.mark.parametrize("name", [n for n in NAMES if n not in {"change", "undo"}])
def test_shop_that_does_not_exist_is_not_found(client, shop, people, targets, name):
    client.force_login(people["owner"])
    shop.pk = 999_999

    response = client.post(address(shop, name, targets))

    assert response.status_code in {404, 405}


def test_membership_that_is_gone_ends_at_the_next_click(client, shop, people):
    client.force_login(people["owner"])
    assert client.get(url(shop, "hours")).status_code == 200
    before = stored(shop), logged(shop)

    people["owner"].memberships.all().delete()

    assert client.post(url(shop, "closed_today")).status_code == NO
    assert (stored(shop), logged(shop)) == before


@pytest.mark.parametrize("name", NAMES)
def test_pages_of_facts_are_never_kept_by_a_cache(client, shop, people, targets, name):
    client.force_login(people["owner"])

    response = client.get(address(shop, name, targets))

    if response.status_code == 200:
        assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_pages_of_facts_exist_in_each_language(client, shop, people, targets, language):
    client.force_login(people["owner"])
    slug = {"en": "my-shop", "nl": "mijn-zaak"}[language]

    for name in sorted(set(NAMES) - SENDING_ONLY):
        where = address(shop, name, targets)
        assert (
            client.get(
                where.replace("fr/mon-commerce", f"{language}/{slug}")
            ).status_code
            == 200
        )
