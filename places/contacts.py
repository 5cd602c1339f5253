"""How to reach places, and what of it is for visitors: apps register who knows it."""

from collections.abc import Callable, Iterator, Sequence

# Not more values in one query than every database takes.
CHUNK = 10_000

Provider = Callable[[Sequence[int]], dict[int, str]]
_providers: dict[str, Provider] = {}
Hides = Callable[[int], bool]
_hiding: dict[str, Hides] = {}


def register_hiding(name: str, hides: Hides) -> None:
    """Add who knows whether the place of an id keeps its phone number to itself."""
    _hiding[name] = hides


def public_phone(place_id: int, phone: str) -> str:
    """The phone number that visitors may read; empty when the place hides it."""
    return "" if any(hides(place_id) for hides in _hiding.values()) else phone


def register(name: str, provider: Provider) -> None:
    """Add a provider: ids of places -> {id: address} of those that it knows."""
    _providers[name] = provider


def emails(place_ids: Sequence[int]) -> dict[int, str]:
    """The address to write to, by place; places without one are left out."""
    found: dict[int, str] = {}
    for chunk in _chunks(place_ids):
        for provider in _providers.values():
            found |= provider(chunk)
    return found


def masked(email: str) -> str:
    """ "samia@boulangerie.fr" -> "s…@….fr": known to its owner only."""
    name, _at, domain = email.rpartition("@")
    return f"{name[:1]}…@….{domain.rpartition('.')[2]}" if name else ""


def _chunks(place_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(place_ids), CHUNK):
        yield place_ids[start : start + CHUNK]
