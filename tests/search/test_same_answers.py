"""One suite for every engine: the database of the run and the real search engine."""

from django.db import transaction
from django.utils import translation

import pytest

from tests.search import tables
from tests.search.handwritten import LANGUAGES, entries, insert


@pytest.fixture(scope="module")
def corpus(django_db_setup, django_db_blocker):
    """The corpus, put into the database once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield insert()
        transaction.set_rollback(True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_query_of_the_table_finds_what_it_must(language, corpus, db):
    wrong = []

    with translation.override(language):
        for query in tables.table(language):
            results = tables.asked(query, corpus)
            wrong += [f"{query['q']}: {f}" for f in tables.faults(query, results)]

    assert not wrong, "\n".join(["", *wrong])
