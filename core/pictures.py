"""Pictures made ready for pages: the sizes that templates need, in one dict."""

import logging
from typing import Any

logger = logging.getLogger(__name__)

CARD, WIDE = "fill-480x360", "fill-1200x900"
SHARE = "fill-1200x630|format-jpeg|jpegquality-70"
# What a television can hold in its memory, and no more.
TV = "fill-1280x720|format-webp|webpquality-70"
SPECS = (
    f"{CARD}|format-webp|webpquality-72",
    f"{WIDE}|format-webp|webpquality-74",
    SHARE,
    TV,
)


def prepared_picture(image: Any, alt: str) -> dict[str, Any] | None:
    """Addresses and size of an image for `core/picture.html`; None without image.

    Keys: src (960 px wide), srcset, width, height, alt, share (JPEG for previews
    in other sites), tv (1280 x 720 for televisions), credit. A file that cannot be read counts as no image.
    """
    if image is None:
        return None
    try:
        renditions = image.get_renditions(*SPECS)
    except (OSError, ValueError):
        logger.exception("Picture %s cannot be read", image.pk)
        return None
    card, wide, share, tv = (renditions[spec] for spec in SPECS)
    return {
        "src": card.url,
        "srcset": f"{card.url} {card.width}w, {wide.url} {wide.width}w",
        "width": card.width,
        "height": card.height,
        "alt": alt,
        "share": share.url,
        "tv": tv.url,
        "credit": image.credit,
    }
