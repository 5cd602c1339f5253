"""What people type as plain text: cleaned of signs that nobody types, and as HTML."""

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

# Signs that turn the direction of writing or that nobody sees: they disguise words.
HIDDEN = re.compile("[\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
SPACES = re.compile(r"[ \t]+")
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
BLOCKS = {"p", "h2", "h3", "h4", "li", "blockquote", "div"}


def tidy(text: str) -> str:
    """Several lines, without signs that nobody types, in one form of Unicode."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = HIDDEN.sub("", text)
    typed = (sign for sign in text if sign in "\n\t" or not is_control(sign))
    lines = (SPACES.sub(" ", line).strip() for line in "".join(typed).split("\n"))
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def tidy_line(text: str) -> str:
    """One line: what `tidy` does, and no line breaks."""
    return " ".join(tidy(text).split("\n")).strip()


def one_line(text: str) -> str:
    """A name or a number on one line: no sign that nobody sees, single spaces.

    Stricter than `tidy_line`, which leaves what joins emoji and what hyphenates.
    """
    plain = (" " if unicodedata.category(s) in {"Cc", "Cf"} else s for s in text)
    return " ".join("".join(plain).split())


def is_control(sign: str) -> bool:
    """Whether a sign is none that is written: control codes, halves of pairs."""
    return unicodedata.category(sign) in ("Cc", "Cs")


def paragraphs(text: str) -> str:
    """Plain text as rich text: a blank line between paragraphs, all of it escaped."""
    parts = (part.strip() for part in BLANK_LINES.split(tidy(text)))
    return "".join(
        f"<p>{escape(part).replace(chr(10), '<br/>')}</p>" for part in parts if part
    )


def one_below_another(texts: Iterable[str]) -> str:
    """Plain texts as the paragraphs of one; those that say nothing are left out."""
    return "\n\n".join(text for text in texts if text)


def plain(html: str) -> str:
    """Rich text as plain text: what `paragraphs` makes comes back as it was."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tidy("".join(reader.parts))


class _Reader(HTMLParser):
    """Keeps the words and where lines and paragraphs end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))
