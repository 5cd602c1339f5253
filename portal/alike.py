"""Public pages whose address looks like another one: what a 404 page suggests.

Addresses share most of their pieces of three letters with those they are a slip away
from. The pieces of a language are kept until the content changes, so that an address
that does not exist costs no more in a city of thousands of shops.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from wagtail.models import Page

from core import versions
from core.serving import public

MAX_PAGES = 50_000
CANDIDATES = 40
LIKENESS = 0.6


class Address(NamedTuple):
    """A page and where it is."""

    slug: str
    title: str
    url_path: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a language, and for each piece which of them have it."""

    pages: list[Address]
    having: dict[str, list[int]]


def pieces(slug: str) -> set[str]:
    """The pieces of three letters of a slug, its ends included."""
    whole = f"-{slug}-"
    return {whole[start : start + 3] for start in range(len(whole) - 2)}


@versions.kept
def addresses(language: str) -> Addresses:
    """Every public address of a language; one query when the content changed."""
    found = public(Page.objects, language).filter(depth__gt=3).order_by()
    rows = found.values_list("slug", "title", "url_path")[:MAX_PAGES]
    pages, having = [Address(*row) for row in rows], defaultdict(list)
    for number, page in enumerate(pages):
        for piece in pieces(page.slug):
            having[piece].append(number)
    return Addresses(pages, dict(having))


def alike(slug: str, language: str, limit: int) -> list[Address]:
    """The public pages whose slug is nearest to one, the nearest first."""
    known = addresses(language)
    shared: Counter[int] = Counter()
    for piece in pieces(slug):
        shared.update(known.having.get(piece, ()))
    near = (known.pages[number] for number, _count in shared.most_common(CANDIDATES))
    by_slug = {page.slug: page for page in near}
    found = get_close_matches(slug, by_slug, n=limit, cutoff=LIKENESS)
    return [by_slug[name] for name in found]
