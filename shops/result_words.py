"""What the list of shops says of its results: count, order, and help on nothing."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import languages
from core.formats import number_words
from places.departure import point_words
from shops.filters import moment_words
from shops.listing import Answer, SortKey, sort_keys
from shops.wish import Wish


def count_words(count: int, wish: Wish) -> str:
    """The count in words."""
    values = {"count": number_words(count, languages.active())}
    if wish.at:
        words = ngettext(
            "%(count)s shop open %(moment)s", "%(count)s shops open %(moment)s", count
        )
        return words % {**values, "moment": moment_words(wish)}
    if wish.open_now:
        words = ngettext("%(count)s shop open now", "%(count)s shops open now", count)
        return words % values
    return ngettext("%(count)s shop", "%(count)s shops", count) % values


def order_words(wish: Wish) -> str:
    """The order in one short line."""
    if SortKey.DISTANCE in sort_keys(wish):
        return _("Open shops first, then the shortest walk.")
    return _("Open shops first, then by name.")


def order_reasons(wish: Wish) -> list[str]:
    """Why this order: one sentence for each key that the list is sorted by."""
    sentences = {
        SortKey.OPEN_FIRST: _("Shops that are open %(moment)s come first.")
        % {"moment": moment_words(wish) if wish.at else _("now")},
        SortKey.DISTANCE: _("Then those with the shorter walk from %(start)s.")
        % {"start": point_words(wish)},
        SortKey.NAME: _("Then by name, from A to Z."),
    }
    return [sentences[key] for key in sort_keys(wish)]


def empty(url: str, found: Answer) -> dict[str, Any]:
    """Which filter to drop when nothing is found, and what that would give."""
    wish = found.wish
    suggestions = []
    for name, label in without_labels().items():
        if name not in found.parts:
            continue
        count = found.without(name).bit_count()
        if count:
            address = url + wish.without(name).query()
            words = label % {"count": count}
            suggestions.append({"label": words, "url": address})
    return {
        "sentence": _("There is no shop here yet.")
        if wish.is_empty
        else _("No shop matches."),
        "suggestions": suggestions,
        "clear_url": "" if wish.is_empty else url,
    }


def without_labels() -> dict[str, str]:
    """What is said of dropping each filter."""
    return {
        "category": _("Without the choice of trade: %(count)d"),
        "territory": _("Without the choice of town: %(count)d"),
        "district": _("Without the choice of district: %(count)d"),
        "open": _("Without “open now”: %(count)d"),
        "at": _("Without the day and the hour: %(count)d"),
        "point": _("Without the walking distance: %(count)d"),
        "access": _("Without the choice of access: %(count)d"),
        "language": _("Without the choice of language: %(count)d"),
        "offer": _("Without “with an offer”: %(count)d"),
    }
