"""QR codes of addresses: as shapes to draw, as a file, as a picture inside a page."""

import re
from functools import lru_cache
from io import BytesIO

import segno

# M survives 15 % of damage.
LEVEL = "m"
# The white border that the norm asks for, on each side.
QUIET_MODULES = 4
DARK, LIGHT = "#000", "#fff"
IN_PAGE_SCALE = 4
# Pages of screens show their code each time; a few kilobytes each.
KEPT = 1024
# Short addresses answer in capitals too: /c/K7F2, /w/57, /b/7K3.
SHORT = re.compile(r"https?://[^/]+/[bcw]/[0-9A-Za-z]+", re.ASCII)


def qr_code(address: str) -> segno.QRCode:
    """The QR code of an address.

    Short addresses are written in capitals, which are packed closer: the modules are
    fewer and larger. Scheme and host mean the same in capitals, and our own short
    addresses answer to them.
    """
    words = address.upper() if SHORT.fullmatch(address) else address
    return segno.make(words, error=LEVEL, micro=False)


def qr_runs(address: str) -> tuple[int, list[tuple[int, int, int]]]:
    """How many modules wide a QR code is, and its dark runs as (x, y, length)."""
    code = qr_code(address)
    runs = []
    for y, row in enumerate(code.matrix):
        start = None
        for x, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                runs.append((start, y, x - start))
                start = None
    return len(code.matrix), runs


@lru_cache(maxsize=KEPT)
def qr_path(address: str) -> tuple[int, str]:
    """The same as an SVG path, with its width in modules."""
    width, runs = qr_runs(address)
    return width, "".join(f"M{x} {y}h{n}v1h-{n}z" for x, y, n in runs)


def qr_svg(address: str) -> bytes:
    """A drawing of its own, one millimetre a module, titled with the address."""
    file = BytesIO()
    qr_code(address).save(
        file,
        kind="svg",
        border=QUIET_MODULES,
        dark=DARK,
        light=LIGHT,
        unit="mm",
        title=address,
        svgclass=None,
        lineclass=None,
    )
    return file.getvalue()


def qr_data(address: str) -> str:
    """A data address for <img>: a file of its own would have to know a secret."""
    return qr_code(address).svg_data_uri(
        border=QUIET_MODULES, scale=IN_PAGE_SCALE, dark=DARK, light=LIGHT
    )
