"""What may stand in rich text, whoever wrote it and by whichever door it came in.

Wagtail cleans what its own editor sends and nothing else, and shows what is stored as
it is. So whatever else writes into a body goes through here, and the page once more
when it is saved (see CleanBody).
"""

import re
from typing import Any

from wagtail.blocks import RichTextBlock, StreamValue
from wagtail.rich_text import RichText

import nh3

# The features of core.blocks.prose as Wagtail stores them.
TAGS = {"p", "br", "h2", "h3", "b", "strong", "i", "em", "ol", "ul", "li", "a"}
KEY = {"data-block-key"}
ATTRIBUTES = {
    "a": {"href", "linktype", "id"},
    **dict.fromkeys(("p", "h2", "h3", "ol", "ul", "li"), KEY),
}
SCHEMES = {"http", "https", "mailto", "tel"}
KINDS = {"page", "document"}
MAX_DIGITS = 9
# As nh3 writes them: every value in double quotes, none of them inside one.
LINK = re.compile(r'<a(?: [\w-]+="[^"]*")*>')
ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')


def clean_html(html: str) -> str:
    """Rich text with the tags and links of the house style and nothing else."""
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style"},
    )
    return LINK.sub(_whole_link, cleaned)


def _whole_link(link: re.Match[str]) -> str:
    """A link to a page or document, or an address: half of one makes Wagtail stumble."""
    attributes = dict(ATTRIBUTE.findall(link[0]))
    if {"linktype", "id"} <= set(attributes):
        return f'<a linktype="{attributes["linktype"]}" id="{attributes["id"]}">'
    return f'<a href="{attributes["href"]}">' if "href" in attributes else "<a>"


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; None for a link to what Wagtail cannot look up."""
    if tag == "a" and name == "linktype" and value not in KINDS:
        return None
    if tag == "a" and name == "id":
        number = value.isascii() and value.isdigit() and len(value) <= MAX_DIGITS
        return value if number else None
    return value


def clean_stream(stream: Any) -> None:
    """Clean the rich text of a body in place; other blocks are not even looked at."""
    if not isinstance(stream, StreamValue):
        return
    texts = {
        name
        for name, block in stream.stream_block.child_blocks.items()
        if isinstance(block, RichTextBlock)
    }
    for position, raw in enumerate(stream.raw_data):
        if raw["type"] not in texts:
            continue
        html = str(raw["value"] or "")
        cleaned = clean_html(html)
        if cleaned != html:
            stream[position] = (raw["type"], RichText(cleaned), raw.get("id"))


class CleanBody:
    """A page whose `body` is clean in its row and in its revisions.

    Publishing, the admin, imports and code all end in one of these three.
    """

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Clean what becomes public."""
        clean_stream(self.body)
        return super().save(*args, **kwargs)

    def serializable_data(self) -> dict[str, Any]:
        """Clean what becomes a revision."""
        clean_stream(self.body)
        return super().serializable_data()

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Clean what comes out of a revision: previews and comparisons show it."""
        page = super().with_content_json(content)
        clean_stream(page.body)
        return page
