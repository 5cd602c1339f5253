"""Keeping prepared columns true: which pages to write again, and writing them.

Whoever else keeps something made from pages (the search) follows here: he is told of
the families that changed, appeared or went, after their columns were written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from wagtail.models import Page

from core import versions
from core.models import BasePage

Follower = Callable[[Sequence[UUID] | None], object]
_followers: list[Follower] = []
_made: set[type[Model]] = set()
_paused: ContextVar[bool] = ContextVar("preparation_paused", default=False)
_gathered: ContextVar[dict[UUID, None] | None] = ContextVar("gathered", default=None)
_untold: ContextVar[dict[UUID, None] | None] = ContextVar("untold", default=None)


@contextmanager
def paused() -> Iterator[None]:
    """Prepare nothing while many pages are written, then every page once."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)
    write_all()


@contextmanager
def gathered() -> Iterator[None]:
    """Prepare each family that changes only once, after the last of its changes."""
    keys: dict[UUID, None] = {}
    token = _gathered.set(keys)
    try:
        yield
    finally:
        _gathered.reset(token)
        with told_once():
            for key in keys:
                write_family(key)


@contextmanager
def told_once() -> Iterator[None]:
    """Tell those who follow of many changes at once, after the last of them."""
    if _untold.get() is not None:
        yield
        return
    keys: dict[UUID, None] = {}
    token = _untold.set(keys)
    try:
        yield
    finally:
        _untold.reset(token)
    if keys:
        tell(list(keys))


def follow(follower: Follower) -> Follower:
    """Have a function called with the families that changed; None means all of them."""
    _followers.append(follower)
    return follower


def makes(model: type[Model]) -> None:
    """Say that rows of a model follow pages: they are in the way of no deletion."""
    _made.add(model)


def is_made(model: type[Model]) -> bool:
    """Whether rows of a model come and go with pages."""
    return model in _made


def tell(keys: Sequence[UUID] | None) -> None:
    """Tell those who follow; also for whoever writes pages by other ways."""
    if _paused.get():
        return
    waiting = _untold.get()
    if waiting is not None and keys is not None:
        waiting.update(dict.fromkeys(keys))
        return
    for follower in _followers:
        follower(keys)


def page_models() -> list[type[BasePage]]:
    """Every page type of the portal."""
    return [m for m in apps.get_models() if issubclass(m, BasePage)]


def write(pages: Iterable[BasePage]) -> int:
    """Compute and store the prepared columns of these pages; how many changed."""
    changed = 0
    for page in pages:
        prepared = page.prepare()
        if prepared != page.prepared:
            type(page).objects.filter(pk=page.pk).update(prepared=prepared)
            page.prepared = prepared
            changed += 1
        page.after_prepare()
    if changed:
        versions.bump()
    return changed


def write_family(translation_key: UUID) -> int:
    """Prepare a page and its translations again, after one of them changed."""
    if _paused.get():
        return 0
    waiting = _gathered.get()
    if waiting is not None:
        waiting[translation_key] = None
        return 0
    family = Page.objects.filter(translation_key=translation_key).specific()
    changed = write(page for page in family if isinstance(page, BasePage))
    tell([translation_key])
    return changed


def write_all() -> int:
    """Prepare every page of every type; heals whatever a signal missed."""
    token = _paused.set(True)
    try:
        changed = sum(
            write(model.objects.select_related("locale", "picture").iterator())
            for model in page_models()
        )
    finally:
        _paused.reset(token)
    tell(None)
    return changed
