"""Shops, their categories, their fiches and the list of them."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.fields import CodesField
from core.models import BasePage
from core.pictures import prepared_picture
from core.sections import SectionPage
from core.validators import validate_public_url, validate_siret
from places.models import Place
from places.services import show_page
from shops.choices import SPOKEN_CHOICES, Payment, Service, ShopStatus

MAX_PHOTOS = 11
SECTION_SLUGS = {"fr": "boutiques", "en": "shops", "nl": "winkels"}


class ShopCategory(TranslatableMixin, models.Model):
    """A trade: bakery, bookshop... with its codes in NAF and schema.org."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80)
    naf_codes = models.JSONField(
        _("NAF codes"), default=list, blank=True, help_text=_('["10.71C", "47.24Z"]')
    )
    schema_type = models.CharField(
        _("schema.org type"),
        max_length=60,
        default="Store",
        validators=[
            RegexValidator(
                r"^[A-Z][A-Za-z]+$", _("A schema.org type is one word: Bakery.")
            )
        ],
    )
    osm_tag = models.CharField(_("OpenStreetMap tag"), max_length=60, blank=True)
    icon = models.CharField(_("icon"), max_length=40, blank=True)

    translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("slug"),
        SynchronizedField("naf_codes"),
        SynchronizedField("schema_type"),
        SynchronizedField("osm_tag"),
        SynchronizedField("icon"),
    ]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("schema_type"), FieldPanel("osm_tag")]),
        FieldPanel("naf_codes"),
        FieldPanel("icon"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("shop category")
        verbose_name_plural = _("shop categories")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"], name="shops_category_locale_slug"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Shop(index.Indexed, models.Model):
    """A shop as the city knows it: facts, the same in every language.

    Governance and facts live here, never in a page revision; the words and the
    pictures are on its ShopPage.
    """

    name = models.CharField(_("name"), max_length=160)
    place = models.OneToOneField(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="shop"
    )
    category = models.ForeignKey(
        ShopCategory,
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        related_name="shops",
        help_text=_("The French entry; other languages follow."),
    )
    status = models.CharField(
        _("status"), max_length=8, choices=ShopStatus, default=ShopStatus.ACTIVE
    )
    closed_on = models.DateField(
        _("closed for good on"),
        null=True,
        blank=True,
        help_text=_("Its page says so for twelve months, then it is gone."),
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("now at"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        help_text=_("Another fiche for the same shop: visitors are sent there."),
    )
    legal_name = models.CharField(_("legal name"), max_length=160, blank=True)
    siret = models.CharField(
        _("SIRET"), max_length=14, blank=True, validators=[validate_siret]
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.URLField(
        _("website"), blank=True, validators=[validate_public_url]
    )
    languages = CodesField(_("languages spoken"), codes=SPOKEN_CHOICES)
    payments = CodesField(_("means of payment"), codes=Payment.choices)
    services = CodesField(_("services"), codes=Service.choices)
    claimed_at = models.DateTimeField(
        _("kept by the shop since"),
        null=True,
        blank=True,
        help_text=_("Empty: the page says that the shop does not keep it yet."),
    )
    source = models.CharField(_("comes from"), max_length=40, blank=True)
    source_id = models.CharField(_("number there"), max_length=80, blank=True)
    is_demo = models.BooleanField(
        _("demonstration"),
        default=False,
        help_text=_("An invented shop: every page says so."),
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("category"),
        index.FilterField("status"),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("category"), FieldPanel("claimed_at")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("closed_on")]),
        FieldPanel("replaced_by"),
        FieldRowPanel([FieldPanel("legal_name"), FieldPanel("siret")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("website")]),
        FieldPanel("languages"),
        FieldPanel("payments"),
        FieldPanel("services"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_id")]),
        FieldPanel("is_demo"),
    ]

    class Meta:
        verbose_name = _("shop")
        verbose_name_plural = _("shops")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["siret"], name="shops_shop_siret")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
                name="shops_shop_once_per_source",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        """Whether visitors can still go to this shop, at this fiche."""
        return self.status == ShopStatus.ACTIVE and self.replaced_by_id is None

    def clean(self) -> None:
        """Refuse a shop that would send visitors in a circle."""
        super().clean()
        target = self.replaced_by
        if target is not None and (target.pk == self.pk or target.replaced_by_id):
            raise ValidationError(
                {"replaced_by": _("Choose the fiche that visitors shall see now.")}
            )


class ShopIndexPage(SectionPage):
    """The list of shops in one language."""

    section_slugs = SECTION_SLUGS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["shops.ShopPage"]

    class Meta:
        verbose_name = _("list of shops")


class ShopPage(BasePage):
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
