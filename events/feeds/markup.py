"""HTML of feeds as the text of a page: house style, or plain paragraphs."""

import re

from core.plain_text import paragraphs, plain
from core.sanitising import clean_html

# More than a long article; what comes after is not read by anybody.
LONGEST = 60_000
MOST_NESTED = 12
BLOCK = re.compile(r"<(?:p|h2|h3|ul|ol)>")
TAG = re.compile(r"<(/?)(\w+)[^>]*>")
# Tags of feeds and the house's own for them; Wagtail writes b and i as well.
HOUSE = {
    "div": "p",
    "section": "p",
    "article": "p",
    "blockquote": "p",
    "pre": "p",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "strong": "b",
    "em": "i",
}
FOREIGN = re.compile(rf"<(/?)({'|'.join(HOUSE)})\b([^>]*)>", re.IGNORECASE)
# Links that lead nowhere once the text stands on our own site.
RELATIVE = re.compile(r'<a href="(?!https?:|mailto:|tel:)[^"]*">|<a linktype[^>]*>')
NOTHING = re.compile(r"<(p|h2|h3|li|b|i)>(?:\s|&nbsp;|<br>)*</\1>")


def body_html(html: str) -> str:
    """Rich text for a body; "" when nothing is left to read."""
    html = html[:LONGEST]
    housed = FOREIGN.sub(lambda tag: f"<{tag[1]}{HOUSE[tag[2].lower()]}{tag[3]}>", html)
    cleaned = RELATIVE.sub("<a>", clean_html(housed)).strip()
    while (shorter := NOTHING.sub("", cleaned)) != cleaned:
        cleaned = shorter.strip()
    if not plain(cleaned):
        return ""
    if _depth(cleaned) > MOST_NESTED:
        return comparable(paragraphs(plain(cleaned)))
    starts_well = BLOCK.match(cleaned)
    return comparable(cleaned if starts_well else _in_paragraphs(html, cleaned))


def _in_paragraphs(html: str, cleaned: str) -> str:
    """Text without paragraphs of its own: by its lines, or as one."""
    if "<" not in html:
        return paragraphs(html)
    if BLOCK.search(cleaned):
        return paragraphs(plain(cleaned))
    return f"<p>{cleaned}</p>"


def _depth(html: str) -> int:
    """How deep tags are nested at most."""
    deepest = depth = 0
    for closing, name in TAG.findall(html):
        if name != "br":
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest


def comparable(html: str) -> str:
    """A text as it is compared: without the keys that Wagtail's editor adds."""
    bare = re.sub(r' data-block-key="[^"]*"', "", html)
    return re.sub(r"\s+", " ", bare.replace("<br/>", "<br>")).strip()
