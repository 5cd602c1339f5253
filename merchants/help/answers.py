"""What a merchant answers by his link: yes, no, or what to correct; once."""

from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.secret_links import digest
from merchants import limits
from merchants.choices import Answer
from merchants.facts import services as facts
from merchants.fiche import sending
from merchants.help import drafts, mails, mandates
from merchants.help.hand_over import hand_over
from merchants.help.mandates import LinkState
from merchants.models import FieldMandate
from moderation.submission import InReview
from shops.models import Shop

FORM = "mandate-remark"
MOST_REMARKS_A_DAY = 10


class Outcome(StrEnum):
    """What became of an answer."""

    DONE = "done"
    CHANGED = "changed"
    NOT_GOOD = "not good"


class WordsOutcome(StrEnum):
    """What became of the words of a page at the merchant's yes."""

    SENT = "sent"
    NONE = "none"
    WAITING = "waiting"


@transaction.atomic
def yes(secret: str, seen: str) -> Outcome:
    """Publish the facts, send the words to the union, hand the page over; all or nothing.

    `seen` is the mark of what the merchant saw: nothing else is ever published. The
    row of the mandate is held: of two clicks, one has an effect.
    """
    held = _held(secret)
    if held is None:
        return Outcome.NOT_GOOD
    shop = facts.lock(held.shop_id)
    draft = drafts.draft_of(shop)
    if drafts.mark_of(draft) != seen or drafts.is_empty(draft):
        return Outcome.CHANGED
    facts.apply_prepared(shop, held.agent, held.given_by)
    words = _send_words(shop, held)
    _close(held, Answer.YES, words=words.value)
    hand_over(held)
    mails.tell_agent(held, "yes")
    return Outcome.DONE


@transaction.atomic
def no(secret: str) -> Outcome:
    """Throw away what was prepared; the page stays as it is."""
    held = _held(secret)
    if held is None:
        return Outcome.NOT_GOOD
    drafts.throw_away(facts.lock(held.shop_id))
    _close(held, Answer.NO)
    mails.tell_agent(held, "no")
    return Outcome.DONE


@transaction.atomic
def correct(secret: str, remark: str) -> Outcome:
    """Tell the agent what to correct; the link stays good. Raises limits.TooMany."""
    held = _held(secret)
    if held is None:
        return Outcome.NOT_GOOD
    if held.remark == remark:
        return Outcome.DONE
    limits.take(FORM, (limits.of("mandate", held.pk), MOST_REMARKS_A_DAY))
    held.remark, held.remarked_at = remark, timezone.now()
    held.save(update_fields=["remark", "remarked_at"])
    mandates.log("help.remark", held)
    mails.tell_agent(held, "remark")
    return Outcome.DONE


def _held(secret: str) -> FieldMandate | None:
    """The mandate of a link that is good, its row held; None for any other link."""
    rows = FieldMandate.objects.select_for_update(of=("self",))
    found = rows.filter(digest=digest(secret)).select_related("agent", "shop")
    held = found.first()
    good = mandates.state_of(held, timezone.now()) is LinkState.GOOD
    return held if good else None


def _send_words(shop: Shop, held: FieldMandate) -> WordsOutcome:
    """Have the words read over; when they cannot be sent now, they stay in the draft."""
    try:
        sending.send(shop, held.agent, on_behalf_of=held.given_by)
    except sending.NothingToSend:
        return WordsOutcome.NONE
    except (InReview, sending.CannotBeSent):
        return WordsOutcome.WAITING
    return WordsOutcome.SENT


def _close(held: FieldMandate, answer: Answer, **data: Any) -> None:
    held.answer, held.answered_at = answer, timezone.now()
    held.save(update_fields=["answer", "answered_at"])
    mandates.log(f"help.{answer.value}", held, **data)
