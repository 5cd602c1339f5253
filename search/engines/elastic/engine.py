"""The engine that asks the cluster: one request for each question."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings

from search.asking import Answer, Ask, Suggestion
from search.engines.elastic import answering, asking
from search.engines.elastic.client import request

Read = TypeVar("Read")


class ElasticEngine:
    """Answers from the cluster; raises Unavailable when it is away, slow or half there."""

    def answer(self, ask: Ask) -> Answer:
        """A page of results."""
        return _search(asking.page(ask), lambda said: answering.page(said, ask))

    def suggest(
        self, language: str, words: Sequence[str], at: datetime, limit: int
    ) -> list[Suggestion]:
        """Names whose words begin with these, those that begin with the first first."""
        if not words:
            return []
        return _search(asking.names(language, words, at, limit), answering.suggestions)

    def points(self, ask: Ask, limit: int) -> list[int]:
        """Keys of the results that have a position, best first."""
        return _search(asking.points(ask, limit), answering.keys)


def _search(body: dict[str, Any], read: Callable[[Any], Read]) -> Read:
    """A shard that fails is a fault, not a shorter answer."""
    return request(
        "POST",
        f"/{settings.PORTAL_SEARCH_INDEX}/_search",
        body,
        read=read,
        allow_partial_search_results="false",
        request_cache="false",
    )
