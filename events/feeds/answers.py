"""From the bytes of an answer to text and JSON, or to the fault in it."""

import json
import re
from typing import Any

from events.feeds.fetcher import Fault, Reply

# What French servers use when they do not use UTF-8.
OTHERS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "utf-16": "utf-16",
}
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.I)


def text_of(reply: Reply) -> str:
    """The text of an answer, in UTF-8 or in what it says; raises Fault.

    A web page is a fault whatever its content type says.
    """
    text = _decoded(reply).strip().lstrip("\ufeff").lstrip()
    if text.startswith("<"):
        raise Fault("html")
    return text


def _decoded(reply: Reply) -> str:
    try:
        return reply.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if reply.body.lstrip()[:1] == b"<":
        raise Fault("html")
    said = CHARSET.search(reply.headers.get("content-type", ""))
    codec = OTHERS.get(said[1].lower()) if said else None
    try:
        return reply.body.decode(codec or "utf-8")
    except UnicodeError:
        raise Fault("encoding") from None


def data_of(reply: Reply) -> Any:
    """The JSON of an answer: an object or a list that is not empty; raises Fault."""
    return parsed(text_of(reply))


def parsed(text: str) -> Any:
    """The JSON of a text; raises Fault."""
    if not text:
        raise Fault("empty_object")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        # Half an answer may come without any sign that it is one.
        is_cut = text[0] in "{[" and text[-1] not in "}]"
        raise Fault("cut" if is_cut else "not_json") from None
    if data is None or data == {}:
        raise Fault("empty_object")
    if not isinstance(data, dict | list):
        raise Fault("wrong_shape")
    return data


def unwrapped(value: Any) -> Any:
    """A value that may be JSON inside a string, as Opendatasoft has it."""
    if not isinstance(value, str) or value.strip()[:1] not in ("[", "{"):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
