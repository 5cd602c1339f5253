"""Practical facts."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from core.blocks.prose import PREVIEW


class FactRowBlock(blocks.StructBlock):
    """One fact: what it is about, and what is to know."""

    label = blocks.CharBlock(label=_("About"), max_length=60)
    text = blocks.CharBlock(label=_("To know"), max_length=240)


class FactsBlock(blocks.StructBlock):
    """Practical facts, as a short table."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=80)
    rows = blocks.ListBlock(FactRowBlock(), label=_("Facts"), min_num=1, max_num=12)

    class Meta:
        icon = "list-ul"
        label = _("Practical facts")
        template = "core/blocks/facts.html"
        preview_template = PREVIEW
        preview_value = {
            "title": "Pratique",
            "rows": [
                {"label": "Métro", "text": "Ligne 2, Gare Jean-Lebas"},
                {"label": "Durée", "text": "Une heure et demie"},
            ],
        }
        description = _("Practical facts, as a short table.")
