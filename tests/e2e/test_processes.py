"""Several processes: what one writes, all of them show."""

import json
import shutil
import time
from urllib.request import urlopen

import pytest

from tests.e2e.server import manage, seeded, serving

CLOSE = """
from places.models import Closure, Place
place = Place.objects.get(shop__pages__slug="la-mie-du-bassin",
                          shop__pages__locale__language_code="fr")
Closure.objects.create(place=place, first_day="2026-11-28", last_day="2026-11-28",
                       reason="Panne du four")
"""
ANSWERS, PATIENCE_S = 24, 30


@pytest.fixture
def several(tmp_path):
    """A portal of its own, served by three processes."""
    folder = tmp_path / "portal"
    shutil.copytree(seeded(), folder, ignore=shutil.ignore_patterns("*.log"))
    with serving(folder, workers=3) as address:
        yield folder, address


def open_on_map(address):
    """Keys of the shops that the map says are open."""
    with urlopen(
        f"{address}/fr/boutiques/carte.json?district=centre-roubaix"
    ) as answer:
        data = json.load(answer)
    pairs = zip(data["id"], data["open"], strict=True)
    return {pk for pk, is_open in pairs if is_open}


def closed_everywhere(address, before):
    """What all answers say once they say something new; soon, for so few shops."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        answers = [open_on_map(address) for _answer in range(ANSWERS)]
        if answers[0] != before and all(found == answers[0] for found in answers):
            return answers[0]
        time.sleep(0.2)
    raise AssertionError("the processes did not come to agree")


def test_shop_that_closes_is_closed_in_every_process(several):
    folder, address = several
    before = [open_on_map(address) for _answer in range(ANSWERS)]
    assert all(found == before[0] for found in before)

    manage(folder, "shell", "-c", CLOSE)

    expected = closed_everywhere(address, before[0])
    assert len(before[0] - expected) == 1
    with urlopen(f"{address}/fr/boutiques/la-mie-du-bassin/") as answer:
        assert "Panne du four" in answer.read().decode()
