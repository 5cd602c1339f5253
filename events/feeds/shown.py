"""The sources of an event as its pages name them."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError

from core import versions
from core.validators import validate_public_url

CHUNK = 300
Shown = list[dict[str, str]]


def sources_of(keys: Iterable[UUID]) -> dict[UUID, Shown]:
    """Name, address and licence of each source of events, by translation key.

    The address is that of the event there, else of the source. One query.
    """
    records = apps.get_model("events", "EventRecord").objects
    found = records.filter(event__translation_key__in=list(keys)).order_by("pk")
    shown: dict[UUID, dict[str, dict[str, str]]] = defaultdict(dict)
    columns = ("name", "homepage_url", "licence")
    for key, page_url, name, homepage_url, licence in found.values_list(
        "event__translation_key",
        "entry__page_url",
        *(f"source__{column}" for column in columns),
    ):
        url = page_url if _is_public(page_url) else homepage_url
        shown[key].setdefault(name, {"name": name, "url": url, "licence": licence})
    return {key: list(sources.values()) for key, sources in shown.items()}


def write_again(keys: Iterable[UUID]) -> int:
    """Tell the pages of events that their sources changed; how many pages did."""
    wanted, changed = list(keys), 0
    pages = apps.get_model("events", "EventPage").objects
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        sources, rows = sources_of(part), []
        for page in pages.filter(translation_key__in=part).only("prepared"):
            now = sources.get(page.translation_key, [])
            if page.prepared.get("sources", []) != now:
                page.prepared = {**page.prepared, "sources": now}
                rows.append(page)
        pages.bulk_update(rows, ["prepared"], batch_size=CHUNK)
        changed += len(rows)
    if changed:
        versions.bump()
    return changed


def _is_public(url: object) -> bool:
    if not isinstance(url, str) or not url:
        return False
    try:
        validate_public_url(url)
    except ValidationError:
        return False
    return True
