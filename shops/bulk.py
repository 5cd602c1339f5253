"""Many shops at once: places, shops and fiches in every language, as saving makes them.

Django refuses to bulk-create models with parents and treebeard adds one child at a
time, so the rows of a page are written here table by table. What signals would do one
by one (prepared columns, cards of places, search, references) is done for the batch.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from wagtail.models import Page

from core import languages, prepared, versions
from places.codes import new_code
from places.many import places_made
from places.models import Closure, District, Place
from shops.bulk_index import index_references, index_words, without_children
from shops.models import Shop, ShopCategory, ShopIndexPage, ShopPage

MAX_SLUG = 80


@dataclass(slots=True)
class Draft:
    """A shop that is not stored yet, with its place and the closures of the place."""

    shop: Shop
    place: Place
    closures: list[Closure] = field(default_factory=list)
    slug: str = ""


class Fiches:
    """Makes fiches below the lists of shops; knows which slugs and codes are taken."""

    def __init__(self) -> None:
        self.sections = _sections()
        self._slugs = _taken_slugs(self.sections.values())
        self._numbers: dict[str, int] = {}
        self._codes = set(Place.objects.values_list("code", flat=True))
        self._names = Names()
        self._compiled: dict[str, str] = {}

    def address(self, draft: Draft) -> str:
        """The public address of a fiche in the first language, its slug now taken."""
        draft.slug = draft.slug or self._free_slug(draft.shop.name, draft.place.city)
        code, section = next(iter(self.sections.items()))
        return languages.public_path(f"{section.url_path}{draft.slug}/", code)

    @transaction.atomic
    def create(self, drafts: Sequence[Draft]) -> None:
        """Store shops with everything that belongs to them, in one transaction."""
        now = timezone.now()
        pages = []
        for draft in drafts:
            self.address(draft)
            self._complete(draft.place, draft.closures)
            pages.append(self._pages(draft, now))
        _store_shops(drafts)
        for code, section in self.sections.items():
            _store_pages(section, [family[code] for family in pages])
        made = [page for family in pages for page in family.values()]
        for model, objects in (
            (Place, [draft.place for draft in drafts]),
            (Shop, [draft.shop for draft in drafts]),
            (ShopPage, made),
        ):
            index_references(model, objects)
            index_words(model, objects)
        places_made.send(sender=Place, places=[draft.place for draft in drafts])
        prepared.tell(list({page.translation_key for page in made}))
        versions.bump()

    def _free_slug(self, name: str, city: str) -> str:
        """The name, or with its town, or with the first number that is free."""
        plain = _slug(name) or "boutique"
        for slug in (plain, _slug(f"{plain} {city}")):
            if slug not in self._slugs:
                return self._take(slug)
        number = self._numbers.get(plain, 2)
        while f"{plain}-{number}" in self._slugs:
            number += 1
        self._numbers[plain] = number + 1
        return self._take(f"{plain}-{number}")

    def _take(self, slug: str) -> str:
        self._slugs.add(slug)
        return slug

    def _complete(self, place: Place, closures: list[Closure]) -> None:
        """Code, indexed position and compiled hours: what Place.save would set."""
        place.code = new_code(self._codes.__contains__)
        self._codes.add(place.code)
        place.lng, place.lat = (
            place.location["coordinates"][:2] if place.location else (None, None)
        )
        without_children(place)
        text = place.opening_hours
        if closures:
            place.closures = closures
        elif text in self._compiled:
            place.hours_compiled = self._compiled[text]
            return
        place.compile_days()
        if not closures:
            self._compiled[text] = place.hours_compiled

    def _pages(self, draft: Draft, now: datetime) -> dict[str, ShopPage]:
        """The fiche in each language, and its cards on the place."""
        key, pages, cards = uuid4(), {}, {}
        paths = {c: f"{s.url_path}{draft.slug}/" for c, s in self.sections.items()}
        alternates = {
            code: languages.public_path(path, code)
            for code, path in paths.items()
            if self.sections[code].is_open
        }
        for code, section in self.sections.items():
            page = _page(draft, section, key, now)
            page.url_path = paths[code]
            page.prepared = {
                "picture": None,
                "alternates": alternates,
                "photos": [],
                **self._names.shown(draft, code),
            }
            pages[code] = without_children(page)
            if draft.shop.is_active and section.is_open:
                cards[code] = page.place_card()
        draft.place.cards = cards
        return pages


class Names:
    """Trades and districts in every language, each read once."""

    def __init__(self) -> None:
        self._families: dict[UUID, dict[str, Any]] = {}

    def shown(self, draft: Draft, code: str) -> dict[str, str]:
        """What the prepared columns of a fiche say of trade and district."""
        category = self._in(draft.shop.category, code)
        district = draft.place.district and self._in(draft.place.district, code)
        return {
            "kind": category.name,
            "category": category.slug,
            "schema_type": category.schema_type,
            "area": district.name if district else draft.place.city,
            "territory": district.territory.name if district else "",
        }

    def _in(self, snippet: ShopCategory | District, code: str) -> Any:
        """The translation of a snippet; the snippet itself when there is none."""
        key = snippet.translation_key
        if key not in self._families:
            follow = (
                "locale",
                *(["territory"] if isinstance(snippet, District) else []),
            )
            family = type(snippet).objects.filter(translation_key=key)
            self._families[key] = {
                entry.locale.language_code: entry
                for entry in family.select_related(*follow)
            }
        return self._families[key].get(code, snippet)


def _sections() -> dict[str, ShopIndexPage]:
    """The list of shops in each language; `is_open` when nobody is kept out of it."""
    found = ShopIndexPage.objects.select_related("locale")
    by_code = {page.locale.language_code: page for page in found}
    for page in by_code.values():
        page.is_open = not page.get_view_restrictions().exists()
    return {code: by_code[code] for code in languages.codes() if code in by_code}


def _taken_slugs(sections: Iterable[Page]) -> set[str]:
    """Slugs of all pages below the sections, in whatever language."""
    below = models.Q(pk=None)
    for section in sections:
        below |= models.Q(path__startswith=section.path, depth=section.depth + 1)
    return set(Page.objects.filter(below).order_by().values_list("slug", flat=True))


def _slug(text: str) -> str:
    """A slug of at most 80 signs: "L’Épi d'or" -> "l-epi-d-or"."""
    return slugify(text.replace("’", "-").replace("'", "-"))[:MAX_SLUG].strip("-_")


def _page(draft: Draft, section: ShopIndexPage, key: UUID, now: datetime) -> ShopPage:
    """A live page with the name of the shop as its title."""
    return ShopPage(
        shop=draft.shop,
        title=draft.shop.name,
        draft_title=draft.shop.name,
        slug=draft.slug,
        locale=section.locale,
        translation_key=key,
        depth=section.depth + 1,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )


def _store_shops(drafts: Sequence[Draft]) -> None:
    """Places, their closures, then shops, which learn the keys of what they point to."""
    Place.objects.bulk_create([draft.place for draft in drafts])
    closures = []
    for draft in drafts:
        draft.shop.place = draft.place
        for closure in draft.closures:
            closure.place = draft.place
            closures.append(closure)
    Closure.objects.bulk_create(closures)
    Shop.objects.bulk_create([draft.shop for draft in drafts])


def _store_pages(section: ShopIndexPage, pages: list[ShopPage]) -> None:
    """Pages below one section, whose row stays locked until the transaction ends."""
    Page.objects.select_for_update().get(pk=section.pk)
    for page, path in zip(pages, _free_paths(section), strict=False):
        page.path = path
        page.shop = page.shop  # The shop has its key by now.
    bases = Page.objects.bulk_create(
        Page(
            **{f.attname: getattr(page, f.attname) for f in Page._meta.concrete_fields}
        )
        for page in pages
    )
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = base.pk
        page._state.adding, page._state.db = False, base._state.db
    fields = ShopPage._meta.local_concrete_fields
    ShopPage._base_manager.all()._batched_insert(pages, fields, batch_size=None)
    mine = Page.objects.filter(pk=section.pk)
    mine.update(numchild=F("numchild") + len(pages))


def _free_paths(section: ShopIndexPage) -> Iterator[str]:
    """Treebeard paths behind the last child of a section."""
    depth = section.depth + 1
    below = Page.objects.filter(path__startswith=section.path, depth=depth)
    last = below.order_by("-path").values_list("path", flat=True).first()
    step = Page._str2int(last[-Page.steplen :]) if last else 0
    while True:
        step += 1
        yield Page._get_path(section.path, depth, step)
