"""The link of a merchant as a code to scan and as the text of a message."""

from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import override

import segno

from merchants.models import FieldMandate

BORDER, LEVEL, SCALE = 4, "m", 4


def qr_data(address: str) -> str:
    """The code as a data address: no page of its own would know the secret."""
    code = segno.make(address, error=LEVEL, micro=False)
    return code.svg_data_uri(border=BORDER, scale=SCALE, dark="#000", light="#fff")


def sms_link(mandate: FieldMandate, address: str) -> str:
    """Opens the agent's own messages with everything written; he presses send."""
    with override(mandate.language):
        words = _("%(shop)s: look at your page and say yes or no: %(address)s") % {
            "shop": mandate.shop.name,
            "address": address,
        }
    return f"sms:{mandate.phone}?body={quote(words)}"
