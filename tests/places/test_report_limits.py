"""How many reports one sender leaves, and how often the same one."""

import pytest

from places.models import FormCount, Report
from tests.factories import fiche
from tests.places.sending import form_of, send, stamp_of


@pytest.fixture
def place(world):
    """The place of a shop that has a page in three languages."""
    return world.shop.place


def test_sixty_posts_from_one_address_leave_ten_rows(
    client, world, place, time_machine
):
    places = [place, world.museum]
    places += [fiche(title=f"Boutique {n}", slug=f"b-{n}").shop.place for n in range(3)]
    stamps = [stamp_of(client, one) for one in places]
    time_machine.shift(5)

    answers = []
    for n in range(60):
        chosen = n % len(places)
        sent = send(client, places[chosen], stamp=stamps[chosen], text=f"Numéro {n}")
        answers.append(sent.status_code)

    assert Report.objects.count() == 10
    assert answers.count(302) == 10
    assert answers.count(429) == 50


def test_one_place_takes_three_reports_of_one_sender_in_an_hour(
    client, world, place, time_machine
):
    answers = [
        send(client, place, time_machine, text=f"Numéro {n}").status_code
        for n in range(5)
    ]

    assert answers == [302, 302, 302, 429, 429]
    assert send(client, world.museum, time_machine).status_code == 302
    time_machine.shift(3600)
    assert send(client, place, time_machine, text="Encore").status_code == 302


def test_refused_sender_reads_why_and_keeps_his_words(client, place, time_machine):
    for n in range(3):
        send(client, place, time_machine, text=f"Numéro {n}")
    before = FormCount.objects.values_list("form", "count")

    response = send(client, place, time_machine, text="Mes mots")

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "3600"
    assert ">Mes mots</textarea>" in response.text
    assert response.context["notice"] != ""
    assert sorted(before) == [("report", 3), (f"report/{place.code}", 3)]


def test_twenty_people_behind_twenty_addresses_are_all_heard(
    client, place, time_machine
):
    answers = [
        send(
            client,
            place,
            time_machine,
            text="Fermé",
            REMOTE_ADDR=f"203.0.113.{n}",
        ).status_code
        for n in range(20)
    ]

    assert answers == [302] * 20
    assert Report.objects.count() == 20


@pytest.mark.parametrize(("proxies", "heard"), [(0, 3), (1, 6)])
def test_forwarded_address_counts_only_behind_a_proxy_of_ours(
    client, place, time_machine, settings, proxies, heard
):
    settings.PORTAL_PROXY_COUNT = proxies
    stamp = stamp_of(client, place)
    time_machine.shift(5)

    for n in range(6):
        client.post(
            form_of(place),
            {"kind": "other", "text": f"Numéro {n}", "stamp": stamp},
            headers={"X-Forwarded-For": f"198.51.100.{n}"},
        )

    assert Report.objects.count() == heard


def test_report_sent_twice_is_kept_once(client, place, time_machine):
    first = send(client, place, time_machine, text="Ouvert à 8 h")
    second = send(client, place, time_machine, text="Ouvert à 8 h")

    assert second.headers["Location"] == first.headers["Location"]
    assert Report.objects.count() == 1
    assert sorted(FormCount.objects.values_list("count", flat=True)) == [1, 1]


@pytest.mark.parametrize(
    "other", [{"text": "Autre"}, {"kind": "closed"}, {"REMOTE_ADDR": "203.0.113.9"}]
)
def test_another_report_is_another_one(client, place, time_machine, other):
    send(client, place, time_machine, text="Ouvert à 8 h")
    send(client, place, time_machine, **{"text": "Ouvert à 8 h", **other})

    assert Report.objects.count() == 2


def test_same_report_after_ten_minutes_is_a_new_one(client, place, time_machine):
    send(client, place, time_machine)
    send(client, place, time_machine, wait_s=601)

    assert Report.objects.count() == 2
