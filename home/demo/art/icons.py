"""Draw the portal's raster icons and its sharing picture from its own SVG marks.

Needs resvg-py and Pillow, like the build module. Run from the project's root:
``python -m home.demo.art.icons portal/static/img``.
"""

import sys
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

from home.demo.art.buildings import chimney, skyline
from home.demo.art.motifs import burst, fan, half_disc, ripples, wave
from home.demo.art.palette import (
    BASSIN,
    BASSIN_D,
    BASSIN_L,
    BASSIN_M,
    LIN,
    NIGHT,
    SOLEIL,
    SOLEIL_L,
)
from home.demo.art.shapes import at, document, ground, line, rect

SHARING_SIZE = (1200, 630)
MAX_COLOURS = 48


def save(svg: str, size: tuple[int, int], target: Path) -> None:
    """Write an SVG as a palette PNG of the given size in pixels."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size[0], height=size[1]))
    image = Image.open(BytesIO(png)).convert("RGBA")
    flat = image.quantize(MAX_COLOURS, method=Image.Quantize.FASTOCTREE)
    flat.save(target, optimize=True)


def full_bleed(logo: str) -> str:
    """Return the logo on a square ground, its mark inside the 80 % safe zone."""
    mark = logo.split("/>", 1)[1].rsplit("</svg>", 1)[0]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
            f'<rect width="64" height="64" fill="{BASSIN}"/>'
            f'<g transform="translate(7.7,7.2) scale(.76)">{mark}</g></svg>')


def sharing_picture() -> str:
    """Return the drawing shown when a page without picture is shared."""
    sky = burst(600, 440, 44, BASSIN, "#0E6585")
    town = at(0, 40, skyline(400, BASSIN_D, 2)) + chimney(240, 440, 250, BASSIN_D, NIGHT) \
        + chimney(1010, 440, 290, BASSIN_D, NIGHT)
    sun = (half_disc(600, 440, 402, NIGHT) + fan(600, 440, 130, 388, NIGHT, width=11)
           + half_disc(600, 440, 114, NIGHT) + half_disc(600, 440, 98, SOLEIL)
           + half_disc(600, 440, 66, SOLEIL_L))
    shore = rect(0, 436, 1200, 12, LIN) + ground(BASSIN_D, 448)
    pool = (ripples(600, 470, 620, 6, SOLEIL, 26) + line(wave(500, 120, 24), BASSIN_M, 9)
            + line(wave(556, 120, 24, 60), BASSIN_L, 9) + line(wave(612, 120, 24), BASSIN_M, 9))
    return document(sky + town + sun + shore + pool, *SHARING_SIZE)


def main(folder: Path) -> None:
    """Write the four PNG files beside the SVG marks they are drawn from."""
    logo = (folder / "logo.svg").read_text("utf-8")
    save(logo, (192, 192), folder / "icon-192.png")
    save(logo, (512, 512), folder / "icon-512.png")
    save(full_bleed(logo), (512, 512), folder / "maskable-512.png")
    save(sharing_picture(), SHARING_SIZE, folder / "og-default.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
