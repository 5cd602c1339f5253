"""Documents follow pages: what apps describe is compared with the rows and written.

Nothing is written when nothing differs. The rows are read before the pages and must
still be the same when they are written: who was faster knows it better, and one looks
again. So describing takes no lock, and a transaction is as short as its writing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from wagtail.models import Page

from core import clock, prepared, versions
from core.serving import public_anywhere
from search.models import IndexWork, SearchDocument
from search.wanted import COLUMNS, Ident, Values, wanted

CHUNK = 200
ATTEMPTS = 5
AT_ONCE = 1000
# Jobs of the clock: what tells the cluster, and what heals every document.
CATCH_UP, HEAL = "search.catch_up", "search.heal"
WRITTEN = [
    column.name
    for column in SearchDocument._meta.concrete_fields
    if column.name not in ("id", "kind", "object_id", "language")
]
prepared.makes(SearchDocument)


class Stored(NamedTuple):
    """A row as it was read."""

    pk: int
    revision: int
    values: Values


@dataclass(slots=True)
class Difference:
    """What documents lack: which are missing, which are stale, which are too many."""

    missing: dict[Ident, Values] = field(default_factory=dict)
    stale: dict[Ident, Values] = field(default_factory=dict)
    superfluous: list[Ident] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many documents are not as they should be."""
        return len(self.missing) + len(self.stale) + len(self.superfluous)


class Counts(NamedTuple):
    """How many documents were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


@prepared.follow
def follow(keys: Sequence[UUID] | None) -> None:
    """Write what changed; of very much only what must go, and the clock does the rest.

    So that nobody waits for 5,000 fiches because a territory got another name.
    """
    if keys is None or len(keys) <= AT_ONCE:
        project(keys)
        return
    if sum(_hide(chunk) for chunk in chunks(keys)):
        versions.bump()
    clock.bring_forward(HEAL)


def project(keys: Sequence[UUID] | None) -> int:
    """Write the documents of these families, None for all; how many changed."""
    return sum(rebuild(keys))


def rebuild(
    keys: Sequence[UUID] | None = None, goes_on: Callable[[int], bool] | None = None
) -> Counts:
    """The same, counted. `goes_on` hears of how many families each step was."""
    counts = Counts()
    for chunk in chunks(families() if keys is None else keys):
        counts += _project(chunk)
        if goes_on is not None and not goes_on(len(chunk)):
            break
    if any(counts):
        versions.bump()
    return counts


def families() -> list[UUID]:
    """The translation keys of every page, and of every document."""
    pages = Page.objects.order_by("pk").values_list("translation_key", flat=True)
    rows = SearchDocument.objects.order_by("pk").values_list("family", flat=True)
    return list(dict.fromkeys([*pages, *rows]))


def chunks(keys: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Families in parts that are quickly written."""
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def stored_of(keys: Sequence[UUID]) -> dict[Ident, Stored]:
    """The rows of some families; one query."""
    rows = SearchDocument.objects.filter(family__in=keys).order_by()
    return {
        tuple(values[:3]): Stored(pk, revision, tuple(values))
        for pk, revision, *values in rows.values_list("pk", "revision", *COLUMNS)
    }


def difference(stored: dict[Ident, Stored], needed: dict[Ident, Values]) -> Difference:
    """What must be written so that the rows are what is needed."""
    found = Difference(superfluous=[ident for ident in stored if ident not in needed])
    for ident, values in needed.items():
        if ident not in stored:
            found.missing[ident] = values
        elif stored[ident].values != values:
            found.stale[ident] = values
    return found


def _project(keys: Sequence[UUID]) -> Counts:
    """Write what differs in some families; looks again when somebody was faster."""
    for attempt in range(1, ATTEMPTS + 1):
        stored = stored_of(keys)
        found = difference(stored, wanted(keys))
        if not found.count:
            break
        try:
            with transaction.atomic():
                if attempt < ATTEMPTS and not _is_same(keys, stored):
                    continue
                _write(found, stored)
        except IntegrityError:
            # Another process added the same document.
            if attempt == ATTEMPTS:
                raise
            continue
        return Counts(len(found.missing), len(found.stale), len(found.superfluous))
    return Counts()


def _hide(keys: Sequence[UUID]) -> int:
    """Take away the documents of pages that are no longer public; how many."""
    pages = public_anywhere(Page.objects).filter(translation_key__in=keys).order_by()
    seen = set(pages.values_list("pk", flat=True))
    stored = stored_of(keys)
    found = Difference(superfluous=[ident for ident in stored if ident[1] not in seen])
    with transaction.atomic():
        _write(found, stored)
    return found.count


def _is_same(keys: Sequence[UUID], stored: dict[Ident, Stored]) -> bool:
    """Whether the rows are as they were read; they stay so until the transaction ends."""
    rows = SearchDocument.objects.select_for_update().filter(family__in=keys)
    now = dict(rows.order_by("pk").values_list("pk", "revision"))
    return now == {row.pk: row.revision for row in stored.values()}


def _write(found: Difference, stored: dict[Ident, Stored]) -> None:
    """Add, change and remove rows, and note it for the cluster."""
    added = SearchDocument.objects.bulk_create(
        _row(values) for values in found.missing.values()
    )
    changed = [
        _row(values, pk=stored[ident].pk, revision=stored[ident].revision + 1)
        for ident, values in found.stale.items()
    ]
    SearchDocument.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=WRITTEN,
    )
    gone = [stored[ident] for ident in found.superfluous]
    _remove([row.pk for row in gone])
    if settings.PORTAL_SEARCH_URL:
        work = [(row.pk, row.revision) for row in (*added, *changed)]
        _note([*work, *((row.pk, row.revision + 1) for row in gone)])


def _row(values: Values, **more: int) -> SearchDocument:
    return SearchDocument(**dict(zip(COLUMNS, values, strict=True)), **more)


def _remove(ids: Iterable[int]) -> None:
    """Delete rows at once: nothing points to them and nobody hears of it."""
    rows = SearchDocument.objects.filter(pk__in=list(ids)).order_by()
    rows._raw_delete(using=rows.db)


def _note(work: Iterable[tuple[int, int]]) -> None:
    """Have the clock tell the cluster of documents at these revisions."""
    IndexWork.objects.bulk_create(
        [IndexWork(document_id=pk, revision=revision) for pk, revision in work],
        update_conflicts=True,
        unique_fields=["document_id"],
        update_fields=["revision"],
    )
    transaction.on_commit(partial(clock.poke, CATCH_UP))
