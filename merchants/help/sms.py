"""The link of a merchant as the text of a message."""

from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import override

from merchants.models import FieldMandate


def sms_link(mandate: FieldMandate, address: str) -> str:
    """Opens the agent's own messages with everything written; he presses send."""
    with override(mandate.language):
        words = _("%(shop)s: look at your page and say yes or no: %(address)s") % {
            "shop": mandate.shop.name,
            "address": address,
        }
    return f"sms:{mandate.phone}?body={quote(words)}"
