"""What the room of a shop shows: subjects register their sections, in order."""

from collections.abc import Callable
from dataclasses import dataclass, field

from moderation.rights import Rights
from shops.models import Shop


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do: a link with words; `big` ones are the first of the room."""

    label: str
    url: str
    icon: str = ""
    big: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the room; `template` shows it with `context`."""

    template: str = ""
    context: dict = field(default_factory=dict)
    actions: tuple[Action, ...] = ()


Provider = Callable[[Shop, Rights], Section | None]
_providers: dict[str, tuple[int, Provider]] = {}


def register(name: str, order: int) -> Callable[[Provider], Provider]:
    """Add a section; a decorator. `order`: 10 state, 20 facts, 30 words, 90 help."""

    def decorate(provider: Provider) -> Provider:
        _providers[name] = (order, provider)
        return provider

    return decorate


def sections(shop: Shop, rights: Rights) -> list[Section]:
    """The sections that a person sees in the room of a shop."""
    in_order = sorted(_providers.values(), key=lambda pair: pair[0])
    found = (provider(shop, rights) for _order, provider in in_order)
    return [section for section in found if section is not None]
