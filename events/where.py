"""Where an event happens, by what its page, a date of it and the search read of it."""

from typing import Any

Point = tuple[float, float]


def point_of(
    lng: float | None, lat: float | None, location: dict[str, Any] | None
) -> Point | None:
    """(lng, lat) of its place, else of the event itself; None when neither is known."""
    if lng is not None and lat is not None:
        return lng, lat
    if location:
        own_lng, own_lat = location["coordinates"][:2]
        return own_lng, own_lat
    return None


def words_of(
    card: dict[str, Any] | None, place_name: str | None, venue_words: str
) -> str:
    """The name of its place, as the page of the place says it, else the event's own."""
    return card["title"] if card else place_name or venue_words
