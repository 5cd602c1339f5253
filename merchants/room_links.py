"""The way from the unions' mails into the room."""

from django.urls import reverse
from django.utils.translation import override

from moderation import notices
from moderation.models import Review
from moderation.models.reviews import SHOP, UNION


@notices.register_room
def room_of(review: Review, language: str) -> str:
    """Where a submission is answered, in the language of who reads the mail."""
    names = {SHOP: "merchants:shop", UNION: "merchants:union_events"}
    with override(language):
        return reverse(names[review.subject], args=[review.subject_id])
