"""What an agent prepared: whether there is anything, a mark of it, throwing it away."""

from core.marks import mark
from merchants.models import FicheDraft
from shops.models import Shop


def draft_of(shop: Shop) -> FicheDraft:
    """The draft of a shop; an unsaved empty one when there is none."""
    return FicheDraft.objects.filter(shop=shop).first() or FicheDraft(shop=shop)


def is_empty(draft: FicheDraft) -> bool:
    """Whether nothing was prepared."""
    return not (draft.facts or draft.words)


def mark_of(draft: FicheDraft) -> str:
    """Stands for what was shown: another preparation has another mark."""
    return mark([draft.facts, draft.words])


def throw_away(shop: Shop) -> None:
    """Forget what an agent prepared; the words of who keeps the page himself stay.

    To be called in a transaction.
    """
    draft = FicheDraft.objects.select_for_update().filter(shop=shop).first()
    if draft is None or is_empty(draft):
        return
    draft.facts = {}
    if not shop.memberships.exists():
        draft.words, draft.version = {}, draft.version + 1
    draft.save(update_fields=["facts", "words", "version", "updated_at"])
