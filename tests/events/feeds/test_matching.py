"""When two events are one: by start, spot and title. No database."""

from dataclasses import replace

import pytest

from events.feeds.known import traits_of
from events.feeds.matching import is_sure, likeness
from tests.events.feeds.feeding import entry, timing

pytestmark = pytest.mark.any_database

BASE = entry()
# 130 m and 300 m north of La Piscine.
NEAR, AWAY = 50.69229 + 130 / 111_195, 50.69229 + 300 / 111_195
NOWHERE = {"lat": None, "lng": None, "venue_name": ""}
SURE, LIKELY, OTHER = "sure", "likely", "other"


def verdict(other):
    one, two = traits_of([BASE]), traits_of([other])
    assert is_sure(one, two) == is_sure(two, one)
    assert likeness(one, two) == likeness(two, one)
    if is_sure(one, two):
        return SURE
    return LIKELY if likeness(one, two) else OTHER


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, SURE),
        ({"title": {"fr": "CONCERT DE JAZZ !"}}, SURE),
        ({"title": {"fr": "Jazz : concert de"}}, SURE),
        ({"title": {"nl": "Jazzconcert", "fr": "Concert de Jazz"}}, SURE),
        ({"title": {"fr": "Concerts de jazz"}}, SURE),
        ({"title": {"fr": "Concert de rock"}}, LIKELY),
        ({"title": {"fr": "Concert de jazz 2"}}, LIKELY),
        ({"title": {"fr": "Visite du bassin"}}, OTHER),
        ({"timings": (timing(start="20:15"),)}, SURE),
        ({"timings": (timing(start="20:16"),)}, LIKELY),
        ({"timings": (timing("2026-12-05"), timing())}, SURE),
        ({"timings": (timing("2026-11-29"),)}, OTHER),
        ({"timings": ()}, OTHER),
        ({"lat": NEAR, "venue_name": "Le bassin"}, SURE),
        ({"lat": AWAY, "venue_name": "Le bassin"}, OTHER),
        ({"lat": AWAY}, SURE),
        ({"lat": AWAY + 0.1}, OTHER),
        ({**NOWHERE, "venue_name": "la piscine"}, SURE),
        (NOWHERE, LIKELY),
        ({**NOWHERE, "title": {"fr": "Concert de rock"}}, OTHER),
    ],
)
def test_two_events_are_one_when_start_spot_and_title_are(changes, expected):
    assert verdict(replace(BASE, **changes)) == expected


def test_likeness_tells_the_most_alike_first():
    alike = [
        likeness(traits_of([BASE]), traits_of([replace(BASE, title={"fr": title})]))
        for title in ("Concert de jazz", "Concert de rock", "Concerto de rocaille")
    ]

    assert alike[0] == 1.0
    assert alike == sorted(alike, reverse=True)
