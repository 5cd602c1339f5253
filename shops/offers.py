"""Which shops have an offer: whoever knows registers itself, the list asks.

A provider is given a moment and returns the keys of the shops (Shop.pk) that have an
offer then. Without a provider the list does not speak of offers.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

Provider = Callable[[datetime], Iterable[int]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider."""
    _providers.append(provider)


def unregister(provider: Provider) -> None:
    """Take a provider away again."""
    _providers.remove(provider)


def are_known() -> bool:
    """Whether anybody knows of offers."""
    return bool(_providers)


def shops_with_offer(at: datetime) -> set[int]:
    """Keys of the shops that have an offer at a moment."""
    return {shop_id for provider in _providers for shop_id in provider(at)}
