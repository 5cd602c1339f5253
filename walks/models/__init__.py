"""Sights and walks."""

from walks.models.sights import SIGHT_SLUGS, SightIndexPage, SightPage
from walks.models.walks import (
    WALK_SLUGS,
    PlaceOnWalk,
    WalkIndexPage,
    WalkPage,
    WalkStep,
)

__all__ = [
    "SIGHT_SLUGS",
    "WALK_SLUGS",
    "PlaceOnWalk",
    "SightIndexPage",
    "SightPage",
    "WalkIndexPage",
    "WalkPage",
    "WalkStep",
]
