"""The list of pictures: drawing functions with their texts in three languages."""

from collections.abc import Callable
from dataclasses import dataclass

Drawing = Callable[[], str]


@dataclass(frozen=True)
class Picture:
    """One picture of the demo content."""

    name: str
    alt: dict[str, str]
    draw: Drawing


PICTURES: dict[str, Picture] = {}


def picture(name: str, fr: str, en: str, nl: str) -> Callable[[Drawing], Drawing]:
    """Register a drawing function under a name, with its alternative texts."""

    def keep(draw: Drawing) -> Drawing:
        if name in PICTURES:
            raise ValueError(f"Two drawings are named {name}")
        PICTURES[name] = Picture(name, {"fr": fr, "en": en, "nl": nl}, draw)
        return draw

    return keep
