"""What a public page says of itself in <head>: title, addresses, JSON-LD."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from core import languages
from core.cards import Card

_ESCAPES = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"))


def json_ld(data: dict[str, Any]) -> SafeString:
    """JSON for a <script type="application/ld+json">; cannot close the element."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return mark_safe(text)  # noqa: S308 (escaped just above)


def absolute(path: str) -> str:
    """The full address of a path of this portal; full addresses stay as they are."""
    return path if path.startswith("http") else f"{settings.BASE_URL}{path}"


@dataclass(slots=True)
class LanguageLink:
    """An entry of the language menu; `missing`: the page has no translation."""

    code: str
    name: str
    short: str
    url: str
    current: bool
    missing: bool


@dataclass(slots=True)
class Head:
    """The head of one page; every address is absolute."""

    title: str
    description: str
    canonical: str
    languages: list[LanguageLink]
    alternates: list[dict[str, str]]
    image: str = ""
    kind: str = "website"
    robots: str = ""
    json_ld: list[SafeString] = field(default_factory=list)


def language_links(alternates: dict[str, str], query: str = "") -> list[LanguageLink]:
    """The language menu for a page whose addresses by language are given."""
    current = languages.active()
    return [
        LanguageLink(
            code=code,
            name=languages.NAMES[code],
            short=code.upper(),
            url=alternates[code] + query if code in alternates else f"/{code}/",
            current=code == current,
            missing=code not in alternates,
        )
        for code in languages.codes()
    ]


def by_language(name: str, *args: Any, **kwargs: Any) -> dict[str, str]:
    """The addresses of a view in each language."""
    found = {}
    for code in languages.codes():
        with override(code):
            found[code] = reverse(name, args=args or None, kwargs=kwargs or None)
    return found


def unlisted_head(title: str, addresses: dict[str, str], path: str = "") -> Head:
    """The head of a page that no robot lists.

    Without `path` the head repeats no address, which may hold a secret; the language
    menu has them all.
    """
    head = make_head(
        title=title,
        description="",
        alternates=addresses,
        path=path,
        robots="noindex, nofollow",
    )
    if not path:
        head.canonical, head.alternates = "", []
    return head


def page_head(
    page: Any,
    *,
    query: str = "",
    kind: str = "website",
    data: list[dict[str, Any]] | None = None,
) -> Head:
    """The head of a BasePage from its prepared columns; makes no query."""
    picture = page.prepared.get("picture") or {}
    return make_head(
        title=page.seo_title or page.title,
        description=page.search_description or page.summary,
        alternates=page.prepared.get("alternates", {}),
        path=page.path_url,
        query=query,
        image=picture.get("share", ""),
        kind=kind,
        data=data,
    )


def make_head(
    *,
    title: str,
    description: str,
    alternates: dict[str, str],
    path: str,
    query: str = "",
    image: str = "",
    kind: str = "website",
    robots: str = "",
    data: list[dict[str, Any]] | None = None,
) -> Head:
    """A head from its parts; `alternates` and `path` are paths, made absolute here.

    `query` ("?page=2") stays in the canonical address and the language menu.
    """
    return Head(
        title=title,
        description=description,
        canonical=absolute(path) + query,
        languages=language_links(alternates, query),
        alternates=_alternates(alternates, query),
        image=absolute(image or static("img/og-default.png")),
        kind=kind,
        robots=robots,
        json_ld=[json_ld(item) for item in data or []],
    )


def _alternates(addresses: dict[str, str], query: str) -> list[dict[str, str]]:
    """The addresses by language for robots; the source language is the default."""
    found = [
        {"lang": code, "url": absolute(addresses[code]) + query}
        for code in languages.codes()
        if code in addresses
    ]
    if languages.SOURCE in addresses:
        default = absolute(addresses[languages.SOURCE]) + query
        found.append({"lang": "x-default", "url": default})
    return found


def breadcrumb_data(crumbs: list[dict[str, str]], canonical: str) -> dict[str, Any]:
    """schema.org BreadcrumbList of the breadcrumbs a page shows."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb["label"],
                "item": absolute(crumb["url"]) if crumb["url"] else canonical,
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def list_data(
    cards: list[Card], crumbs: list[dict[str, str]], canonical: str
) -> list[SafeString]:
    """A list of pages, in order."""
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "url": absolute(card.url),
            "name": card.title,
        }
        for position, card in enumerate(cards, start=1)
    ]
    return [
        json_ld({"@type": "ItemList", "itemListElement": items}),
        json_ld(breadcrumb_data(crumbs, canonical)),
    ]
