"""What the search page says of its results: count, order, and help on nothing."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import number_words
from places.departure import point_words
from search.asking import Order, Stage
from search.filters import in_use_words
from search.service import Found


def count_words(found: Found) -> str:
    """The count in words."""
    query = {"query": found.question.text}
    if not found.total and found.question.filters:
        return _("Nothing was found for “%(query)s” with these filters.") % query
    if not found.total:
        return _("Nothing was found for “%(query)s”.") % query
    words = ngettext(
        "%(count)s result for “%(query)s”",
        "%(count)s results for “%(query)s”",
        found.total,
    )
    count = number_words(found.total, found.language)
    return words % {"count": count, "query": found.question.text}


def order_reasons(found: Found) -> list[str]:
    """Why this order, the first reason first; what search.asking lays down."""
    if found.question.order is Order.DISTANCE:
        return [
            _("The shortest walk from %(start)s comes first.")
            % {"start": point_words(found.question)},
            _("What has no position on the map comes last."),
        ]
    if found.stage is Stage.BEGINNING:
        return [
            _("Your words are the beginnings of words of the name."),
            _("Shorter names come before longer ones, then from A to Z."),
        ]
    return [
        _("The name is exactly what you wrote."),
        _("All your words are in the name."),
        _("All your words are in the name, the trade, the district or the keywords."),
        _("All your words are somewhere in the text."),
    ]


def beginning_words(found: Found) -> str:
    """That words were taken as beginnings; "" when they were not."""
    if found.stage is not Stage.BEGINNING:
        return ""
    return _("Nothing has exactly these words: here are names that begin with them.")


def empty(url: str, found: Found) -> dict[str, Any]:
    """With which filters nothing was found, and which way leads to something."""
    asked, filters = found.question, in_use_words(found)
    sentence = _("Try a shorter word, or look around:")
    if asked.filters:
        named = [asked.kind_words, *filters] if asked.kind else filters
        sentence = _("Filters in use: %(filters)s.") % {"filters": ", ".join(named)}
    return {
        "sentence": sentence,
        "suggestions": [_without_filters(url, found)] if found.unfiltered else [],
    }


def _without_filters(url: str, found: Found) -> dict[str, str]:
    """The address without filters, with what it gives."""
    words = ngettext(
        "Without these filters: %(count)s result",
        "Without these filters: %(count)s results",
        found.unfiltered,
    )
    count = number_words(found.unfiltered, found.language)
    bare = found.question.without(*found.question.filters)
    return {"label": words % {"count": count}, "url": url + bare.query()}
