"""The StreamField family that every page body is made of."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from core.blocks.action import CallToActionBlock
from core.blocks.cards import CardsBlock
from core.blocks.facts import FactsBlock
from core.blocks.picture import PictureBlock
from core.blocks.point import MapBlock
from core.blocks.prose import QuoteBlock, TextBlock

__all__ = ["BodyBlock"]


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    call_to_action = CallToActionBlock()
    map = MapBlock()
    cards = CardsBlock()

    class Meta:
        label = _("Body")
