"""Invented shops, drawn from words and numbers, and stored in batches."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from places.choices import HoursSource
from places.communes import Communes
from places.models import Closure, Place
from shops.bulk import Draft, Fiches
from shops.choices import Payment
from shops.importing.districts import Districts
from shops.importing.entries import Entry
from shops.importing.facts import Facts, checked
from shops.importing.trades import Trades
from shops.models import Shop
from shops.synthetic.hours import hours
from shops.synthetic.spots import Spot, Spots

FILE = Path(__file__).parent / "words.toml"
SOURCE = "synthetic"
BATCH = 1000
# Numbers that the French regulator keeps for films and tests: 03 53 01 00 00 to 99 99.
PHONES = 10_000
LANGUAGES = (
    ["fr"],
    ["fr"],
    ["fr", "en"],
    ["fr", "nl"],
    ["fr", "en", "nl"],
    ["fr", "ar"],
)
WHEELCHAIR = ("yes", "limited", "no", "unknown", "unknown")


@cache
def words() -> dict[str, Any]:
    """The content of words.toml."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def trades() -> tuple[list[tuple[str, dict[str, Any]]], list[int]]:
    """(trade, its kind) of each trade, and how many there are of it."""
    kinds = words()["kind"]
    drawn = [(slug, kind, w) for kind in kinds for slug, w in kind["trades"].items()]
    return [(slug, kind) for slug, kind, _w in drawn], [w for *_pair, w in drawn]


class Synthetic:
    """Makes invented shops of one seed."""

    def __init__(self, seed: int, communes: Communes) -> None:
        self.seed, self._communes = seed, communes
        self._spots = Spots(communes, str(seed), SOURCE)
        self._trades = Trades()
        create = not self._spots.has_districts
        self._districts = Districts(communes, create=create)

    def missing(self, count: int) -> list[int]:
        """Numbers from 1 to `count` that no shop of this seed has."""
        mine = Shop.objects.filter(source=SOURCE, source_id__startswith=f"{self.seed}-")
        there = set(mine.values_list("source_id", flat=True))
        return [n for n in range(1, count + 1) if f"{self.seed}-{n}" not in there]

    def make(self, count: int, told: Callable[[int], object]) -> int:
        """Make what is missing of `count` shops; `told` hears of each batch."""
        numbers = self.missing(count)
        waiting, fiches = iter(numbers), Fiches()
        while batch := list(islice(waiting, BATCH)):
            with transaction.atomic():
                fiches.create([self.draft(number) for number in batch])
            told(len(batch))
        return len(numbers)

    def draft(self, number: int) -> Draft:
        """The shop of a number."""
        random = Random(f"{self.seed}:{number}")  # noqa: S311 (the same every time)
        spot = self._spots.draw(random)
        (slug, kind), *_rest = random.choices(*trades())
        entry = replace(
            _entry(random, kind, spot), id=f"{self.seed}-{number}", trade=slug
        )
        _reach(random, entry, number)
        facts = checked(entry, self._communes, HoursSource.DEMO)
        facts.category = self._trades.made(self._trades.find(entry))
        facts.district = spot.district or self._districts.find(facts)
        return _draft(random, facts)


def _entry(random: Random, kind: dict[str, Any], spot: Spot) -> Entry:
    """What is known of a shop but its number, trade and ways to reach it."""
    return Entry(
        id="",
        source=SOURCE,
        name=_name(random, kind),
        street=f"{random.randint(1, 240)} {random.choice(words()['streets'])}",
        postal_code=spot.postal_code,
        city=spot.commune.name,
        insee=spot.commune.insee,
        lng=str(spot.lng),
        lat=str(spot.lat),
        opening_hours=hours(kind["hours"], random),
        languages=random.choice(LANGUAGES),
        wheelchair=random.choice(WHEELCHAIR),
        payments=_some(random, Payment.values),
        services=_some(random, kind["services"]),
    )


def _name(random: Random, kind: dict[str, Any]) -> str:
    """ "Le Fournil des Tisserands", "Maison Verhaeghe", "Odile & Marcel"."""
    form = random.random()
    if form < 0.5:
        return (
            f"{random.choice(kind['openers'])} {random.choice(words()['complements'])}"
        )
    if form < 0.85:
        return f"{random.choice(kind['houses'])} {random.choice(words()['surnames'])}"
    return " & ".join(random.sample(words()["first_names"], 2))


def _some(random: Random, codes: list[str]) -> list[str]:
    """Some of the codes, often none."""
    return [code for code in codes if random.random() < 0.4]


def _reach(random: Random, entry: Entry, number: int) -> None:
    """Phone, mail and website under names that nobody can own."""
    host = f"{slugify(entry.name)[:40]}-{number}.example"
    if random.random() < 0.8:
        entry.phone = f"+3335301{number % PHONES:04d}"
    if random.random() < 0.6:
        entry.email = f"contact@{host}"
    if random.random() < 0.45:
        entry.website = f"https://{host}/"


def _draft(random: Random, facts: Facts) -> Draft:
    """A shop that is marked as invented; some have confirmed hours, some are closed."""
    source, source_id = facts.identity
    place = Place(district=facts.district, **facts.place)
    if place.opening_hours and random.random() < 0.3:
        place.hours_confirmed_at = timezone.now() - timedelta(
            days=random.randint(0, 200)
        )
    shop = Shop(
        category=facts.category,
        source=source,
        source_id=source_id,
        is_demo=True,
        **facts.shop,
    )
    return Draft(shop, place, closures=_closures(random))


def _closures(random: Random) -> list[Closure]:
    """One shop in twenty-five closes for some days around today."""
    if random.random() > 0.04:
        return []
    first = timezone.localdate() + timedelta(days=random.randint(-5, 40))
    last = first + timedelta(days=random.randint(0, 20))
    reason = random.choice(words()["closures"])
    return [Closure(first_day=first, last_day=last, reason=reason)]
