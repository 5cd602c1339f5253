"""Sights and walks."""

from walks.models.indexes import WALK_SLUGS, WalkIndexPage
from walks.models.sights import SIGHT_SLUGS, SightIndexPage, SightPage
from walks.models.walks import PlaceOnWalk, WalkPage, WalkStep

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
