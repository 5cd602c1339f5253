"""From the words of feeds to the kinds of the agenda: one table."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from events.choices import EventKind
from places.names import folded

# Words, small and without accents; the first kind that is named counts.
STEMS: dict[EventKind, str] = {
    EventKind.FESTIVAL: "festival festivals carnaval",
    EventKind.CONCERT: (
        "concert recital musique musiques musical jazz rock electro chanson opera "
        "orchestre chorale dj hiphop rap live musicevent muziek music"
    ),
    EventKind.EXHIBITION: (
        "expo exposition exhibition vernissage tentoonstelling visualartsevent"
    ),
    EventKind.THEATRE: (
        "theatre theater theaterevent spectacle humour comedie cirque marionnette "
        "improvisation cabaret onemanshow"
    ),
    EventKind.DANCE: "danse dance ballet choregraphie bal danceevent dans",
    EventKind.CINEMA: "cinema film projection documentaire screeningevent screening",
    EventKind.WORKSHOP: (
        "atelier workshop stage initiation masterclass trainingworkshop"
    ),
    EventKind.TOUR: (
        "visite visites balade promenade randonnee rallye guidedtour visit rondleiding "
        "patrimoine"
    ),
    EventKind.BRADERIE: "braderie braderies",
    EventKind.COURSE: "cours formation course cursus",
    EventKind.MARKET: (
        "marche marches brocante videgrenier foire puces market fair "
        "bricabrac saleevent markt rommelmarkt"
    ),
    EventKind.FOOD: "gastronomie degustation gourmand cuisine repas brunch foodevent vin",
    EventKind.FAMILY: (
        "famille familial familles enfant enfants jeunesse bebe conte contes kids family "
        "childrensevent kinderen"
    ),
}
_EXACT = {stem: kind for kind, stems in STEMS.items() for stem in stems.split()}
FAMILIES = {"famille", "familles", "familial", "enfant", "enfants", "bebe", "kids"}
FAMILIES |= {"family", "jeunepublic", "childrensevent", "kinderen", "childrenevent"}


def sort_of(said: Iterable[str]) -> dict[str, Any]:
    """`kind` and `for_families` of an entry, from words of which categories are first."""
    texts = list(said)
    return {"kind": kind_of(texts), "for_families": is_for_families(texts)}


def kind_of(said: Iterable[str]) -> str:
    """The kind that words of a feed (categories first) mean; "" when none does."""
    for text in said:
        for word in _words(text):
            kind = _EXACT.get(word) or _EXACT.get(word.removesuffix("s"))
            if kind:
                return str(kind.value)
    return ""


def is_for_families(said: Iterable[str]) -> bool | None:
    """True when words say so; None: they do not say."""
    return True if any(FAMILIES & set(_words(text)) for text in said) else None


def _words(text: str) -> list[str]:
    """Small words, and what some write in two: "jeune public", "vide-grenier"."""
    parts = folded(text[:200]).split()
    return parts + [one + other for one, other in pairwise(parts)]
