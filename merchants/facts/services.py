"""The only door for facts: locked, logged with what was there before, taken back again.

Who has the right `facts` publishes at once. A field agent, who has `prepare`, leaves
the same values in the shop's draft, for the merchant's yes.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from core import audit
from core.models import AuditEntry
from merchants.facts import values
from merchants.facts.shown import Shown
from merchants.facts.values import NEW, Values
from merchants.models import FicheDraft
from moderation.rights import Rights
from places.choices import HoursSource
from places.models import Place
from places.special_days import today
from shops.models import Shop

Plan = Callable[[Shown], Values]
UNDONE, APPLIED = "facts.undone", "facts.applied"


class Stale(Exception):
    """The facts are others than those that the page showed."""


class Kept(Exception):
    """A change cannot be taken back: it was changed since, or is not known any more."""


class Memory(NamedTuple):
    """An e-mail address before and after an entry: the log keeps neither."""

    entry_pk: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Who changes facts, and with which rights."""

    user: Any
    rights: Rights

    @property
    def source(self) -> str:
        """Whom visitors read as the source of the hours."""
        city = self.rights.city and not self.rights.role
        return (HoursSource.CITY if city else HoursSource.OWNER).value


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a change: its entry, or None when nothing had to be done.

    `prepared`: it waits for the merchant's yes.
    """

    entry: AuditEntry | None = None
    memory: Memory | None = None
    prepared: bool = False


@transaction.atomic
def change(shop: Shop, writer: Writer, action: str, plan: Plan, **more: Any) -> Saved:
    """Do what `plan` says of the locked facts; it raises Stale when the page was old."""
    locked = lock(shop.pk)
    if not writer.rights.facts:
        _prepare(locked, writer, plan)
        return Saved(prepared=True)
    return _write(locked, writer.user, action, plan(Shown(locked)), **more)


@transaction.atomic
def undo(
    shop: Shop, user: Any, entry: AuditEntry, memory: Memory | None = None
) -> Saved:
    """Put back what was there before an entry, if nobody changed it since; else Kept."""
    locked = lock(shop.pk)
    before, after = _both(entry, memory)
    if not _same(values.current(locked, after), after) or _same(before, after):
        raise Kept
    return _write(locked, user, UNDONE, before, undone=entry.action, of=entry.pk)


def may_undo(shop: Shop, entry: AuditEntry, memory: Memory | None = None) -> bool:
    """Whether taking back an entry would have an effect now; at most two queries."""
    try:
        before, after = _both(entry, memory)
    except Kept:
        return False
    return _same(values.current(shop, after), after) and not _same(before, after)


@transaction.atomic
def apply_prepared(shop: Shop, user: Any, on_behalf_of: str) -> AuditEntry | None:
    """At the merchant's yes: publish what an agent prepared, and empty the draft.

    `user` is the agent, `on_behalf_of` the name of who said yes.
    """
    locked = lock(shop.pk)
    draft = FicheDraft.objects.select_for_update().filter(shop=shop).first()
    if draft is None or not draft.facts:
        return None
    wanted, draft.facts = _still_good(locked, draft.facts), {}
    draft.save(update_fields=["facts", "updated_at"])
    saved = _write(locked, user, APPLIED, wanted, on_behalf_of=on_behalf_of)
    return saved.entry


def lock(pk: int) -> Shop:
    """The shop with its place, both rows locked until the transaction ends."""
    place = Place.objects.select_for_update().get(shop=pk)
    shop = Shop.objects.select_for_update().get(pk=pk)
    shop.place = place
    return shop


def latest(shop: Shop, *actions: str) -> AuditEntry | None:
    """The newest entry about a shop of one of these kinds."""
    return audit.entries(shop, actions).first()


def _write(shop: Shop, user: Any, action: str, wanted: Values, **more: Any) -> Saved:
    """Write and log; nothing of both when all is as wanted."""
    before = values.current(shop, wanted)
    if before == wanted:
        return Saved()
    after = values.write(shop, wanted)
    if "closures" in after:
        rows = before["closures"].values()
        before["closures"] = dict(zip(after["closures"], rows, strict=True))
    emails = [both.get("shop", {}).get("email", "") for both in (before, after)]
    if emails[0] != emails[1]:
        more["email"] = True
    entry = audit.record(
        action, shop, user, before=_logged(before), after=_logged(after), **more
    )
    return Saved(entry, Memory(entry.pk, *emails) if "email" in more else None)


def _prepare(shop: Shop, writer: Writer, plan: Plan) -> None:
    """Add to what waits in the draft; a closure that never was leaves nothing."""
    FicheDraft.objects.get_or_create(shop_id=shop.pk)
    draft = FicheDraft.objects.select_for_update().get(shop_id=shop.pk)
    facts = values.merged(draft.facts, plan(Shown(shop, draft.facts)))
    for key in [key for key in facts.get("closures", {}) if key.startswith(NEW)]:
        if facts["closures"][key] is None:
            del facts["closures"][key]
    draft.facts = {part: rows for part, rows in facts.items() if rows}
    draft.updated_by = writer.user
    # `version` counts the saves of words; facts are no words.
    draft.save(update_fields=["facts", "updated_by", "updated_at"])


def _still_good(shop: Shop, prepared: Values) -> Values:
    """What was prepared, without days that are over and closures that are gone."""
    wanted, day = deepcopy(prepared), str(today(timezone.now()))
    rows = values.closures(shop.place)
    wanted["closures"] = {
        key: row
        for key, row in prepared.get("closures", {}).items()
        if (key in rows or key.startswith(NEW)) and (not row or row["last_day"] >= day)
    }
    days = prepared.get("days", {})
    wanted["days"] = {date: said for date, said in days.items() if date >= day}
    if "opening_hours" in wanted.get("place", {}):
        wanted["place"]["hours_confirmed_at"] = timezone.now().isoformat()
        wanted["place"]["hours_source"] = HoursSource.OWNER.value
    return {part: rows for part, rows in wanted.items() if rows}


def _logged(facts: Values) -> Values:
    """Facts as the log keeps them: without e-mail address, and none in a website."""
    kept = deepcopy(facts)
    shop = kept.get("shop", {})
    shop.pop("email", None)
    if "website" in shop:
        shop["website"] = shop["website"].replace("@", "%40")
    return audit.safe({part: rows for part, rows in kept.items() if rows})


def _both(entry: AuditEntry, memory: Memory | None) -> tuple[Values, Values]:
    """What was there before and after an entry; Kept when the log does not know."""
    before, after = entry.data.get("before"), entry.data.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        raise Kept
    if audit.HIDDEN_ADDRESS in json.dumps(before, ensure_ascii=False):
        raise Kept
    before, after = deepcopy(before), deepcopy(after)
    if entry.data.get("email"):
        if memory is None or memory.entry_pk != entry.pk:
            raise Kept
        before.setdefault("shop", {})["email"] = memory.before
        after.setdefault("shop", {})["email"] = memory.after
    return before, after


def _same(one: Values, other: Values) -> bool:
    """Whether two of the same keys say the same, as far as the log can tell."""
    emails = [both.get("shop", {}).get("email") for both in (one, other)]
    return emails[0] == emails[1] and _logged(one) == _logged(other)
