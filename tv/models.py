"""Screens in rooms, and what a telephone sends to one."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.fields import StreamField
from wagtail.search import index

from core import languages
from core.fields import CodesField
from places.codes import new_code
from places.models import Place
from tv.blocks import SlotBlock
from tv.choices import ScreenKind
from tv.preview import ScreenPreview

MOST_SLOTS = 12
CODE_LENGTH = 6


def all_languages() -> list[str]:
    """What a new screen offers."""
    return languages.codes()


class Screen(ScreenPreview, index.Indexed, models.Model):
    """A television, a window or a tablet in a room: where it is and what it shows.

    `code` names it in addresses ("?ecran=K7F2"); it is no secret. `seen_at` and
    `seen_version` are written by what the screen says of itself (tv.seen), past
    the signals: they are no content.
    """

    name = models.CharField(
        _("name"), max_length=80, help_text=_("Hall of the museum, for instance.")
    )
    code = models.CharField(_("code"), max_length=8, unique=True, editable=False)
    kind = models.CharField(
        _("kind"), max_length=6, choices=ScreenKind, default=ScreenKind.TV
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("where it stands"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="screens",
        help_text=_("Distances count from here."),
    )
    languages = CodesField(
        _("languages"),
        codes=[(code, languages.NAMES[code]) for code in languages.NAMES],
        default=all_languages,
        help_text=_(
            "The first one is shown until somebody chooses another. None ticked: all "
            "of them."
        ),
    )
    programme = StreamField(
        [("slot", SlotBlock())],
        verbose_name=_("programme"),
        blank=True,
        max_num=MOST_SLOTS,
        help_text=_(
            "Parts may overlap: the first one that fits the day and the hour is shown. "
            "Outside all parts the screen shows its pages. A tablet always shows its "
            "pages."
        ),
    )
    seen_at = models.DateTimeField(_("last seen"), null=True, editable=False)
    seen_version = models.CharField(
        _("version seen"), max_length=16, blank=True, editable=False
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("screen")
        verbose_name_plural = _("screens")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new screen its code."""
        if not self.code:
            self.code = new_code(lambda code: Screen.objects.filter(code=code).exists())
        super().save(*args, **kwargs)


class HandOff(models.Model):
    """What a telephone sends to a screen: public pages under six digits, for minutes.

    `paths` are addresses of public pages, in the order of the visitor; nothing says
    whose they are.
    """

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    language = models.CharField(max_length=5)
    paths = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("sent to a screen")
        verbose_name_plural = _("sent to screens")

    def __str__(self) -> str:
        return self.code
