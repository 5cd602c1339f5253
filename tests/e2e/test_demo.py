"""The demonstration content is complete, and loading it again changes nothing."""

import sqlite3
from contextlib import closing

import pytest

from tests.e2e.server import manage, seeded

PAGES = """
    SELECT locale.language_code, kind.model, count(*)
    FROM wagtailcore_page page
    JOIN wagtailcore_locale locale ON locale.id = page.locale_id
    JOIN django_content_type kind ON kind.id = page.content_type_id
    WHERE page.live GROUP BY 1, 2
"""
EXPECTED = {"sightpage": 9, "walkpage": 6, "shoppage": 145, "eventpage": 20}


def counts(folder):
    with closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
        rows = database.execute(PAGES).fetchall()
    return {(language, model): number for language, model, number in rows}


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_demonstration_is_complete_in_each_language(portal, language):
    found = counts(seeded())

    assert {model: found[language, model] for model in EXPECTED} == EXPECTED


def test_loading_the_demonstration_again_changes_nothing(portal):
    before = counts(seeded())

    said = manage(seeded(), "seed_demo")

    assert said.splitlines()[-1] == (
        "Nothing to do: the demonstration content is there."
    )
    assert counts(seeded()) == before
