"""The tables of queries: what is typed, what must come of it, and what went wrong.

A fault is a sentence; a test shows all of them at once.
"""

from dataclasses import dataclass, field

from search import service
from search.asking import Stage
from search.question import Question
from tests.search.handwritten import SATURDAY, read

FILTERS = ("categories", "districts", "territories")
EXPECTED = {"finds", "not", "first", "only", "begins", "means"}
KNOWN = EXPECTED | {"q", "kinds", *FILTERS}


@dataclass
class Results:
    """Everything that a question finds, page by page, and what is said of it."""

    names: list[str] = field(default_factory=list)
    stage: Stage = Stage.WHOLE
    suggestion: str = ""


def table(language):
    """The queries of a language."""
    return read(f"queries/{language}")["query"]


def asked(query, corpus):
    """Ask as the page does, in the active language."""
    results = Results()
    page, total = 1, None
    while total is None or len(results.names) < total:
        found = service.find(_question(query, page), SATURDAY)
        total = found.total
        results.names += corpus.names(found.answer.ids)
        if not found.answer.ids:
            break
        page += 1
    results.stage, results.suggestion = found.stage, found.suggestion
    assert len(results.names) == total, query
    return results


def _question(query, page):
    kinds = query.get("kinds", [""])
    filters = {name: frozenset(query.get(name, ())) for name in FILTERS}
    return Question(text=query["q"], kind=kinds[0], view="list", page=page, **filters)


def faults(query, results):
    """What is wrong with these results, in a word each."""
    found, whole = results.names, results.stage is Stage.WHOLE
    if "means" in query:
        if found or results.suggestion not in query["means"]:
            yield f"{query['means']} is meant, not {results.suggestion!r} {found[:5]}"
        return
    if "begins" in query:
        if whole or found != query["begins"]:
            yield f"{query['begins']} begin so, not {found}, whole: {whole}"
        return
    if found and not whole:
        yield f"only beginnings are found: {found[:5]}"
    first = query.get("first", [])
    if found[: len(first)] != first:
        yield f"the first are {first}, not {found[: len(first)]}"
    only = query.get("only", found)
    missing = ({*query.get("finds", ())} | {*only}) - {*found}
    wrong = ({*found} - {*only}) | ({*query.get("not", ())} & {*found})
    if missing:
        yield f"not found: {sorted(missing)}"
    if wrong:
        yield f"found: {sorted(wrong)}"
