"""The database as an engine: what is found, in which order, and what is counted."""

from datetime import UTC, datetime

from search import words
from search.asking import Ask, Filters
from search.engines.database import DatabaseEngine
from search.models import SearchDocument

AT = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
HERE = (50.690, 3.174)


def ask(text="", language="fr", **wanted):
    filters = Filters(**{k: wanted.pop(k) for k in Filters.__slots__ if k in wanted})
    terms = wanted.pop("terms", None) or words.terms(text, language)
    key = words.name_key(text, language)
    values = {"at": AT, "filters": filters} | wanted
    return Ask(language=language, key=key, terms=terms, **values)


def titles(text="", **wanted):
    answer = DatabaseEngine().answer(ask(text, **wanted))
    known = SearchDocument.objects.in_bulk(answer.ids)
    return [known[key].title for key in answer.ids]
