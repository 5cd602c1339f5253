"""Territories and districts of the demonstration."""

from typing import Any
from uuid import uuid4

from wagtail.models import Locale

from core.languages import codes
from home.demo.files import picture_facts, read
from home.demo.pages import Library
from places.models import District, Territory


def make(library: Library) -> int:
    """Make the territories that do not exist yet, each with its districts."""
    made = 0
    for position, facts in enumerate(read("territories")["territory"], start=1):
        if Territory.objects.filter(slug=facts["slug"]).exists():
            continue
        made += 1
        local = _territory(facts, position, library)
        for district in facts["district"]:
            _district(district, local)
    return made


def _territory(
    facts: dict[str, Any], position: int, library: Library
) -> dict[str, Territory]:
    """A territory in each language."""
    key = uuid4()
    return {
        code: Territory.objects.create(
            locale=Locale.objects.get(language_code=code),
            translation_key=key,
            name=facts["name"][code],
            slug=facts["slug"],
            summary=facts["summary"][code],
            body=facts["body"][code],
            state=facts["state"],
            position=position,
            picture=library.picture(facts["picture"]),
            picture_alt=picture_facts()[facts["picture"]]["alt"][code],
        )
        for code in codes()
    }


def _district(facts: dict[str, Any], territories: dict[str, Territory]) -> None:
    """A district in each language."""
    key = uuid4()
    for code in codes():
        District.objects.create(
            locale=Locale.objects.get(language_code=code),
            translation_key=key,
            territory=territories[code],
            name=facts["name"][code],
            slug=facts["slug"],
        )
