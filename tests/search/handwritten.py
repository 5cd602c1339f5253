"""The corpus of the search: written by hand in corpus/, as descriptions and as rows.

Every document has the same key in three languages. Rows are made by what makes those of
the portal (search.wanted), so that an engine finds here what it finds there.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from core.searchable import Description
from places.hours.compiler import compile_hours
from places.hours.timeline import PARIS
from places.models import Place
from search.models import SearchDocument, Synonym
from search.wanted import COLUMNS, names_elsewhere, values_of

HERE = Path(__file__).parent
SATURDAY = datetime(2026, 11, 28, 11, 0, tzinfo=PARIS)
LANGUAGES = ("fr", "en", "nl")
FILES = ("food", "shops", "places", "agenda")
TRADES = {"shop": "trades", "sight": "sights", "walk": "walks", "event": "events"}


@dataclass(frozen=True, repr=False)
class Corpus:
    """What is in the database: documents by (language, key), and back."""

    ids: dict[tuple[str, str], int]
    keys: dict[int, str]
    places: dict[str, int]
    on_now: dict[str, frozenset[int]]

    def names(self, ids):
        """The keys that a person wrote, in the order of these."""
        return [self.keys[pk] for pk in ids]


def read(name):
    """A file of the corpus, or of the queries."""
    return tomllib.loads((HERE / f"{name}.toml").read_text())


def entries():
    """Every document of the corpus, as it was written: (kind, facts)."""
    return [
        (kind, facts)
        for name in FILES
        for kind, found in read(f"corpus/{name}").items()
        for facts in found
    ]


def insert():
    """Put the corpus and its synonyms into the database; one query a table."""
    written, areas = entries(), read("corpus/areas")
    places = _places(written, areas)
    described = [
        (facts["key"], _described(number, kind, facts, language, areas, places))
        for language in LANGUAGES
        for number, (kind, facts) in enumerate(written, start=1)
    ]
    names = names_elsewhere(found for _key, found in described)
    rows = SearchDocument.objects.bulk_create(
        _row(found, names[found.family, found.language]) for _key, found in described
    )
    # Those that the portal comes with are for its editors to change.
    Synonym.objects.all().delete()
    Synonym.objects.bulk_create(
        Synonym(**facts) for facts in read("corpus/synonyms")["synonym"]
    )
    pairs = [(key, row) for (key, _found), row in zip(described, rows, strict=True)]
    return Corpus(
        ids={(row.language, key): row.pk for key, row in pairs},
        keys={row.pk: key for key, row in pairs},
        places=places,
        on_now={language: _on_now(written, language) for language in LANGUAGES},
    )


def object_id(number, language):
    """The key of the page in a language: each language has its own page."""
    return (LANGUAGES.index(language) + 1) * 10_000 + number


def _places(written, areas):
    """A place for each document with hours; its keys by those of documents."""
    timed = [facts for _kind, facts in written if facts.get("hours")]
    made = Place.objects.bulk_create(
        Place(
            name=facts["key"],
            code=f"S{number:05}",
            opening_hours=facts["hours"],
            hours_compiled=compile_hours(facts["hours"], [], []),
        )
        for number, facts in enumerate(timed)
    )
    return {facts["key"]: place.pk for facts, place in zip(timed, made, strict=True)}


def _described(number, kind, facts, language, areas, places):
    at = LANGUAGES.index(language)
    trade = areas[TRADES.get(kind, "trades")].get(facts.get("trade"), [""] * 3)
    district = areas["districts"].get(facts.get("district"))
    names, territory, *centre = district or [[""] * 3, "", None, None]
    territories = areas["territories"].get(territory, [""] * 3)
    lat, lng = facts.get("spot", centre) or (None, None)
    since, until = (_moments(days) for days in (facts.get("offer"), facts.get("days")))
    name = facts["name"]
    title = name if isinstance(name, str) else name[language]
    return Description(
        kind=kind,
        object_id=object_id(number, language),
        language=language,
        family=uuid5(NAMESPACE_URL, facts["key"]),
        title=title,
        url=f"/{language}/{facts['key']}/",
        summary=facts[language],
        body=facts.get("body", {}).get(language, ""),
        keywords=(trade[at], names[at], territories[at], facts.get("street", "")),
        category=facts.get("trade", ""),
        category_name=trade[at],
        district=facts.get("district", ""),
        district_name=names[at],
        territory=territory,
        territory_name=territories[at],
        lat=lat,
        lng=lng,
        place_id=places.get(facts["key"]),
        offer_from=since[0],
        offer_until=since[1],
        starts_at=until[0],
        ends_at=until[1],
    )


def _moments(days):
    """From the first morning to the midnight after the last day."""
    if not days:
        return None, None
    first, last = (date.fromisoformat(day) for day in days)
    return (
        datetime.combine(first, time(0), PARIS),
        datetime.combine(last + timedelta(days=1), time(0), PARIS),
    )


def _row(described, elsewhere):
    values = values_of(described, elsewhere)
    return SearchDocument(**dict(zip(COLUMNS, values, strict=True)))


def _on_now(written, language):
    """Keys of the pages of events that one could walk into on Saturday at 11."""
    return frozenset(
        object_id(number, language)
        for number, (_kind, facts) in enumerate(written, start=1)
        if facts.get("now")
    )
