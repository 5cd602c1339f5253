"""The real search engine of the tests: `make search-server`, or what .ci/run starts."""

import os
from contextlib import contextmanager

from django.conf import settings
from django.test import override_settings

import pytest

from search.engines import chosen
from search.engines.elastic import client, indexes

# A busy machine of tests may take its time.
PATIENT_S = 20.0
PLAIN = "search.engines.elastic.node.PunctualNode"
NODE = "tests.search.node.OpenSearchNode"


def address():
    """Where it is; without it a test is skipped on a desk, and fails on CI."""
    url = os.environ.get("TEST_SEARCH_URL", "")
    if not url and os.environ.get("CI") == "true":
        pytest.fail(
            "CI runs the tests of the search engine: TEST_SEARCH_URL is missing."
        )
    if not url:
        pytest.skip("needs TEST_SEARCH_URL: make search-server")
    return url


@contextmanager
def connected(url, limit_s, node=NODE):
    """The portal searches in this cluster, in indexes that only this process has."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "one")
    name = f"portal-test-{worker}-{os.getpid()}"
    with override_settings(
        PORTAL_SEARCH_URL=url,
        PORTAL_SEARCH_NODE_CLASS=node,
        PORTAL_SEARCH_INDEX=name,
        PORTAL_SEARCH_LIMIT_S=limit_s,
    ):
        _forget()
        try:
            yield
        finally:
            client.client().close()
            _forget()
    _forget()


@contextmanager
def cluster():
    """The same, with nothing left of it afterwards."""
    with connected(address(), PATIENT_S):
        try:
            yield
        finally:
            _forget()
            indexes.remove(indexes.all_of_them())


def _forget():
    for forget in (chosen.cache_clear, client.client.cache_clear):
        forget()
    for breaker in (client.searching, client.indexing):
        breaker.close()


def refresh():
    """What was written is found at once, not after a second."""
    client.client().indices.refresh(index=f"{settings.PORTAL_SEARCH_INDEX}-*")
