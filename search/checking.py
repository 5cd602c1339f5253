"""Whether what is searched says what pages say; whoever keeps a copy checks his too."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from search import projection
from search.models import SearchDocument
from search.wanted import COLUMNS, Ident, wanted

MAX_EXAMPLES = 3


@dataclass(slots=True)
class Finding:
    """How many of what are not as they should be, with a few of them by name.

    `where` is what was looked at: "documents", "cluster". `of` is out of how many.
    """

    where: str
    what: str
    of: int = 0
    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, example: str) -> None:
        """One more."""
        self.count += 1
        if len(self.examples) < MAX_EXAMPLES:
            self.examples.append(example)


Check = Callable[[], Iterable[Finding]]
_checks: list[Check] = []


def register(check: Check) -> Check:
    """Have something else compared with the documents too; a decorator.

    A check gives a finding for each thing that it looked for, also when it found none.
    """
    _checks.append(check)
    return check


def findings() -> list[Finding]:
    """What every check found, the documents first."""
    return [found for check in _checks for found in check()]


@register
def documents() -> list[Finding]:
    """Documents compared with what apps say of the pages now."""
    of = SearchDocument.objects.count()
    missing, stale, superfluous = (
        Finding("documents", what, of) for what in ("missing", "stale", "superfluous")
    )
    for keys in projection.chunks(projection.families()):
        stored = projection.stored_of(keys)
        found = projection.difference(stored, wanted(keys))
        for ident in found.missing:
            missing.add(_name(ident))
        for ident, values in found.stale.items():
            pairs = zip(COLUMNS, values, stored[ident].values, strict=True)
            names = [name for name, new, old in pairs if new != old]
            stale.add(f"{_name(ident)} ({', '.join(names)})")
        for ident in found.superfluous:
            superfluous.add(_name(ident))
    return [missing, stale, superfluous]


def _name(ident: Ident) -> str:
    """ "fr shop 12": a language, a kind and the key of a page."""
    kind, object_id, language = ident
    return f"{language} {kind} {object_id}"
