"""What feeds say in words, made fit for an event: plain, short, by language."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

import nh3
import phonenumbers

from core.plain_text import one_line, paragraphs, tidy, tidy_line
from core.validators import validate_public_url
from events.feeds.entry import Words

LANGUAGES = ("fr", "en", "nl")
TITLE, SUMMARY, WORDS = 255, 240, 160
MOST_TEXT = 20_000
# Tags that part words; the others (bold, links) may stand inside one.
PARTING = re.compile(r"<(?:br|hr|/?p|/?div|/?li|/?h[1-6]|/?t[dr])\b[^>]*>", re.I)
TAG = re.compile(r"<[a-z/!?][^>]*>?", re.I)
TOWN = re.compile(r",?\s+\d{5}\s+\D*$", re.ASCII)
FREE = re.compile(r"\b(?:gratuit|entrée libre|accès libre|free|gratis|vrije toegang)")
PAID = re.compile(r"\d\s*(?:€|euros?\b|eur\b)|(?:€|eur)\s*\d|payant", re.I)
NOT_FOR_ALL = re.compile(
    r"\b(?:moins de|moins d’|pour les|si |sous condition|under \d|jonger dan)"
)


def by_language(value: Any, clean: Callable[[str], str]) -> Words:
    """Words of {"fr": …}, {"@fr": […]}, [{"@language", "@value"}] or of plain text.

    Only the portal's languages are kept; if there is none of them, what there is counts
    as French, rather than to say nothing.
    """
    found: Words = {}
    for language, text in _said(value):
        cleaned = clean(text[: MOST_TEXT * 2])
        if cleaned:
            found.setdefault(language, cleaned)
    ours = {code: found[code] for code in LANGUAGES if code in found}
    return ours or ({"fr": next(iter(found.values()))} if found else {})


def _said(value: Any) -> Iterator[tuple[str, str]]:
    """(language, text) in the forms that feeds use."""
    if isinstance(value, str):
        yield "fr", value
    elif isinstance(value, list):
        for part in value[:20]:
            if not isinstance(part, list):
                yield from _said(part)
    elif isinstance(value, dict) and "@value" in value:
        yield _code(value.get("@language")), first_text(value["@value"])
    elif isinstance(value, dict):
        for code, text in list(value.items())[:50]:
            yield _code(code), first_text(text)


def _code(value: Any) -> str:
    return value.strip("@").lower()[:2] if isinstance(value, str) and value else "fr"


def first_text(value: Any) -> str:
    """The first text of a value or of a list of them; a number counts, "" for none."""
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, str) and part.strip():
            return part
        if isinstance(part, int | float) and not isinstance(part, bool):
            return f"{part:.10g}" if isinstance(part, float) else str(part)[:40]
    return ""


def every_text(value: Any) -> list[str]:
    """The texts in lists and objects, whatever the language; at most 100."""
    found: list[str] = []
    waiting = [value]
    # Lists grow while one goes through them: what lies deeper comes later.
    for part in waiting:
        if isinstance(part, str):
            found.append(part[:200])
        elif isinstance(part, list | dict) and len(waiting) < 100:
            waiting += list(part.values() if isinstance(part, dict) else part)[:100]
    return found[:100]


def plain_line(text: str, most: int = WORDS) -> str:
    """One line without tags or signs that nobody types, cut at a word.

    What is escaped twice is unescaped twice: publishers paste web pages.
    """
    if not text:
        return ""
    text = text[: most * 20]
    for _turn in range(3):
        if "<" not in text and "&" not in text:
            break
        before = text
        bare = nh3.clean(
            PARTING.sub(" ", text), tags=set(), clean_content_tags={"script", "style"}
        )
        text = html.unescape(bare)
        if text == before:
            break
    return clipped(tidy_line(TAG.sub(" ", text)).replace("  ", " "), most)


def title_line(text: str) -> str:
    """A title as plain text."""
    return plain_line(text, TITLE)


def summary_line(text: str) -> str:
    """A summary as plain text."""
    return plain_line(text, SUMMARY)


def clipped(text: str, most: int) -> str:
    """At most so many signs, cut at a word: "… and so"; a word that fills it is cut."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    whole = head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head
    return whole.rstrip(" ,;:.–-") + "…"


def html_text(text: str) -> str:
    """HTML as it came, without control signs; plain text and Markdown as paragraphs.

    Nobody has sanitised it: see core.sanitising.
    """
    text = tidy(text)[:MOST_TEXT]
    return text if TAG.search(text) else paragraphs(text)


def field(value: Any, most: int = WORDS) -> str:
    """A name, a street, a town: one line; "" for what is no text and for what is none."""
    text = plain_line(first_text(value), most)
    return "" if text.strip("-. ").lower() in ("", "null", "none", "n/a") else text


def street(value: Any) -> str:
    """A street without the town that some write behind it: "1 rue A, 59100 Roubaix"."""
    return TOWN.sub("", field(value, 400))[:WORDS]


def name_of(value: Any, most: int = 180) -> str:
    """An identifier, never cut: "" for one that is too long.

    180 leaves room for the name of its catalogue in front: "openagenda:…".
    """
    text = first_text(value)
    text = one_line(text) if len(text) <= most else ""
    return text if text.isprintable() else ""


def url(value: Any, most: int = 200) -> str:
    """A public web address; "" for anything else, as half an address leads nowhere."""
    text = first_text(value).strip()
    if not text:
        return ""
    if text.lower().startswith("www."):
        text = f"https://{text}"
    if len(text) > most or not text.isprintable() or " " in text:
        return ""
    try:
        validate_public_url(text)
        good = urlsplit(text).port is None or True
    except (ValidationError, ValueError):
        return ""
    return text if good and not set(text) & set("<>\"'\\^`{|}") else ""


def email(value: Any) -> str:
    """A mail address, or ""."""
    text = first_text(value).strip().removeprefix("mailto:")
    if "@" not in text or len(text) > 254 or not text.isprintable():
        return ""
    try:
        validate_email(text)
    except ValidationError:
        return ""
    return text


def phone(value: Any) -> str:
    """A number in international form, read as one of France: +33320475060; or ""."""
    text = first_text(value).strip().removeprefix("tel:")[:40]
    try:
        number = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    made = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return made if len(made) <= 20 else ""


def says_free(words: Words) -> bool | None:
    """Whether conditions mean that nobody pays; None when they do not say."""
    said = " ".join(words.values()).casefold().replace("'", "’")
    if PAID.search(said):
        return False
    if FREE.search(said) and not NOT_FOR_ALL.search(said):
        return True
    return None
