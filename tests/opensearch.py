"""Production that searches in the engine of `make search-server`; for benchmarks."""

from portal.settings.production import *  # noqa: F403

PORTAL_SEARCH_NODE_CLASS = "tests.search.node.OpenSearchNode"
