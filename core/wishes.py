"""What a visitor asks of a list, as a query string that always reads the same, and back.

A wish is a frozen dataclass. `filters` says for each of its filters what "without it"
sets back: {"open": {"open_now": False}}; `parameters` how each parameter of its address
is written, as a list of values: {"open": lambda wish: ["1"] if wish.open_now else []}.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

Filters = Mapping[str, Mapping[str, Any]]
Parameters = Mapping[str, Callable[[Any], list[str]]]


def query_of(wish: Any, parameters: Parameters) -> str:
    """The query string of a wish, "?open=1", or ""."""
    written = ((name, write(wish)) for name, write in parameters.items())
    pairs = [f"{name}={quote(v, ',:')}" for name, values in written for v in values]
    return f"?{'&'.join(pairs)}" if pairs else ""


def dropped(filters: Filters, names: Iterable[str]) -> dict[str, Any]:
    """What a wish changes in to be without some filters."""
    changes: dict[str, Any] = {}
    for name in names:
        changes |= filters[name]
    return changes


def less(wish: Any, filters: Filters, name: str, value: str) -> dict[str, Any]:
    """What a wish changes in to be without one of the values of a filter."""
    (attribute,) = filters[name]
    return {attribute: getattr(wish, attribute) - {value}}
