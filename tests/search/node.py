"""Lets the client of Elasticsearch speak to OpenSearch, which is what tests can start.

OpenSearch does not know the newer names of JSON, and does not call itself Elasticsearch.
"""

from elastic_transport import HttpHeaders

from search.engines.elastic.node import PunctualNode


class OpenSearchNode(PunctualNode):
    """Says plain JSON, and hears the name of the product that the client expects."""

    def perform_request(self, method, target, body=None, headers=None, **options):
        given = HttpHeaders(headers or {})
        for name in ("accept", "content-type"):
            if name in given:
                lines = "ndjson" in given[name]
                given[name] = f"application/{'x-ndjson' if lines else 'json'}"
        said = super().perform_request(method, target, body, given, **options)
        said.meta.headers._internal["x-elastic-product"] = (
            "X-Elastic-Product",
            "Elasticsearch",
        )
        return said
