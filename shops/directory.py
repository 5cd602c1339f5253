"""What the unions' desk asks about shops."""

import re
from collections.abc import Collection
from datetime import datetime
from html import unescape
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from wagtail.models import Page

from core import languages
from moderation import directory
from moderation.directory import Content, Counts, Member, People, Picture
from shops.choices import ShopStatus
from shops.models import Membership, Shop, ShopPage

BLOCK_END = re.compile(r"</(?:p|li|h\d|div|dt|dd|tr)>|<br\s*/?>", re.I)
TAG = re.compile(r"<[^>]*>")
OPEN = Q(status=ShopStatus.ACTIVE, replaced_by__isnull=True)


class ShopDirectory:
    """Answers from the tables of shops, places and fiches."""

    def pages(self, unions: Collection[int]) -> QuerySet[Page]:
        """The fiches, in every language, of the shops of some unions."""
        fiches = ShopPage.objects.filter(shop__union__in=unions)
        return Page.objects.filter(pk__in=fiches.order_by().values("pk"))

    def people(self, shops: Collection[int]) -> People:
        """Who keeps some shops; one query."""
        found: People = {}
        rows = Membership.objects.filter(shop__in=shops).order_by()
        for shop, user, role in rows.values_list("shop", "user", "role"):
            found.setdefault(shop, {})[user] = role
        return found

    def members(self, union: int | None) -> list[Member]:
        """The open shops of a union with their French fiches; two queries."""
        shops = Shop.objects.filter(OPEN, union=union)
        shops = shops.select_related("place__district").order_by("name", "pk")
        shops = shops.defer("place__cards", "place__location", "place__hours_compiled")
        source = languages.SOURCE
        fiches = ShopPage.objects.filter(
            shop__union=union, locale__language_code=source
        ).order_by()
        rows = fiches.values_list("shop", "summary", "picture", "url_path", "live")
        pages = {row[0]: row[1:] for row in rows}
        return [member(shop, pages.get(shop.pk)) for shop in shops]

    def counts(self, since: datetime) -> dict[int | None, Counts]:
        """The open shops of every union; one query."""
        recent = Q(place__hours_confirmed_at__gte=since)
        rows = (
            Shop.objects.filter(OPEN)
            .order_by()
            .values_list("union")
            .annotate(
                all=Count("pk"),
                kept=Count("pk", filter=Q(claimed_at__isnull=False)),
                confirmed=Count("pk", filter=recent),
            )
        )
        return {union: Counts(*numbers) for union, *numbers in rows}


@directory.says(ShopPage)
def fiche_content(fiche: ShopPage) -> Content:
    """The words and pictures of a fiche."""
    texts = [
        (_("Name"), fiche.title),
        (_("Presentation in one line"), fiche.summary),
        (_("Story"), plain(fiche.body)),
    ]
    first = [Picture(fiche.picture, fiche.picture_alt)] if fiche.picture else []
    more = [Picture(photo.image, photo.alt) for photo in fiche.photos.all()]
    return Content(texts, first + more)


def member(shop: Shop, fiche: tuple[Any, ...] | None) -> Member:
    """A shop, with its French fiche (summary, picture, address, live) if it has one."""
    summary, picture, url_path, live = fiche or ("", None, "", False)
    place = shop.place
    return Member(
        pk=shop.pk,
        name=shop.name,
        area=place.district.name if place.district else place.city,
        phone=place.phone,
        email=shop.email,
        url=languages.public_path(url_path, languages.SOURCE) if live else "",
        hours_confirmed_at=place.hours_confirmed_at,
        is_kept=shop.claimed_at is not None,
        has_words=bool(summary.strip()),
        has_picture=picture is not None,
    )


def plain(body: Any) -> str:
    """The text of a body without its marks, one line per paragraph."""
    html = "\n".join(str(block) for block in body)
    text = unescape(TAG.sub(" ", BLOCK_END.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


directory.register(ShopDirectory())
