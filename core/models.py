"""Pictures, the base of every page type, the content's version, log, mail and clock."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.admin.panels import FieldPanel
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page
from wagtail.search import index

from core import languages, serving
from core.append_only import AppendOnly
from core.pictures import prepared_picture


class PortalImage(AbstractImage):
    """A picture with the name of whoever made it."""

    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Author and licence, as they must be shown."),
    )
    admin_form_fields = (*Image.admin_form_fields, "credit")


class PortalRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(
        PortalImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class BasePage(Page):
    """What every page has: a summary, a picture, and columns prepared for reading.

    `prepared` holds what lists, cards and heads show (picture sizes, the addresses
    in other languages, names in the page's language), so that a public view needs
    no further query. It is written by `core.prepared`, never by an editor, and is
    no part of a revision. `has_short_address`: whether /b/<code> leads to pages of the
    type (see core.short).
    """

    has_short_address = True

    summary = models.CharField(
        _("summary"),
        max_length=240,
        blank=True,
        help_text=_("One or two sentences: shown on cards and by search engines."),
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("description of the picture"),
        max_length=200,
        blank=True,
        help_text=_("For people who cannot see it. Empty: the picture only decorates."),
    )
    prepared = models.JSONField(default=dict, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("picture_alt"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
    ]

    class Meta:
        abstract = True

    @property
    def path_url(self) -> str:
        """The public address, without a query when `locale` is loaded."""
        return languages.public_path(self.url_path, self.locale.language_code)

    @property
    def is_public(self) -> bool:
        """Whether anybody may see this page: live, and nothing above it private."""
        return self.live and not self.get_view_restrictions().exists()

    def prepare(self) -> dict[str, Any]:
        """The prepared columns, computed anew; page types add theirs."""
        return {
            "picture": prepared_picture(self.picture, self.picture_alt),
            "alternates": self.live_alternates(),
        }

    def after_prepare(self) -> None:
        """What else must follow once `prepared` is written; nothing by default."""

    def live_alternates(self) -> dict[str, str]:
        """Addresses of the public translations of this page, by language."""
        family = Page.objects.filter(translation_key=self.translation_key, live=True)
        rows = family.public().values_list("locale__language_code", "url_path")
        return {code: languages.public_path(path, code) for code, path in rows}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Render with the view of this page type; Wagtail's own way without one."""
        response = serving.render_page(request, self)
        return response or super().serve(request, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show a draft with columns prepared from the draft itself."""
        request.is_preview = True
        with override(self.locale.language_code):
            missing = self.missing_for_preview()
            if missing:
                context = {"missing": missing}
                return render(request, "core/preview_missing.html", context)
            self.prepared = self.prepare()
            response = serving.render_page(request, self)
            return response or super().serve_preview(request, mode_name)

    def missing_for_preview(self) -> list[str]:
        """Names of the obligatory fields that a draft does not have yet."""
        return [
            str(field.verbose_name)
            for field in self._meta.concrete_fields
            if field.model is not Page
            and not field.null
            and not field.primary_key
            and field.editable
            and getattr(self, field.attname) is None
        ]

    def serializable_data(self) -> dict[str, Any]:
        """The content of a revision: prepared columns stay out of it."""
        data = super().serializable_data()
        data.pop("prepared", None)
        return data

    def with_content_json(self, content: dict[str, Any]) -> "BasePage":
        """This page with a revision's content and today's prepared columns."""
        page = super().with_content_json(content)
        page.prepared = self.prepared
        return page


class ContentVersion(models.Model):
    """One row: a number that grows with every change (see core.versions)."""

    ONLY = 1
    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)


class AuditEntry(AppendOnly):
    """Who did what to whose shop, union or account, and when (see core.audit).

    Accounts that go leave their number here and nothing else; an e-mail address is
    never written into `data`.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    on_behalf_of = models.CharField(_("on behalf of"), max_length=120, blank=True)
    subject = models.CharField(_("kind of thing"), max_length=40)
    subject_id = models.PositiveBigIntegerField(_("number"))
    action = models.CharField(_("action"), max_length=60)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta(AppendOnly.Meta):
        abstract = False
        verbose_name = _("entry of the log")
        verbose_name_plural = _("log")
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["subject", "subject_id", "-at"], name="audit_subject"),
            models.Index(fields=["-at"], name="audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject} {self.subject_id}"


class OutboxMail(models.Model):
    """A mail that waits, is being sent, was sent or was given up (see core.outbox).

    It waits while `next_at` is set: the moment of the next attempt, or, during an
    attempt, the moment from which another process may try. What it says and to whom
    is deleted as soon as it no longer waits.
    """

    made_at = models.DateTimeField(default=timezone.now)
    next_at = models.DateTimeField(default=timezone.now, null=True, db_index=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    server_away = models.BooleanField(default=False)
    fault = models.CharField(max_length=80, blank=True)
    recipients = models.TextField(blank=True)
    content = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"


class ClockJob(models.Model):
    """When a periodic job is due next, and when it last began (see core.clock)."""

    name = models.CharField(max_length=100, unique=True)
    next_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
