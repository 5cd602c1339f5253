"""The log of a shop in words, and the page of one change."""

import pytest

from core import audit
from merchants.facts import hours
from merchants.facts.words import SHORT
from tests.factories import MandateFactory, UnionFactory, UserFactory, fiche
from tests.merchants.keeping import (
    kept_shop,
    newest,
    owner_of,
    url,
    week_data,
    writer,
)


@pytest.fixture
def shop(db, time_machine):
    return kept_shop(time_machine)


@pytest.fixture
def owner(shop, client):
    user = owner_of(shop)
    client.force_login(user)
    return user


def english(address):
    return address.replace("/fr/mon-commerce/", "/en/my-shop/")


def test_history_says_who_did_what_and_when(client, shop, owner):
    client.post(english(url(shop, "hours")), week_data(shop, mo="14:00-18:00"))
    client.post(english(url(shop, "closed_today")))
    client.post(english(url(shop, "undo", entry=newest(shop).pk)))

    lines = client.get(english(url(shop, "history"))).context["lines"]

    assert [line["words"] for line in lines] == [
        "Change taken back: Closed today",
        "Closed today: Friday 27 November",
        "Opening hours changed",
    ]
    assert {line["who"] for line in lines} == {"Samia Benali"}
    assert {line["day"] for line in lines} == {"27 November 2026"}


def test_history_shows_the_entries_of_other_subjects_in_their_words(
    client, shop, owner, monkeypatch
):
    monkeypatch.setitem(audit.words, "membership.added", lambda entry: "Paul came")
    audit.record("membership.added", shop, owner)
    audit.record("facts.closed_today", fiche("Autre", "autre").shop, owner)

    lines = client.get(url(shop, "history")).context["lines"]

    assert [(line["words"], line["pk"]) for line in lines] == [("Paul came", None)]


@pytest.mark.parametrize("number", [1, 3])
def test_history_makes_the_same_queries_whatever_its_length(
    client, shop, owner, number, django_assert_num_queries
):
    for _ in range(number):
        audit.record("facts.closed_today", shop, UserFactory())
    client.get(url(shop, "history"))

    with django_assert_num_queries(11):
        assert len(client.get(url(shop, "history")).context["lines"]) == number


def test_history_is_shown_by_pages(client, shop, owner):
    for _ in range(30):
        audit.record("facts.closed_today", shop, owner)

    assert len(client.get(url(shop, "history")).context["lines"]) == 24
    assert len(client.get(url(shop, "history") + "?page=2").context["lines"]) == 6
    assert client.get(url(shop, "history") + "?page=nonsense").status_code == 200


def test_every_action_of_the_facts_has_words(db, shop, owner):
    unsaid = {
        action
        for action in SHORT
        if audit.sentence(audit.record(action, shop, owner)) == action
    }

    assert unsaid == set()


def test_page_of_a_change_says_what_was_before_and_what_is_now(client, shop, owner):
    client.post(
        english(url(shop, "hours")),
        week_data(shop, "each", mo="14:00-18:00", sa=""),
    )

    page = client.get(english(url(shop, "change", entry=newest(shop).pk)))

    assert page.context["differences"] == [
        {"label": "Monday", "before": "closed", "after": "2 pm – 6 pm"},
        {"label": "Saturday", "before": "10 am – 7 pm", "after": "closed"},
        {"label": "public holidays", "before": "Closed", "after": "nothing said"},
    ]
    assert page.context["seen"]["week"][0]["words"] == "2 pm – 6 pm"


def test_change_of_another_shop_is_not_found(client, shop, owner):
    other = fiche("Autre", "autre").shop
    stranger = owner_of(other)
    seen = hours.shown_mark(other.place)
    hours.confirm_hours(other, writer(stranger, other), seen)
    entry = newest(other)

    assert client.get(url(shop, "change", entry=entry.pk)).status_code == 404
    assert client.post(url(shop, "undo", entry=entry.pk)).status_code == 404
    assert newest(other) == entry


def test_president_reads_the_history_but_changes_nothing(client, shop, owner):
    shop.union = UnionFactory()
    shop.save()
    client.post(url(shop, "closed_today"))
    entry = newest(shop)
    client.force_login(MandateFactory(union=shop.union).user)

    page = client.get(url(shop, "change", entry=entry.pk))

    assert client.get(url(shop, "history")).status_code == 200
    assert page.context["can_undo"] is False
    assert client.post(url(shop, "undo", entry=entry.pk)).status_code == 403
    assert newest(shop) == entry


def test_entry_that_is_no_fact_has_no_page(client, shop, owner):
    entry = audit.record("membership.added", shop, owner)

    assert client.get(url(shop, "change", entry=entry.pk)).status_code == 404
    assert client.post(url(shop, "undo", entry=entry.pk)).status_code == 404
