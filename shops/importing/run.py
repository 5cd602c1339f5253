"""An import from beginning to end: batches of rows, each stored or refused as a whole.

A row is recognised by its source and its number there, so that a run that was killed
can be started again and ends the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from core.plain_text import one_line
from places.communes import Communes
from places.models import Place
from shops.bulk import Draft, Fiches
from shops.importing import changes as changing
from shops.importing.columns import ColumnMap
from shops.importing.districts import Districts
from shops.importing.entries import Entry, FileError, Refused, Row
from shops.importing.facts import Facts, checked
from shops.importing.report import Outcome, Result
from shops.importing.results import (
    add_twin_addresses,
    fiche_address,
    held_back,
    public_address,
    result_of,
    trade_words,
)
from shops.importing.source_file import EXTRA, LACKING
from shops.importing.trades import Trades
from shops.importing.twins import Known, Twins
from shops.models import Shop

BATCH = 200


@dataclass(frozen=True, slots=True)
class Options:
    """What an operator asks of an import.

    `accepted` are numbers of rows that are shops of their own although they look like
    another; `same` gives the shop that a row is.
    """

    columns: ColumnMap
    communes: Communes
    source: str = ""
    accepted: frozenset[str] = frozenset()
    same: dict[str, int] = field(default_factory=dict)
    create_districts: bool = False
    dry: bool = False


class Import:
    """Reads rows in batches; `batches` gives the results of each."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._linked = Shop.objects.select_related("place").in_bulk(
            options.same.values()
        )
        missing = set(options.same.values()) - set(self._linked)
        if missing:
            words = _("There is no shop %(pk)s.")
            raise FileError(words % {"pk": min(missing)})
        self._trades = Trades(options.dry)
        self._districts = Districts(
            options.communes, options.create_districts, options.dry
        )
        self._twins, self._fiches = Twins(), Fiches()
        self._rows: dict[tuple[str, str], int] = {}
        self._addresses: dict[int, str] = {}

    def batches(self, rows: Iterable[tuple[int, Row]]) -> Iterator[list[Result]]:
        """The results of all rows, in the order of the file."""
        rows = iter(rows)
        while batch := list(islice(rows, BATCH)):
            yield self._batch(batch)

    def _batch(self, rows: Iterable[tuple[int, Row]]) -> list[Result]:
        """Read some rows and store what they say, in one transaction."""
        read = [self._read(number, row) for number, row in rows]
        there = _known_shops(facts for facts in read if isinstance(facts, Facts))
        results: list[Result] = []
        new: list[Draft] = []
        with nullcontext() if self.options.dry else transaction.atomic():
            for item in read:
                if isinstance(item, Result):
                    results.append(item)
                    continue
                shop = there.get(item.identity)
                results.append(self._decide(item, shop, new))
            if new and not self.options.dry:
                self._fiches.create(new)
        add_twin_addresses(results)
        return results

    def _read(self, number: int, row: Row) -> Facts | Result:
        """What a row says, or why nothing can be made of it."""
        entry = self.options.columns.read(row)
        source = entry.source or self.options.source or self.options.columns.source
        entry = replace(entry, number=number, source=source)
        try:
            if EXTRA in row or LACKING in row:
                raise Refused(_("It has more or fewer values than the header."))
            self._count_once(entry)
            communes, hours = self.options.communes, self.options.columns.hours_source
            facts = checked(entry, communes, hours)
            if self._trades.find(entry) is None:
                words = _("The trade is not known: %(trade)s.")
                raise Refused(words % {"trade": trade_words(entry)})
        except Refused as refusal:
            return result_of(entry, Outcome.REFUSED, str(refusal))
        return facts

    def _count_once(self, entry: Entry) -> None:
        """Refuse a number that an earlier row has."""
        earlier = self._rows.setdefault((entry.source, entry.id), entry.number)
        if earlier != entry.number:
            words = _("Row %(row)s has the same number.")
            raise Refused(words % {"row": earlier})

    def _decide(self, facts: Facts, shop: Shop | None, new: list[Draft]) -> Result:
        """Update the shop, link the row to one, hold it back, or make a shop of it."""
        number, linked = facts.entry.id, None
        if shop is None:
            linked = shop = self._linked.get(self.options.same.get(number, 0))
        if shop is not None:
            if linked and linked.source_id:
                words = _("Shop %(pk)s has a source already: %(source)s %(id)s.")
                names = {"pk": shop.pk, "source": shop.source, "id": shop.source_id}
                return result_of(facts.entry, Outcome.REFUSED, words % names)
            return self._update(shop, facts, links=linked is not None)
        if not facts.is_demo and number not in self.options.accepted:
            twin = self._twins.find(Known.of(facts, None))
            if twin is not None:
                return held_back(facts, twin, self._addresses.get(twin.row, ""))
        draft, result = self._create(facts)
        new.append(draft)
        return result

    def _create(self, facts: Facts) -> tuple[Draft, Result]:
        """A new shop, stored at the end of its batch."""
        self._complete(facts)
        if not facts.is_demo:
            self._twins.add(Known.of(facts, None))
        draft = _draft(facts)
        address = public_address(self._fiches.address(draft))
        self._addresses[facts.entry.number] = address
        remarks = " ".join(facts.remarks)
        return draft, result_of(facts.entry, Outcome.CREATED, remarks, address)

    def _complete(self, facts: Facts) -> None:
        """Trade and district, made if they are missing."""
        facts.category = self._trades.made(self._trades.find(facts.entry))
        facts.district = self._districts.find(facts)
        if facts.district is None:
            named = facts.entry.district or facts.entry.city
            words = _("No district is known for %(name)s.")
            facts.remarks.append(words % {"name": one_line(named)[:80] or "-"})

    def _update(self, shop: Shop, facts: Facts, links: bool) -> Result:
        """Write what is new, and say what was not written."""
        self._complete(facts)
        changes = changing.compare(shop, facts)
        changes.links, sentences = links, []
        if changes.links:
            sentences.append(_("Linked to shop %(pk)s.") % {"pk": shop.pk})
        if changes.words:
            sentences.append(_("Changed: %(fields)s.") % {"fields": changes.words})
        if changes.kept:
            words = _("Kept as the shop confirmed it; the file says: %(facts)s.")
            sentences.append(words % {"facts": changes.kept_words})
        outcome = Outcome.KEPT if changes.kept else Outcome.UNCHANGED
        if changes:
            outcome = Outcome.UPDATED
            if not facts.is_demo:
                self._twins.add(Known.of(facts, shop.pk))
            if not self.options.dry:
                changing.apply(shop, facts, changes)
        sentence = " ".join([*sentences, *facts.remarks])
        return result_of(
            facts.entry, outcome, sentence, fiche_address(shop.place.cards)
        )


def _known_shops(facts: Iterable[Facts]) -> dict[tuple[str, str], Shop]:
    """The shops that some rows speak of, by source and number; one query."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for row in facts:
        by_source[row.entry.source].append(row.entry.id)
    wanted = Q(pk=None)
    for source, ids in by_source.items():
        wanted |= Q(source=source, source_id__in=ids)
    shops = Shop.objects.filter(wanted).select_related("place")
    return {(shop.source, shop.source_id): shop for shop in shops}


def _draft(facts: Facts) -> Draft:
    """A shop as a row describes it."""
    source, source_id = facts.identity
    return Draft(
        Shop(
            category=facts.category,
            source=source,
            source_id=source_id,
            is_demo=facts.is_demo,
            **facts.shop,
        ),
        Place(district=facts.district, **facts.place),
    )
