"""A part of the day in the programme of a screen."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from core import languages
from core.cards import label_of
from core.formats import weekday_words
from core.serving import public_anywhere
from places.models import Territory
from shops.models import ShopCategory
from tv.choices import Mode, Shown

MOST_PAGES = 12
SHOWN_TYPES = (
    "shops.shoppage",
    "walks.walkpage",
    "walks.sightpage",
    "events.eventpage",
)


def weekdays() -> list[tuple[str, str]]:
    """Monday ("0") to Sunday ("6"), in the editor's language."""
    language = (get_language() or languages.SOURCE)[:2]
    return [(str(day), weekday_words(day, language)) for day in range(7)]


def territories() -> Iterable[tuple[str, str]]:
    """Territories by their slug, which is the same in every language."""
    found = Territory.objects.filter(locale__language_code=languages.SOURCE)
    return found.order_by("position", "name").values_list("slug", "name")


def categories() -> Iterable[tuple[str, str]]:
    """Trades by their slug, which is the same in every language."""
    found = ShopCategory.objects.filter(locale__language_code=languages.SOURCE)
    return found.order_by("name").values_list("slug", "name")


class BoxesBlock(blocks.MultipleChoiceBlock):
    """Some of a few choices: a box to tick for each."""

    def get_field(self, **kwargs: Any) -> forms.MultipleChoiceField:
        """A list in which one must hold a key down loses what was chosen."""
        return super().get_field(**{**kwargs, "widget": forms.CheckboxSelectMultiple})


class SlotBlock(blocks.StructBlock):
    """When, and what is shown then."""

    mode = blocks.ChoiceBlock(
        choices=Mode.choices, default=Mode.WINDOW, label=_("What the screen does")
    )
    days = BoxesBlock(
        choices=weekdays,
        required=False,
        label=_("Days"),
        help_text=_("None ticked: every day."),
    )
    begins = blocks.TimeBlock(required=False, label=_("From"))
    ends = blocks.TimeBlock(
        required=False,
        label=_("To"),
        help_text=_("Both empty: the whole day. 22:00 to 02:00 goes past midnight."),
    )
    shown = BoxesBlock(
        choices=Shown.choices,
        required=False,
        label=_("What is shown"),
        help_text=_("None ticked: everything."),
    )
    territory = blocks.ChoiceBlock(
        choices=territories, required=False, label=_("Only this territory")
    )
    categories = BoxesBlock(
        choices=categories, required=False, label=_("Only shops of these trades")
    )
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(label=_("Page")),
        label=_("Pages put forward"),
        min_num=0,
        max_num=MOST_PAGES,
        default=[],
        required=False,
        help_text=_("Shown first, whatever else is chosen."),
    )

    class Meta:
        icon = "time"
        label = _("Part of the day")

    def clean(self, value: Any) -> Any:
        """An hour alone says nothing."""
        cleaned = super().clean(value)
        if (cleaned["begins"] is None) != (cleaned["ends"] is None):
            fault = ValidationError(_("Write both hours, or none."))
            raise StructBlockValidationError(block_errors={"ends": fault})
        _check_pages(cleaned["pages"])
        return cleaned


def _check_pages(pages: Sequence[Page]) -> None:
    """Only what everybody may see, and what has a page on screens."""
    keys = [page.pk for page in pages]
    shown = {page.pk for page in public_anywhere(Page.objects.filter(pk__in=keys))}
    fault = ValidationError(_("Choose a public page: a shop, walk, sight or event."))
    faults = {
        place: fault
        for place, page in enumerate(pages)
        if page.pk not in shown or label_of(page) not in SHOWN_TYPES
    }
    if faults:
        found = ListBlockValidationError(block_errors=faults)
        raise StructBlockValidationError(block_errors={"pages": found})
