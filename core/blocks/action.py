"""A call to action."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core import languages
from core.blocks.prose import PREVIEW
from core.validators import validate_public_url


class CallToActionValue(blocks.StructValue):
    """The link of a call to action, wherever it leads."""

    @property
    def url(self) -> str:
        """The page's address in the active language, else the outside address."""
        page = self.get("page")
        if not page:
            return self.get("address") or ""
        page = page.localized if page.localized.live else page
        return languages.public_path(page.url_path, page.locale.language_code)


class CallToActionBlock(blocks.StructBlock):
    """One button that leads to a page or to another site."""

    label = blocks.CharBlock(label=_("Words on the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.URLBlock(
        label=_("Or an address"), required=False, validators=[validate_public_url]
    )

    def clean(self, value: Any) -> Any:
        """Refuse a button that leads nowhere, or to two places."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            raise StructBlockValidationError(
                block_errors={
                    "page": ValidationError(_("Choose a page or give an address."))
                }
            )
        return cleaned

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "core/blocks/call_to_action.html"
        preview_template = PREVIEW
        preview_value = {
            "label": "Voir les balades",
            "address": "https://www.example.org/",
        }
        value_class = CallToActionValue
        description = _("One button that leads to a page or to another site.")
