"""List, map, fiche and JSON-LD say the same of the hours, through a whole week."""

import json
import re
from datetime import date, datetime, time, timedelta

import pytest

from places.hours.timeline import PARIS
from places.models import Closure, DayAnswer
from tests.factories import fiche

pytestmark = pytest.mark.any_database

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# From the Monday before Christmas: holidays, school holidays and a closure fall in it.
BEGIN = datetime(2026, 12, 21, 0, 0, tzinfo=PARIS)
STEP_MIN = 105  # a quarter of an hour that moves along, so that every hour has its turn
HOURS = {
    "jour": "Tu-Sa 10:00-19:00",
    "midi": "Mo-Fr 08:00-12:15,14:00-18:45; PH off",
    "nuit": "We-Sa 18:00-02:00",
    "toujours": "24/7",
    "vacances": "Mo-Fr 09:00-17:00; SH Mo-Fr 10:00-12:00",
    "decembre": "Tu-Sa 10:00-18:00; Dec Su 14:00-18:30",
    "ferie": "Mo-Su 07:00-19:30; PH 07:00-13:00",
    "rendez-vous": 'Mo-We 09:00-12:00; Th-Fr 09:00-17:00 "sur rendez-vous"',
    "inconnu": "",
    "conges": "Mo-Sa 09:00-19:00",
}


@pytest.fixture
def shops(db, time_machine):
    """Ten shops, one for each kind of hours."""
    time_machine.move_to(BEGIN, tick=False)
    pages = {
        name: fiche(title=name, slug=name, opening_hours=text)
        for name, text in HOURS.items()
    }
    Closure.objects.create(
        place=pages["conges"].shop.place,
        first_day="2026-12-23",
        last_day="2026-12-26",
        reason="Congés",
    )
    DayAnswer.objects.create(
        place=pages["jour"].shop.place,
        date="2026-12-24",
        answer="hours",
        times="10:00-16:00",
    )
    return pages


def by_list(client):
    return {
        card.title: card.state.css == "open" if card.state else False
        for card in client.get("/fr/boutiques/").context["cards"]
    }


def by_filter(client):
    cards = client.get("/fr/boutiques/?open=1").context["cards"]
    return {card.title for card in cards}


def by_map(client, pages):
    data = client.get("/fr/boutiques/carte.json").json()
    is_open = dict(zip(data["id"], data["open"], strict=True))
    return {name: bool(is_open[page.pk]) for name, page in pages.items()}


def on_fiche(response):
    state = response.context["state"]
    return bool(state) and state.css == "open"


def in_json_ld(response, at):
    """What a search engine makes of the hours, by the rules of schema.org."""
    text = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', response.text, re.DOTALL
    )[1]
    data = json.loads(text)
    clock = at.time()
    return any(
        opens <= clock < closes if opens < closes else clock >= opens
        for opens, closes in spans_of(data, at.date())
    ) or any(
        closes <= opens and clock < closes
        for opens, closes in spans_of(data, at.date() - timedelta(days=1))
    )


def spans_of(data, day: date):
    special = [
        entry
        for entry in data.get("specialOpeningHoursSpecification", [])
        if entry["validFrom"] <= day.isoformat() <= entry["validThrough"]
    ]
    usual = [
        entry
        for entry in data.get("openingHoursSpecification", [])
        if entry["dayOfWeek"] == WEEKDAYS[day.weekday()]
    ]
    for entry in special or usual:
        opens, closes = time.fromisoformat(entry["opens"]), entry["closes"]
        if entry["opens"] == closes == "00:00":
            continue  # closed all day
        yield opens, time.max if closes == "23:59" else time.fromisoformat(closes)


def test_all_four_agree_through_a_week(client, shops, time_machine):
    seen = set()
    for step in range(7 * 24 * 60 // STEP_MIN):
        at = datetime.fromtimestamp(BEGIN.timestamp() + step * STEP_MIN * 60, PARIS)
        time_machine.move_to(at, tick=False)
        listed, on_map = by_list(client), by_map(client, shops)
        filtered = by_filter(client)
        # A fiche costs more to ask; each is asked in its turn.
        name = list(HOURS)[step % len(HOURS)]
        response = client.get(shops[name].url)
        answers = (listed[name], on_fiche(response), in_json_ld(response, at))

        assert on_map == listed, at
        assert filtered == {title for title, is_open in listed.items() if is_open}, at
        assert len(set(answers)) == 1, (name, at, answers)
        seen.update((title, is_open) for title, is_open in listed.items())

    always, never = {"toujours"}, {"inconnu"}
    changing = HOURS.keys() - always - never
    assert seen == {
        *((name, True) for name in changing | always),
        *((name, False) for name in changing | never),
    }


@pytest.mark.parametrize("name", list(HOURS))
def test_fiche_agrees_with_its_json_ld_every_quarter_of_its_special_days(
    client, shops, time_machine, name
):
    page = shops[name]
    for hour in range(0, 3 * 24, 3):
        at = datetime.fromtimestamp(
            datetime(2026, 12, 24, 0, 15, tzinfo=PARIS).timestamp() + hour * 3600, PARIS
        )
        time_machine.move_to(at, tick=False)
        response = client.get(page.url)

        assert on_fiche(response) == in_json_ld(response, at), at


def states(client, page):
    response = client.get(page.url)
    return (
        by_list(client)[page.title],
        page.title in by_filter(client),
        on_fiche(response),
    )


def test_page_says_another_thing_at_the_second_of_closing(client, shops, time_machine):
    page = shops["jour"]
    time_machine.move_to("2026-12-22T18:59:59.900+01:00", tick=False)
    before = client.get(page.url)
    assert states(client, page) == (True, True, True)

    time_machine.move_to("2026-12-22T19:00:00+01:00", tick=False)
    again = client.get(page.url, headers={"If-None-Match": before["ETag"]})

    assert states(client, page) == (False, False, False)
    assert again.status_code == 200
    assert before["Cache-Control"] == "public, max-age=0"


@pytest.mark.parametrize(
    ("moment", "cached"),
    [
        ("2026-12-22T18:59:00+01:00", "public, max-age=59"),
        ("2026-12-22T18:59:30.999+01:00", "public, max-age=29"),
        ("2026-12-22T18:59:59+01:00", "public, max-age=0"),
        ("2026-12-22T19:00:00+01:00", "public, max-age=59"),
    ],
)
def test_no_cache_keeps_a_page_beyond_its_minute(
    client, shops, time_machine, moment, cached
):
    time_machine.move_to(moment, tick=False)

    for address in (shops["jour"].url, "/fr/boutiques/", "/fr/boutiques/carte.json"):
        assert client.get(address)["Cache-Control"] == cached
