"""What is asked, as the one request that Elasticsearch is sent for it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from search.asking import Ask, Choice, Filters, Order, Stage, Term
from search.choices import Kind
from search.engines.elastic.documents import BEGIN, END
from search.engines.elastic.mapping import LONGEST_PAGE, text_field
from search.engines.stems import asked

Query = dict[str, Any]

FACETS = ("kind", "category", "district", "territory")
FACET_SIZE = 200
FRAGMENT_SIGNS = 180
# A reach of nothing is refused.
NEAREST_M = 0.001
EVERYTHING: Query = {"match_all": {}}
NOTHING: Query = {"match_none": {}}
LOCATED: Query = {"exists": {"field": "position"}}
# Documents that match equally well: fewer words in the name, then by name, then by key.
EQUALS = [{"name_words": "asc"}, {"name_key": "asc"}, {"id": "asc"}]
BEST_FIRST = [{"_score": "desc"}, *EQUALS]


def page(ask: Ask) -> Query:
    """The request for a page of results, their counts, groups and pieces of text."""
    chosen = _chosen(ask.filters)
    start = min(max(0, ask.start), LONGEST_PAGE)
    body = {
        "query": _query(ask),
        "from": start,
        "size": max(0, min(ask.stop, LONGEST_PAGE) - start),
        "sort": order(ask),
        "track_total_hits": True,
        "timeout": _limit(),
        "_source": ["position"] if ask.point else False,
        "aggs": _counts(ask, chosen),
    }
    if chosen:
        body["post_filter"] = _all(chosen.values())
    if marked := _marked(ask):
        body["highlight"] = marked
    return body


def points(ask: Ask, limit: int) -> Query:
    """The request for the results that have a position, best first."""
    return {
        "query": _query(ask, LOCATED, *_chosen(ask.filters).values()),
        "size": min(limit, LONGEST_PAGE),
        "sort": order(ask),
        "track_total_hits": False,
        "timeout": _limit(),
        # Of thousands only what they are ordered by is read: the last is the key.
        "_source": False,
        "stored_fields": "_none_",
    }


def names(language: str, words: Sequence[str], at: datetime, limit: int) -> Query:
    """The request for the names whose words begin so."""
    must = [_language(language), _not_over(at), *map(_begins, words)]
    first = {"constant_score": {"filter": _begins(words[0], "name_firsts")}}
    return {
        "query": {"bool": {"filter": must, "should": [first]}},
        "size": limit,
        "sort": BEST_FIRST,
        "track_total_hits": False,
        "timeout": _limit(),
        "_source": ["kind", "title", "url", "area"],
    }


def order(ask: Ask) -> list[Query]:
    """How results are ordered: see search.asking."""
    if ask.order is not Order.DISTANCE or not ask.point:
        return BEST_FIRST
    away = {"position": _point(ask.point), "order": "asc", "unit": "m"}
    return [{"_geo_distance": away}, *BEST_FIRST]


def _limit() -> str:
    """The shards stop then and say so, before the client gives up."""
    return f"{settings.PORTAL_SEARCH_LIMIT_S * 800:.0f}ms"


def _query(ask: Ask, *more: Query) -> Query:
    """The words with their tiers, what is not over, and the filters without a count."""
    must, tiers = _words(ask)
    must += [_language(ask.language), _not_over(ask.at), *_uncounted(ask), *more]
    return {"bool": {"filter": must, "should": tiers}}


def _words(ask: Ask) -> tuple[list[Query], list[Query]]:
    """What must be found, and the tiers: only the best one of a document counts."""
    terms = asked(ask.terms, ask.language)
    if not terms:
        return [], []
    if ask.stage is Stage.BEGINNING:
        return [_beginning(term) for term in ask.terms], []
    tiers = [_holding(terms, "title_stems"), _holding(terms, "key_stems")]
    if ask.key:
        tiers.insert(0, {"term": {"name_key": ask.key}})
    scored = [
        {"constant_score": {"filter": tier, "boost": len(tiers) - number}}
        for number, tier in enumerate(tiers)
    ]
    return [_holding(terms, "all_stems")], [{"dis_max": {"queries": scored}}]


def _holding(terms: Iterable[Iterable[Sequence[str]]], field: str) -> Query:
    """Every term: of each any alternative, of that all words, in one field."""
    return _all(
        _any(_all({"term": {field: stem}} for stem in stems) for stems in alternatives)
        for alternatives in terms
    )


def _beginning(term: Term) -> Query:
    """Any alternative, of that all words as beginnings of words of the name."""
    return _any(_all(map(_begins, words)) for words in term.alternatives)


def _begins(word: str, field: str = "name_folded") -> Query:
    return {"prefix": {field: {"value": word}}}


def _language(code: str) -> Query:
    return {"term": {"language": code}}


def _not_over(at: datetime) -> Query:
    return {"bool": {"must_not": [{"range": {"ends_at": {"lt": at.isoformat()}}}]}}


def _chosen(filters: Filters) -> dict[str, Query]:
    """The filters of which other values are counted, by the name of the field."""
    found = {} if filters.event_ids is None else {"date": _events(filters.event_ids)}
    values = (filters.kinds, filters.categories, filters.districts, filters.territories)
    return found | {
        field: {"terms": {field: sorted(chosen)}}
        for field, chosen in zip(FACETS, values, strict=True)
        if chosen
    }


def _switched(filters: Filters, at: datetime) -> list[Query]:
    """The filters in use that are on or off."""
    found = []
    if filters.open_place_ids is not None:
        places = {"terms": {"place_id": sorted(filters.open_place_ids)}}
        found.append(_any([places, _events(filters.on_now_ids)]))
    if filters.offer:
        found.append(_offer(at))
    return found


def _uncounted(ask: Ask) -> list[Query]:
    """The filters in use that hold for whatever is counted."""
    filters, found = ask.filters, _switched(ask.filters, ask.at)
    if filters.within_m is not None and ask.point:
        reach_m = max(filters.within_m, NEAREST_M)
        distance = {"distance": f"{reach_m}m", "position": _point(ask.point)}
        found.append({"geo_distance": distance})
    return found


def _events(ids: Iterable[int]) -> Query:
    events = {"term": {"kind": Kind.EVENT.value}}
    return _all([events, {"terms": {"object_id": sorted(ids)}}])


def _offer(at: datetime) -> Query:
    """An offer that began, or has no beginning, and is not over."""
    now = at.isoformat()
    dates = [{"exists": {"field": f"offer_{end}"}} for end in ("from", "until")]
    wrong = [
        {"range": {"offer_from": {"gt": now}}},
        {"range": {"offer_until": {"lte": now}}},
    ]
    return {"bool": {"filter": [_any(dates)], "must_not": wrong}}


def _counts(ask: Ask, chosen: dict[str, Query]) -> dict[str, Query]:
    """The values of each filter with the others kept, what has a position, the groups."""
    found = {}
    for field in FACETS:
        others = (query for name, query in chosen.items() if name != field)
        values = {"terms": {"field": field, "size": FACET_SIZE}}
        found[field] = {"filter": _all(others), "aggs": {"values": values}}
    for choice in ask.choices:
        # What is on or off needs no taking back: it holds for the whole request.
        own = _chosen(choice.filters)
        parts = [*(chosen | own).values(), *_switched(choice.filters, ask.at)]
        found[choice_name(choice)] = {"filter": _all(parts)}
    found["located"] = {"filter": _all([*chosen.values(), LOCATED])}
    if ask.per_group:
        best = {"size": ask.per_group, "sort": order(ask)}
        best["_source"] = ["position"] if ask.point else False
        if marked := _marked(ask):
            best["highlight"] = marked
        kinds = {"terms": {"field": "kind", "size": len(Kind.values)}}
        kinds["aggs"] = {"best": {"top_hits": best}}
        found["groups"] = {"filter": _all(chosen.values()), "aggs": {"kinds": kinds}}
    return found


def choice_name(choice: Choice) -> str:
    """Under what a choice is counted."""
    return f"choice_{choice.name}"


def _marked(ask: Ask) -> Query | None:
    """Have the words marked in a piece of the text."""
    words = (word for term in ask.terms for each in term.alternatives for word in each)
    text = " ".join(dict.fromkeys(words))
    if not text or ask.stage is Stage.BEGINNING or ask.stop <= ask.start:
        return None
    field = text_field(ask.language)
    about = {
        "number_of_fragments": 1,
        "fragment_size": FRAGMENT_SIGNS,
        "highlight_query": {"match": {field: {"query": text}}},
    }
    return {"pre_tags": [BEGIN], "post_tags": [END], "fields": {field: about}}


def _point(point: tuple[float, float]) -> dict[str, float]:
    return {"lat": point[0], "lon": point[1]}


def _all(queries: Iterable[Query]) -> Query:
    found = list(queries)
    if len(found) == 1:
        return found[0]
    return {"bool": {"filter": found}} if found else EVERYTHING


def _any(queries: Iterable[Query]) -> Query:
    found = list(queries)
    if len(found) == 1:
        return found[0]
    return {"bool": {"should": found, "minimum_should_match": 1}} if found else NOTHING
