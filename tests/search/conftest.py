"""The corpus of the search, for tests of whatever searches in it."""

from django.db import transaction

import pytest

from tests.search.handwritten import insert


@pytest.fixture(scope="module")
def stored(django_db_setup, django_db_blocker):
    """The corpus, put into the database once for the tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield insert()
        transaction.set_rollback(True)
