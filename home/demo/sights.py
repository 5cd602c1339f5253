"""Sights of the demonstration: real places, with what public sources allow to say."""

from typing import Any

from home.demo import places
from home.demo.files import read
from home.demo.pages import Library, body, parents, same
from home.demo.pages import make as make_pages
from walks.models import SightIndexPage, SightPage


def make(library: Library) -> int:
    """Make the sights that do not exist yet."""
    return sum(
        _make(facts, position, library)
        for position, facts in enumerate(read("sights")["sight"], start=1)
    )


def _make(facts: dict[str, Any], position: int, library: Library) -> bool:
    """One sight in each language; False when it is there."""
    if SightPage.objects.filter(slug=facts["slug"]).exists():
        return False
    place = places.make(
        facts,
        name=facts["name"]["fr"],
        precision=facts["precision"],
        hours_source=facts["hours_source"],
        hours_confirmed_at=places.read_in_sources(facts["hours_confirmed"]),
    )

    def fields(code: str) -> dict[str, Any]:
        return {
            "title": facts["name"][code],
            "summary": facts["summary"][code],
            "kind": facts["kind"],
            "place": place,
            "website": facts.get("website", ""),
            "email": facts.get("email", ""),
            "hours_words": facts["hours_source_words"][code],
            "hours_source_url": facts.get("website", ""),
            "price_words": facts["price_words"][code],
            "price_source_url": facts.get("website", ""),
            "getting_there": facts["getting_there"][code],
            "position": position,
            "body": body(facts["body"][code]),
            **library.fields(facts["picture"], code),
        }

    make_pages(SightPage, parents(SightIndexPage), same(facts["slug"]), fields)
    return True
