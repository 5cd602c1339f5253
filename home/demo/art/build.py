"""Draw every picture of the demo content as WebP, and list them in pictures.json.

Needs two packages that the portal itself does not use to serve pages: resvg-py
(SVG rasteriser, works offline) and Pillow. Run from the project's root:
``python -m home.demo.art.build`` for all, or with the names of a few pictures.
"""

import json
import sys
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

from home.demo.art import (
    scenes_events,
    scenes_lille,
    scenes_places,
    scenes_walks,
    trades_body,
    trades_food,
    trades_home,
    trades_leisure,
    trades_market,
    trades_table,
)
from home.demo.art.registry import PICTURES, Picture
from home.demo.art.shapes import document

FOLDER = Path(__file__).resolve().parent.parent / "pictures"
MAX_BYTES = 40_000
QUALITIES = (90, 84, 78, 72, 66, 60, 52, 44, 36)
# Importing a scene module registers its pictures.
SCENES = (scenes_places, scenes_lille, scenes_walks, trades_food, trades_table,
          trades_market, trades_body, trades_home, trades_leisure, scenes_events)


def rasterise(svg: str) -> Image.Image:
    """Return the drawing as an opaque image."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg))
    return Image.open(BytesIO(png)).convert("RGB")


def compress(image: Image.Image) -> bytes:
    """Return the WebP of best quality that stays under the size limit."""
    for quality in QUALITIES:
        buffer = BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() <= MAX_BYTES:
            return buffer.getvalue()
    raise ValueError("The drawing has too much detail for its size limit")


def dominant_colour(image: Image.Image) -> str:
    """Return the most frequent flat colour, as #RRGGBB."""
    small = image.resize((120, 90), Image.Resampling.NEAREST)
    _count, (red, green, blue) = max(small.getcolors(120 * 90))
    return f"#{red:02X}{green:02X}{blue:02X}"


def build(picture: Picture) -> str:
    """Write one picture's file and return its dominant colour."""
    image = rasterise(document(picture.draw()))
    (FOLDER / f"{picture.name}.webp").write_bytes(compress(image))
    return dominant_colour(image)


def main(names: list[str]) -> None:
    """Draw the named pictures, or all when the list is empty."""
    index = FOLDER / "pictures.json"
    known = json.loads(index.read_text("utf-8")) if index.exists() else {}
    for name in names or PICTURES:
        picture = PICTURES[name]
        known[name] = {"alt": picture.alt, "dominant": build(picture)}
    ordered = {name: known[name] for name in sorted(PICTURES) if name in known}
    text = json.dumps(ordered, ensure_ascii=False, indent=1)
    index.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
