"""Home page, introductions of the sections, pages of text, navigation."""

from typing import Any

from wagtail.models import Page

from events.models import EventIndexPage
from home.demo.files import read
from home.demo.pages import Library, body, parents
from home.demo.pages import make as make_pages
from home.models import HomePage, Navigation, StandardPage
from shops.models import ShopIndexPage
from walks.models import SightIndexPage, WalkIndexPage, WalkPage

INDEXES = {
    "sights": SightIndexPage,
    "walks": WalkIndexPage,
    "shops": ShopIndexPage,
    "events": EventIndexPage,
}


def make(library: Library) -> int:
    """Make the pages of text that do not exist yet; on the first time, the rest too."""
    made = sum(_make(facts, library) for facts in read("pages")["page"])
    if made:
        _introduce()
        _home(library)
    return made


def _make(facts: dict[str, Any], library: Library) -> bool:
    """One page of text in each language; False when it is there."""

    def fields(code: str) -> dict[str, Any]:
        return {
            "title": facts["title"][code],
            "summary": facts["summary"][code],
            "body": body(facts["body"][code]),
            **library.fields(facts["picture"], code),
        }

    pages = make_pages(StandardPage, parents(HomePage), facts["slug"], fields)
    return pages is not None


def _introduce() -> None:
    """Titles and introductions of the sections."""
    for key, model in INDEXES.items():
        facts = read("pages")["index"][key]
        for page in model.objects.select_related("locale"):
            code = page.locale.language_code
            page.title = page.draft_title = facts["title"][code]
            page.summary = facts["summary"][code]
            page.save()


def _home(library: Library) -> None:
    """The front door."""
    facts = read("pages")["home"]
    walk_slug = next(
        walk["slug"]
        for walk in read("walks")["walk"]
        if walk["id"] == facts["featured_walk"]
    )
    point = [facts["around_lng"], facts["around_lat"]]
    for page in HomePage.objects.select_related("locale"):
        code = page.locale.language_code
        page.title = page.draft_title = facts["title"][code]
        page.hero_title = facts["hero_title"][code]
        page.summary = facts["summary"][code]
        page.around_title = facts["around_title"][code]
        page.around = {"type": "Point", "coordinates": point}
        page.body = body(facts["body"][code])
        page.featured_walk = WalkPage.objects.get(slug=walk_slug, locale=page.locale)
        fields = library.fields(facts["picture"], code)
        page.picture, page.picture_alt = fields["picture"], fields["picture_alt"]
        page.save()


def link() -> None:
    """Header and footer of each language, unless an editor made them already."""
    facts = read("pages")["navigation"]
    for navigation in Navigation.objects.select_related("locale"):
        if navigation.header or navigation.footer:
            continue
        code = navigation.locale.language_code
        navigation.header = [
            ("link", {"label": "", "page": _target(name, code)})
            for name in facts["main"]
        ]
        navigation.footer = [
            (
                "column",
                {
                    "title": column["title"][code],
                    "links": [
                        {"label": "", "page": _target(name, code)}
                        for name in column["links"]
                    ],
                },
            )
            for column in facts["column"]
        ]
        navigation.phone = facts["phone"]
        navigation.email = facts["email"]
        statement = _target(f"page.{facts['accessibility_page']}", code)
        navigation.accessibility_page_id = statement.pk
        navigation.save()


def _target(name: str, code: str) -> Page:
    """The page that "index.walks" or "page.about" names, in one language."""
    kind, key = name.split(".")
    if kind == "index":
        return INDEXES[key].objects.get(locale__language_code=code)
    facts = next(page for page in read("pages")["page"] if page["key"] == key)
    slug = facts["slug"][code]
    return StandardPage.objects.get(slug=slug, locale__language_code=code)
