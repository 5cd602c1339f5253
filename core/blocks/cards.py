"""Cards of chosen pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.models import Page

from core import cards, languages
from core.blocks.prose import PREVIEW


class CardsBlock(blocks.StructBlock):
    """A row of cards of pages that an editor chose."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=80)
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(), label=_("Pages"), min_num=1, max_num=12
    )

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Load the cards of all chosen pages at once, in the visitor's language."""
        context = super().get_context(value, parent_context=parent_context)
        ids = [page.pk for page in value.get("pages", []) if page]
        context["cards"] = cards.for_chosen(ids, languages.active())
        return context

    def get_preview_value(self) -> Any:
        """The newest pages of the portal."""
        newest = Page.objects.filter(live=True, depth__gt=3).order_by("-pk")[:3]
        pages = list(newest.values_list("pk", flat=True))
        return self.to_python({"title": "À voir aussi", "pages": pages})

    class Meta:
        icon = "grip"
        label = _("Cards of pages")
        template = "core/blocks/cards.html"
        preview_template = PREVIEW
        description = _("A row of cards of pages that an editor chose.")
