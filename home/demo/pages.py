"""Making one page per language, each below the section of its language."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.core.files.images import ImageFile
from django.utils import timezone

from wagtail.models import Locale, Page

from core.languages import codes
from core.models import BasePage, PortalImage
from home.demo.files import PICTURES, picture_facts

MARK = "Illustration Enjoy-MEL"
Texts = dict[str, str]


class Library:
    """The illustrations, put into the picture library when first asked for."""

    def __init__(self) -> None:
        self.known = {
            image.title: image for image in PortalImage.objects.filter(credit=MARK)
        }

    def picture(self, name: str) -> PortalImage | None:
        """The picture of a name; None without a name."""
        if not name:
            return None
        if name not in self.known:
            with (PICTURES / f"{name}.webp").open("rb") as file:
                self.known[name] = PortalImage.objects.create(
                    title=name, credit=MARK, file=ImageFile(file, name=f"{name}.webp")
                )
        return self.known[name]

    def fields(self, name: str, code: str) -> dict[str, Any]:
        """The picture fields of a page in one language."""
        if not name:
            return {}
        alt = picture_facts()[name]["alt"][code]
        return {"picture": self.picture(name), "picture_alt": alt}


def body(parts: list[Any]) -> list[tuple[str, Any]]:
    """The blocks of a body from its parts in a content file."""
    return [block(part) for part in parts]


def block(part: Any) -> tuple[str, Any]:
    """One block: {"type": "text"|"facts", ...}."""
    if part["type"] == "facts":
        rows = [{"label": label, "text": text} for label, text in part["rows"]]
        return "facts", {"title": part.get("title", ""), "rows": rows}
    return "text", part["html"]


def make(
    model: type[BasePage],
    parents: dict[str, Page],
    slugs: Texts,
    fields: Callable[[str], dict[str, Any]],
) -> dict[str, BasePage] | None:
    """A published page per language; None when the source page is there already.

    `slugs` and `fields(code)` give what differs by language.
    """
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    source = codes()[0]
    if model.objects.filter(slug=slugs[source], locale=locales[source]).exists():
        return None
    key, now, pages = uuid4(), timezone.now(), {}
    for code in codes():
        values = fields(code)
        page = model(
            slug=slugs[code],
            locale=locales[code],
            translation_key=key,
            live=True,
            first_published_at=now,
            last_published_at=now,
            **values,
        )
        parents[code].refresh_from_db()
        parents[code].add_child(instance=page)
        pages[code] = page
    return pages


def parents(model: type[BasePage]) -> dict[str, Page]:
    """The one page of a type in each language, by language."""
    pages = model.objects.select_related("locale")
    return {page.locale.language_code: page for page in pages}


def same(slug: str) -> Texts:
    """The same slug in every language."""
    return dict.fromkeys(codes(), slug)
