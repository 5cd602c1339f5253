"""Photos of a shop: taking them in, their order, the point that crops keep."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha1
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.decoding import Refused, decoded
from core.models import PortalImage
from core.uploads import no_orphans, store
from merchants.fiche import pages
from merchants.fiche.drafts import ForeignPicture, Sheet, keep, refuse_in_review
from merchants.fiche.words import MOST_PICTURES, Picture, images, stored_pictures
from merchants.models import ShopUpload
from shops.models import Shop

MOST_PER_DAY = 60
ONE_DAY = timedelta(days=1)
FOCUS_SHARE = 5


class TooManyPhotos(Refused):
    """The fiche is full, or this shop has sent enough for today."""


def add_photos(shop: Shop, user: Any, contents: list[bytes]) -> int:
    """Append photos that `decoded` made anew; how many were new.

    All or nothing: when anything fails, no row and no file is left.
    """
    with no_orphans() as names, transaction.atomic():
        sheet = Sheet(shop, lock=True)
        refuse_in_review(sheet.page)
        found = [
            _twin(shop, content) or _upload(shop, user, content, names)
            for content in contents
        ]
        before = sheet.words.pictures
        new = [key for key in dict.fromkeys(found) if key not in images(before)]
        if len(before) + len(new) > MOST_PICTURES:
            raise TooManyPhotos(_("A page shows twelve pictures at most."))
        listed = (*before, *(Picture(key) for key in new))
        if new:
            keep(sheet, user, stored_pictures(listed))
        return len(new)


def _twin(shop: Shop, content: bytes) -> int | None:
    """The image of these very points, when the shop sent them before."""
    sent = ShopUpload.objects.filter(shop=shop, image__file_hash=_digest(content))
    return sent.values_list("image_id", flat=True).first()


def _digest(content: bytes) -> str:
    return sha1(content, usedforsecurity=False).hexdigest()


def _upload(shop: Shop, user: Any, content: bytes, names: list[str]) -> int:
    """Store a picture; the key of its image."""
    today = timezone.now() - ONE_DAY
    if ShopUpload.objects.filter(shop=shop, made_at__gte=today).count() >= MOST_PER_DAY:
        raise TooManyPhotos(_("That is a lot of pictures for one day. Try tomorrow."))
    image = store(
        content,
        names,
        title=shop.name,
        uploaded_by_user=user,
        file_hash=_digest(content),
    )
    ShopUpload.objects.create(shop=shop, image=image, made_by=user)
    return image.pk


def arranged(pictures: tuple[Picture, ...], do: str, key: int) -> tuple[Picture, ...]:
    """The pictures after one move: first, up, down, remove, or add of the picture `key`.

    A move of a picture that is not there changes nothing.
    """
    keys = images(pictures)
    if do == "add":
        fits = key not in keys and len(keys) < MOST_PICTURES
        return (*pictures, Picture(key)) if fits else pictures
    if key not in keys:
        return pictures
    at = keys.index(key)
    rest = [*pictures[:at], *pictures[at + 1 :]]
    to = {"first": 0, "up": max(at - 1, 0), "down": at + 1}.get(do)
    if to is not None:
        rest.insert(to, pictures[at])
    return tuple(rest)


def unused(sheet: Sheet) -> list[PortalImage]:
    """Pictures that the shop sent and does not show, newest first; one query."""
    sent = PortalImage.objects.filter(shop_upload__shop=sheet.shop)
    shown = images(sheet.words.pictures)
    return list(sent.exclude(pk__in=shown).order_by("-pk")[:MOST_PICTURES])


def focus(shop: Shop, user: Any, key: int, x: float, y: float) -> int:
    """Have crops keep a point, 0 to 1 from the left and the top; the key of the image.

    A picture that is public, or that is not the shop's, is copied first: how it is cut
    changes for visitors after the reading over, as everything else.
    """
    image = PortalImage.objects.get(pk=key)
    own = ShopUpload.objects.filter(shop=shop, image=key).exists()
    content = None
    if not own or pages.live_elsewhere(key):
        with image.file.open("rb") as file:
            content = decoded(file.read())
    with no_orphans() as names, transaction.atomic():
        sheet = Sheet(shop, lock=True)
        refuse_in_review(sheet.page)
        if key not in images(sheet.words.pictures):
            raise ForeignPicture
        if content is not None:
            image = PortalImage.objects.get(pk=_upload(shop, user, content, names))
            listed = _exchanged(sheet.words.pictures, key, image.pk)
            keep(sheet, user, stored_pictures(listed))
        set_focus(image, x, y)
        return image.pk


def _exchanged(pictures: Iterable[Picture], old: int, new: int) -> tuple[Picture, ...]:
    return tuple(
        Picture(new, item.alt) if item.image == old else item for item in pictures
    )


def set_focus(image: PortalImage, x: float, y: float) -> None:
    """Write the point as Wagtail keeps it: a square around it, in points of the file."""
    side = min(image.width, image.height) // FOCUS_SHARE
    image.focal_point_x = round(min(max(x, 0), 1) * image.width)
    image.focal_point_y = round(min(max(y, 0), 1) * image.height)
    image.focal_point_width = image.focal_point_height = side
    image.save()
