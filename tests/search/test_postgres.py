"""The index on PostgreSQL: who saves a page waits for nobody else's row."""

from django.db import connection

from modelsearch.index import insert_or_update_object

import pytest

from tests.factories import fiche

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="needs PostgreSQL"
)


def norm(page):
    return page.index_entries.values_list("title_norm", flat=True).get()


def test_saving_a_page_weighs_its_own_title_only(db):
    short = fiche("Le Four", "le-four")
    long = fiche("Le Four de la rue de Lannoy, pain et gaufres", "le-four-de-la-rue")
    short.index_entries.update(title_norm=1.0)

    insert_or_update_object(long)

    assert norm(short) == 1.0
    assert norm(long) < 1.0


def test_long_title_weighs_less_than_a_short_one(db):
    long = fiche("Le Four de la rue de Lannoy, pain et gaufres", "le-four-de-la-rue")
    short = fiche("Le Four", "le-four")

    assert norm(short) > norm(long)
