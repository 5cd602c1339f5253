"""Pages of the portal as the portal reads them: what a phone keeps to show them alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import override

IMPORTED = re.compile(r"""^(?:import|export)\b[^"';]*["']\./([\w.-]+\.js)["']""", re.M)
LOADED_BY = {"link": "href", "script": "src", "use": "href"}
NOT_SHOWN = {"alternate", "canonical", "apple-touch-icon", "manifest"}

Candidates = dict[str, int]


@dataclass(slots=True)
class OwnPage:
    """An answer of the portal to anybody: its content and the files it shows.

    `files` are addresses of static files; each picture is its candidates, address by
    address with the width in pixels.
    """

    content: bytes
    files: list[str] = field(default_factory=list)
    pictures: list[Candidates] = field(default_factory=list)


def read(path: str, language: str) -> OwnPage | None:
    """What a stranger gets at `path`; None when nothing is there for him."""
    host = urlsplit(settings.BASE_URL).netloc
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.user = AnonymousUser()
    request.META.update(SERVER_NAME=host, SERVER_PORT="80", HTTP_HOST=host)
    with override(language):
        try:
            view, args, kwargs = resolve(path)
            response = view(request, *args, **kwargs)
        except (Resolver404, Http404):
            return None
    if response.status_code != 200 or response.streaming:
        return None
    page = OwnPage(response.content)
    if response.headers["Content-Type"].startswith("text/html"):
        reader = _Reader(page)
        reader.feed(response.content.decode())
    return page


def file_bytes(address: str) -> int | None:
    """The size of a static file or a picture; None when it is not there."""
    try:
        if address.startswith(settings.MEDIA_URL):
            name = unquote(address.removeprefix(settings.MEDIA_URL))
            return default_storage.size(name)
        found = _static_file(address)
    except (OSError, ValueError, SuspiciousFileOperation):
        return None
    return found.stat().st_size if found else None


def with_imports(files: list[str]) -> list[str]:
    """Static files and the modules that their modules import, each once."""
    found: dict[str, None] = {}
    waiting = list(reversed(files))
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = None
            waiting += _imports(address)
    return list(found)


def _imports(address: str) -> Iterator[str]:
    """The addresses of the modules beside a module that it imports."""
    path = _static_file(address) if address.endswith(".js") else None
    if path is not None:
        folder = address.rsplit("/", 1)[0]
        for name in IMPORTED.findall(path.read_text("utf-8")):
            yield f"{folder}/{name}"


def _static_file(address: str) -> Path | None:
    """Where a static file lies: collected, or in its application."""
    if not address.startswith(settings.STATIC_URL):
        return None
    name = address.removeprefix(settings.STATIC_URL)
    if staticfiles_storage.exists(name):
        return Path(staticfiles_storage.path(name))
    found = finders.find(name)
    return Path(found) if found else None


class _Reader(HTMLParser):
    """Notes the static files and the pictures of a page, in its order."""

    def __init__(self, page: OwnPage) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element loads."""
        values = {name: value or "" for name, value in attrs}
        address = values.get(LOADED_BY.get(tag, ""), "").split("#")[0]
        if values.get("rel", "") not in NOT_SHOWN:
            self.note(address)
        if tag != "img":
            return
        found = candidates(values)
        if any(address.startswith(settings.MEDIA_URL) for address in found):
            self.page.pictures.append(found)
        else:
            self.note(values.get("src", ""))

    def note(self, address: str) -> None:
        """Add a static file, once."""
        if address.startswith(settings.STATIC_URL) and address not in self.page.files:
            self.page.files.append(address)


def candidates(values: dict[str, str]) -> Candidates:
    """The addresses among which a browser chooses for an <img>, with their widths."""
    found = {}
    for part in values.get("srcset", "").split(", "):
        address, _space, width = part.strip().rpartition(" ")
        if address and width.endswith("w") and width[:-1].isdecimal():
            found[address] = int(width[:-1])
    width = values.get("width", "")
    if values.get("src"):
        found.setdefault(values["src"], int(width) if width.isdecimal() else 0)
    return found
