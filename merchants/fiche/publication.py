"""What follows once the words of a shop are public: its draft, its other languages."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from wagtail.models import Revision
from wagtail.signals import page_published
from wagtail_localize.models import Translation, TranslationSource

from core import languages
from merchants.fiche.drafts import settle
from moderation.models import Review
from shops.models import Shop, ShopPage, ShopPhoto

TEXTS = {"summary", "story", "alt", "picture", "photo"}


@receiver(page_published, sender=ShopPage)
def fiche_published(instance: ShopPage, revision: Revision, **kwargs: Any) -> None:
    """Follow once it is committed: what follows never keeps a page from appearing."""
    if instance.locale.language_code == languages.SOURCE:
        follow = partial(after_publication, instance.pk, revision.pk)
        transaction.on_commit(follow, robust=True)


@transaction.atomic
def after_publication(page_pk: int, revision_pk: int) -> None:
    """The draft forgets what is public; what a shop had read is shown everywhere."""
    page = ShopPage.objects.select_related("locale").get(pk=page_pk)
    settle(Shop.objects.get(pages=page_pk))
    review = Review.objects.filter(task_state__revision=revision_pk).first()
    if review is None:
        return
    others = ShopPage.objects.filter(
        translation_key=page.translation_key, alias_of__isnull=True
    )
    for other in others.exclude(pk=page.pk).select_related("locale"):
        copy_pictures(page, other)
        if TEXTS & set(review.changes):
            mark_for_translators(page, other)


def copy_pictures(page: ShopPage, other: ShopPage) -> None:
    """Show the same pictures in another language; a translator's draft stays one."""
    draft = other.get_latest_revision_as_object() if has_draft(other) else None
    if other.live and take_pictures(page, other):
        revision = other.save_revision(changed=False, clean=False)
        revision.publish(skip_permission_checks=True)
    if draft is not None and take_pictures(page, draft):
        draft.save_revision(clean=False)


def has_draft(page: ShopPage) -> bool:
    """Whether somebody wrote something there that is not public."""
    return bool(page.latest_revision_id) and (
        not page.live or page.has_unpublished_changes
    )


def take_pictures(page: ShopPage, other: ShopPage) -> bool:
    """Put the pictures of `page` into `other` in memory; whether anything changed.

    Words that were translated for a picture stay; new pictures bring theirs.
    """
    ours = list(page.photos.all())
    before = {photo.image_id: photo for photo in other.photos.all()}
    same = list(before) == [photo.image_id for photo in ours]
    if same and other.picture_id == page.picture_id:
        return False
    if other.picture_id != page.picture_id:
        known = before.get(page.picture_id)
        other.picture_alt = known.alt if known else page.picture_alt
        other.picture_id = page.picture_id
    other.photos.set(
        [before.get(photo.image_id) or translated(photo, other) for photo in ours]
    )
    for position, photo in enumerate(other.photos.all()):
        photo.sort_order = position
    return True


def translated(photo: ShopPhoto, other: ShopPage) -> ShopPhoto:
    """A photo of the fiche in another language, kin to the one in ours."""
    return ShopPhoto(
        image_id=photo.image_id,
        alt=photo.alt,
        locale=other.locale,
        translation_key=photo.translation_key,
    )


def mark_for_translators(page: ShopPage, other: ShopPage) -> None:
    """The report of translations says that texts of this page wait.

    A page that was translated by hand gets an entry that is switched off: its editors
    go on by hand, and see what is new.
    """
    source, _made = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.get_or_create(
        source=source, target_locale=other.locale, defaults={"enabled": False}
    )
