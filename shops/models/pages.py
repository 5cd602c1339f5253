"""The fiche of a shop in one language, and the list of shops."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.models import BasePage
from core.pictures import prepared_picture
from core.sanitising import CleanBody
from core.sections import SectionPage
from places.services import show_page
from shops.models.shops import Shop

MAX_PHOTOS = 11
SECTION_SLUGS = {"fr": "boutiques", "en": "shops", "nl": "winkels"}


class ShopIndexPage(SectionPage):
    """The list of shops in one language."""

    section_slugs = SECTION_SLUGS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["shops.ShopPage"]

    class Meta:
        verbose_name = _("list of shops")


class ShopPage(CleanBody, BasePage):
    """The fiche of a shop in one language: its words and pictures."""

    shop = models.ForeignKey(
        Shop, verbose_name=_("shop"), on_delete=models.PROTECT, related_name="pages"
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["shops.ShopIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("title"),
        FieldPanel("shop"),
        *BasePage.content_panels[1:],
        InlinePanel(
            "photos", heading=_("More pictures"), label=_("Picture"), max_num=MAX_PHOTOS
        ),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        SynchronizedField("title"),
        SynchronizedField("slug"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("fiche of a shop")

    def prepare(self) -> dict[str, Any]:
        """Add the names of trade and district in the page's language."""
        shop = self.shop
        category = shop.category.get_translation_or_none(self.locale) or shop.category
        district = shop.place.district
        local = district and (district.get_translation_or_none(self.locale) or district)
        return {
            **super().prepare(),
            "photos": [
                photo.prepare() for photo in self.photos.select_related("image")
            ],
            "kind": category.name,
            "category": category.slug,
            "schema_type": category.schema_type,
            "area": local.name if local else shop.place.city,
            "territory": local.territory.name if local else "",
        }

    def after_prepare(self) -> None:
        """Let the place know what is shown of its fiche."""
        shown = self.shop.is_active and self.is_public
        card = self.place_card() if shown else None
        show_page(self.shop.place_id, self.locale.language_code, card)

    def place_card(self) -> dict[str, Any]:
        """What places.services.show_page remembers of this fiche."""
        return {
            "url": self.path_url,
            "title": self.title,
            "kind": self.prepared.get("kind", ""),
            "area": self.prepared.get("area", ""),
            "picture": self.prepared.get("picture"),
            "summary": self.summary,
            "type": "shop",
            "demo": self.shop.is_demo,
        }


class ShopPhoto(TranslatableMixin, Orderable):
    """One more picture of a fiche; its crops follow the picture's focal point."""

    page = ParentalKey(ShopPage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    alt = models.CharField(_("description of the picture"), max_length=200, blank=True)

    translatable_fields = [SynchronizedField("image"), TranslatableField("alt")]
    panels = [FieldRowPanel([FieldPanel("image"), FieldPanel("alt")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("picture")

    def __str__(self) -> str:
        return self.alt or str(self.image)

    def prepare(self) -> dict[str, Any] | None:
        """The sizes of this picture that the fiche shows; None if it cannot be read."""
        return prepared_picture(self.image, self.alt)
