"""A picture in the text."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.prose import PREVIEW
from core.pictures import prepared_picture


class PictureBlock(blocks.StructBlock):
    """A picture with its description and caption."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Description"),
        required=False,
        max_length=200,
        help_text=_("For people who cannot see it. Empty: the picture only decorates."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the sizes that the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        context["picture"] = prepared_picture(value.get("image"), value.get("alt", ""))
        return context

    def get_preview_value(self) -> Any:
        """The newest picture of the library, or none."""
        image = get_image_model().objects.order_by("-pk").first()
        return self.to_python({"image": image and image.pk, "caption": "Le bassin"})

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "core/blocks/picture.html"
        preview_template = PREVIEW
        description = _("A picture with its description and caption.")
