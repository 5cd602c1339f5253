"""What a card of an event says of its next date, from the diary in memory."""

from datetime import datetime

from core.cards import Card
from events.cards import TAGS, dated_hour
from events.choices import EventStatus
from events.diary import diary
from events.hours import night_words


def put_next_date(card: Card, event_id: int, language: str, at: datetime) -> None:
    """Complete the card of an event at a moment; `language` is the active one.

    Without a query once the content is known. A card of what is over says no hour.
    """
    when = diary(language).next_of(event_id, at.timestamp())
    if when is None:
        return
    card.hour = dated_hour(when, language)
    night = night_words(when, language)
    card.facts = [night, *card.facts] if night else card.facts
    if when.is_cancelled:
        card.tag = str(EventStatus.CANCELLED.label)
        card.tag_css, card.struck = TAGS[EventStatus.CANCELLED], True
