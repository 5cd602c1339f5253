"""Long texts cut into what a screen holds, so that arrows alone lead through them."""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from math import ceil
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from core.plain_text import tidy_line

# What fits below the title, at 34 px and 60 signs a line, when the lines are full.
SCREEN_LINES = 13.0
LINE_SIGNS = 54
# The air around a piece, in lines.
AIR = {"h": 0.5, "p": 0.4, "li": 0.25, "quote": 0.4, "fact": 0.4}
# A paragraph begins at the bottom of a screen only when this much of it fits.
LEAST_LINES = 3
ENDS = (". ", "! ", "? ", "… ", ".\u00a0", "; ")
KINDS = {"h2": "h", "h3": "h", "h4": "h", "li": "li", "blockquote": "quote"}


class Piece(NamedTuple):
    """A paragraph ("p"), subtitle ("h"), item ("li"), "quote" or "fact" with its label."""

    kind: str
    words: str
    label: str = ""

    @property
    def lines(self) -> float:
        """How many lines it takes, with the air around it."""
        signs = len(self.words) + (len(self.label) + 2 if self.label else 0)
        return ceil(signs / LINE_SIGNS) + AIR[self.kind]


def pieces_of(body: Any) -> list[Piece]:
    """The texts of a body, in order; pictures, maps and cards are left out."""
    pieces: list[Piece] = []
    for number, raw in enumerate(body.raw_data):
        read = READERS.get(raw["type"])
        if read:
            pieces += read(body[number].value)
    return [piece for piece in pieces if piece.words]


def facts_of(title: str, rows: Iterable[dict[str, Any]]) -> list[Piece]:
    """Rows of facts below a subtitle; nothing without rows."""
    facts = [Piece("fact", row["words"], row["label"]) for row in rows if row["words"]]
    return [Piece("h", title), *facts] if facts else []


def with_summary(summary: str, pieces: list[Piece]) -> list[Piece]:
    """The text after its summary; nothing when there is no more than that."""
    if not pieces:
        return []
    return [Piece("p", summary), *pieces] if summary else pieces


def special_days(rows: list[dict[str, str]]) -> list[Piece]:
    """The coming special days as facts."""
    days = [
        {
            "label": " · ".join(part for part in (day["label"], day["name"]) if part),
            "words": " · ".join(
                part for part in (day["words"], day["note"], day["said"]) if part
            ),
        }
        for day in rows
    ]
    return facts_of(_("Special days"), days)


def _text(value: Any) -> list[Piece]:
    reader = _Reader()
    reader.feed(str(value.source))
    reader.close()
    return reader.pieces


def _quote(value: Any) -> list[Piece]:
    source = value.get("source")
    words = f"« {value['text']} »" if not source else f"« {value['text']} » {source}"
    return [Piece("quote", tidy_line(words))]


def _facts(value: Any) -> list[Piece]:
    title = value.get("title")
    rows = [Piece("fact", row["text"], row["label"]) for row in value["rows"]]
    return [Piece("h", title), *rows] if title else rows


READERS = {"text": _text, "quote": _quote, "facts": _facts}


class _Reader(HTMLParser):
    """Rich text as pieces, one for each of its blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._kind, self._words = "p", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._words += " "
        elif tag == "p" or tag in KINDS:
            self._end(KINDS.get(tag, "p"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" or tag in KINDS:
            self._end("p")

    def handle_data(self, data: str) -> None:
        self._words += data

    def close(self) -> None:
        super().close()
        self._end("p")

    def _end(self, next_kind: str) -> None:
        words = tidy_line(self._words)
        if words:
            self.pieces.append(Piece(self._kind, words))
        self._kind, self._words = next_kind, ""


def screens(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces, as many on each screen as fit; long paragraphs go on on the next."""
    found: list[list[Piece]] = [[]]
    left = SCREEN_LINES
    for piece in _cut(pieces):
        needed = piece.lines + (LEAST_LINES if piece.kind == "h" else 0)
        if needed > left and found[-1]:
            head, rest = split(piece, left)
            if head is not None:
                found[-1].append(head)
                piece = rest
            found.append([])
            left = SCREEN_LINES
        found[-1].append(piece)
        left -= piece.lines
    return [screen for screen in found if screen]


def _cut(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same without pieces that are longer than a screen."""
    for piece in pieces:
        rest = piece
        while rest.lines > SCREEN_LINES:
            head, rest = _halves(rest, SCREEN_LINES)
            yield head
        yield rest


def split(piece: Piece, room: float) -> tuple[Piece | None, Piece]:
    """What of a paragraph fits into some lines, and the rest; None when too little."""
    if piece.kind != "p" or room - AIR["p"] < LEAST_LINES:
        return None, piece
    head, rest = _halves(piece, room)
    return (head, rest) if head.lines >= LEAST_LINES else (None, piece)


def _halves(piece: Piece, room: float) -> tuple[Piece, Piece]:
    """A piece in two: at the last end of a sentence that fits, else at a space."""
    most = int(room - AIR[piece.kind]) * LINE_SIGNS - len(piece.label) - 2
    start = piece.words[:most]
    at = max(start.rfind(end) for end in ENDS) + 1
    if at < most // 2:
        at = max(start.rfind(" "), at) if " " in start else most
    head, rest = piece.words[:at].rstrip(), piece.words[at:].lstrip()
    return piece._replace(words=head), piece._replace(words=rest)
