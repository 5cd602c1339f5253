"""QR codes of addresses of our own, as shapes to draw."""

import re

import segno

# M survives 15 % of damage.
LEVEL = "m"
# The white border that the norm asks for, on each side.
QUIET_MODULES = 4
# Short addresses answer in capitals too: /c/K7F2, /w/57, /b/7K3.
SHORT = re.compile(r"https?://[^/]+/[bcw]/[0-9A-Za-z]+", re.ASCII)


def qr_runs(address: str) -> tuple[int, list[tuple[int, int, int]]]:
    """How many modules wide a QR code is, and its dark runs as (x, y, length).

    Short addresses are written in capitals, which are packed closer.
    """
    words = address.upper() if SHORT.fullmatch(address) else address
    code = segno.make(words, error=LEVEL, micro=False)
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


def qr_path(address: str) -> tuple[int, str]:
    """The same as an SVG path, with its width in modules."""
    width, runs = qr_runs(address)
    return width, "".join(f"M{x} {y}h{n}v1h-{n}z" for x, y, n in runs)
