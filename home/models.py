"""The home page, standard pages and the navigation of each language."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.geo.fields import PointField
from core.languages import public_path
from core.models import BasePage
from core.validators import validate_public_url


class HomePage(BasePage):
    """The front door in one language."""

    hero_title = models.CharField(_("big title"), max_length=80, blank=True)
    featured_walk = models.ForeignKey(
        "walks.WalkPage",
        verbose_name=_("walk in large"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    around_title = models.CharField(
        _("title of the row of shops"),
        max_length=80,
        blank=True,
        help_text=_("Near the Grand-Place of Roubaix, for instance."),
    )
    around = PointField(
        _("shops around this point"),
        null=True,
        blank=True,
        help_text=_("The row shows the shops nearest to it, open ones first."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("below the rows"), blank=True)

    max_count = 3
    has_short_address = False
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        FieldPanel("title"),
        FieldPanel("hero_title"),
        *BasePage.content_panels[1:],
        FieldPanel("featured_walk"),
        FieldPanel("around_title"),
        FieldPanel("around"),
        FieldPanel("body"),
    ]
    override_translatable_fields = [SynchronizedField("slug")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")


class StandardPage(BasePage):
    """A page of text: about, legal notices, accessibility, getting here."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page of text")


class LinkBlock(blocks.StructBlock):
    """A link of the header or the footer."""

    label = blocks.CharBlock(label=_("Words"), required=False, max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.URLBlock(
        label=_("Or an address"), required=False, validators=[validate_public_url]
    )

    class Meta:
        icon = "link"
        label = _("Link")


class ColumnBlock(blocks.StructBlock):
    """A column of the footer."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), max_num=8)

    class Meta:
        icon = "list-ul"
        label = _("Column")


class Navigation(TranslatableMixin, models.Model):
    """The header and the footer of one language.

    `prepared` is what templates show: {"main": [...], "footer": [...]}, each link
    with its label and address; written when the snippet or a linked page changes.
    """

    header = StreamField(
        [("link", LinkBlock())], verbose_name=_("menu"), blank=True, max_num=6
    )
    footer = StreamField(
        [("column", ColumnBlock())], verbose_name=_("footer"), blank=True, max_num=4
    )
    phone = models.CharField(
        _("phone of the tourist office"), max_length=30, blank=True
    )
    email = models.EmailField(
        _("address for corrections"),
        blank=True,
        help_text=_("Where “Wrong or closed? Tell us” writes to. Empty: no link."),
    )
    accessibility_page = models.ForeignKey(
        StandardPage,
        verbose_name=_("accessibility statement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    prepared = models.JSONField(default=dict, editable=False)

    translatable_fields = [
        TranslatableField("header"),
        TranslatableField("footer"),
        SynchronizedField("phone"),
        SynchronizedField("email"),
        SynchronizedField("accessibility_page"),
    ]
    panels = [
        FieldPanel("header"),
        FieldPanel("footer"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("accessibility_page"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("navigation")
        verbose_name_plural = _("navigation")
        constraints = [
            models.UniqueConstraint(fields=["locale"], name="home_navigation_locale")
        ]

    def __str__(self) -> str:
        return str(_("navigation"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Prepare the links before saving."""
        self.prepared = self.prepare()
        super().save(*args, **kwargs)

    def prepare(self) -> dict[str, Any]:
        """Labels and addresses of every link, in this language."""
        statement = self.accessibility_page
        return {
            "main": self._links(block.value for block in self.header),
            "footer": [
                {
                    "title": block.value["title"],
                    "links": self._links(block.value["links"]),
                }
                for block in self.footer
            ],
            "accessibility": self._page_url(statement) if statement else "",
            "phone": self.phone,
            "email": self.email,
        }

    def _links(self, values: Any) -> list[dict[str, str]]:
        """Links that lead somewhere public."""
        links = []
        for value in values:
            page = value.get("page")
            url = self._page_url(page) if page else value.get("address") or ""
            if url:
                label = value.get("label") or (page.title if page else url)
                links.append({"label": label, "url": url})
        return links

    def _page_url(self, page: Page) -> str:
        """The address of a page in this language; empty when it is not published."""
        local = Page.objects.filter(
            translation_key=page.translation_key, locale=self.locale, live=True
        ).first()
        return public_path(local.url_path, self.locale.language_code) if local else ""
