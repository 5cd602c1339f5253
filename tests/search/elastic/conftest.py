import pytest

from search.engines.elastic import client, indexes
from tests.search.cluster import cluster


@pytest.fixture(scope="module")
def connection():
    """The real engine, for the tests of a module."""
    with cluster():
        yield


@pytest.fixture
def engine(connection, db):
    """The real engine, with nothing in it."""
    for breaker in (client.searching, client.indexing):
        breaker.close()
    indexes.remove(indexes.all_of_them())
