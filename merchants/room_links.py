"""The way from the unions' mails into the room."""

from django.urls import reverse
from django.utils.translation import override

from moderation import notices


@notices.register_room
def room_of(shop: int, language: str) -> str:
    """The address of a shop in the room, in the language of who reads the mail."""
    with override(language):
        return reverse("merchants:shop", args=[shop])
