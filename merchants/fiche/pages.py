"""The page that a draft is about: finding it, its content, writing a draft into it."""

from typing import Any

from wagtail.models import Page
from wagtail.rich_text import RichText

from core import languages
from core.models import PortalImage
from core.plain_text import paragraphs
from core.sanitising import clean_html
from events.models import EventPage
from merchants.fiche.words import Picture, Words, first_text, shown_by
from shops.models import Shop, ShopIndexPage, ShopPage, ShopPhoto

TEXT = "text"


def page_of(shop: Shop, lock: bool = False) -> ShopPage | None:
    """The fiche in the language in which shops write; None when it is not made yet."""
    pages = ShopPage.objects.filter(
        shop=shop, locale__language_code=languages.SOURCE, alias_of__isnull=True
    )
    if lock:
        pages = pages.select_for_update(of=("self",))
    return pages.select_related("locale").order_by("pk").first()


def content_of(page: ShopPage | None) -> ShopPage | None:
    """What a draft starts from: what is public, or the newest text of a new fiche.

    An edit that somebody else has saved and not published is left alone.
    """
    if page is None or page.live or page.latest_revision_id is None:
        return page
    return page.get_latest_revision_as_object()


def make_page(shop: Shop) -> ShopPage:
    """An empty fiche that nobody sees, below the list of shops."""
    index = ShopIndexPage.objects.select_related("locale").get(
        locale__language_code=languages.SOURCE
    )
    page = ShopPage(title=shop.name, shop=shop, locale=index.locale, live=False)
    return Page.objects.get(pk=index.pk).add_child(instance=page)


def unsaved_page(shop: Shop) -> ShopPage:
    """A fiche for the preview of a shop that has none yet."""
    index = ShopIndexPage.objects.select_related("locale").get(
        locale__language_code=languages.SOURCE
    )
    page = ShopPage(title=shop.name, shop=shop, locale=index.locale, live=False)
    page.slug = "apercu"
    page.set_url_path(index)
    return page


def write(page: ShopPage, words: Words) -> None:
    """Put words into a page in memory; whatever they do not differ in stays as it is."""
    before = shown_by(page)
    page.summary = words.summary
    if before.story != words.story:
        write_story(page, words.story)
    if before.pictures != words.pictures:
        write_pictures(page, words.pictures)


def write_story(page: ShopPage | EventPage, story: str) -> None:
    """The first text of the body; other blocks stay where they are."""
    at, html = first_text(page), clean_html(paragraphs(story))
    if at is None:
        page.body.insert(0, (TEXT, RichText(html)))
    elif html:
        page.body[at] = (TEXT, RichText(html), page.body.raw_data[at].get("id"))
    else:
        del page.body[at]


def write_pictures(page: ShopPage, pictures: tuple[Picture, ...]) -> None:
    """The first picture and the others; a photo that stays keeps its key."""
    known = set(PortalImage.objects.in_bulk([item.image for item in pictures]))
    there = [item for item in pictures if item.image in known]
    page.picture_id = there[0].image if there else None
    page.picture_alt = there[0].alt if there else ""
    kept = {photo.image_id: photo for photo in page.photos.all()}
    photos = []
    for position, item in enumerate(there[1:]):
        photo = kept.get(item.image) or ShopPhoto(
            image_id=item.image, locale=page.locale
        )
        photo.alt, photo.sort_order = item.alt, position
        photos.append(photo)
    page.photos.set(photos)


def other_blocks(page: ShopPage | None) -> list[str]:
    """The names of what editors added to the text; a draft never touches it."""
    if page is None:
        return []
    story = first_text(page)
    labels = page.body.stream_block.child_blocks
    return [
        str(labels[raw["type"]].label)
        for at, raw in enumerate(page.body.raw_data)
        if at != story and raw["type"] in labels
    ]


def has_form(page: ShopPage | None) -> bool:
    """Whether the story has subtitles, lists or links, which plain text has not."""
    at = first_text(page) if page is not None else None
    if page is None or at is None:
        return False
    html = str(page.body.raw_data[at]["value"] or "")
    return any(tag in html for tag in ("<h2", "<h3", "<li", "<a ", "<b>", "<i>"))


def images_of(page: ShopPage | None) -> set[int]:
    """The pictures that a fiche shows already."""
    return set() if page is None else {item.image for item in shown_by(page).pictures}


def live_elsewhere(image_id: int) -> bool:
    """Whether a picture is public on any fiche."""
    live: Any = ShopPage.objects.filter(live=True)
    return (
        live.filter(picture=image_id).exists()
        or ShopPhoto.objects.filter(image=image_id, page__live=True).exists()
    )
