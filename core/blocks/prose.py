"""Text and quotes."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
PREVIEW = "core/blocks/preview.html"


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, subtitles and lists."""

    def __init__(self, **kwargs: object) -> None:
        """Offer only the features that the house style knows."""
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "core/blocks/text.html"
        preview_template = PREVIEW
        preview_value = (
            "<h2>Sous la verrière</h2><p>Deux soleils se font face au-dessus du "
            "bassin : l’un se lève, l’autre se couche.</p>"
        )
        description = _("Paragraphs, subtitles and lists.")


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(label=_("Words"), max_length=400)
    source = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "core/blocks/quote.html"
        preview_template = PREVIEW
        preview_value = {
            "text": "On vient pour le musée, on reste pour la rue.",
            "source": "Une habitante de Roubaix",
        }
        description = _("Somebody's words, with who said them.")
