"""Reads the words of a PDF that the portal made, page by page."""

import re
import zlib

STREAM = re.compile(rb"/Length (\d+)[^>]*>>\nstream\n")
WORDS = re.compile(rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", re.DOTALL)
ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def streams(pdf):
    """Every stream, unpacked."""
    for found in STREAM.finditer(pdf):
        packed = pdf[found.end() : found.end() + int(found[1])]
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            yield packed


def alphabets(pdf):
    """What the codes of each font mean, in the order of the fonts."""
    maps = [s.decode() for s in streams(pdf) if b"beginbfchar" in s]
    pairs = [re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", text) for text in maps]
    return [{int(a, 16): chr(int(b, 16)) for a, b in found} for found in pairs]


def pages(pdf):
    """The lines of each page."""
    fonts = alphabets(pdf)
    return [
        list(lines(stream, fonts)) for stream in streams(pdf) if b" Tj ET" in stream
    ]


def lines(stream, fonts):
    font = None
    for found in WORDS.finditer(stream):
        if found[1]:
            font = fonts[int(found[1]) - 1]
        else:
            raw = ESCAPED.sub(lambda m: LETTERS.get(m[1], m[1]), found[2])
            codes = [raw[at] * 256 + raw[at + 1] for at in range(0, len(raw), 2)]
            yield "".join(font[code] for code in codes)
