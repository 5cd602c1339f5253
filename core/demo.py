"""Demonstration content of applications that the one which seeds does not know."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """What is made after all else, and taken away before it; `make` says how many."""

    name: str
    make: Callable[[], int]
    remove: Callable[[], None]


stages: list[Stage] = []


def register(name: str, make: Callable[[], int], remove: Callable[[], None]) -> None:
    """Add content to the demonstration; once, in `ready()`."""
    stages.append(Stage(name, make, remove))
