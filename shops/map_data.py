"""The points of the shop map: one small column-wise JSON, kept ready to send."""

import gzip
import json
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from core import bitsets
from shops.catalogue import Catalogue
from shops.listing import Answer

KEPT = 12


class Payload(NamedTuple):
    """Bytes ready to send, plain and compressed, each with its tag."""

    body: bytes
    etag: str
    zipped: bytes
    zipped_etag: str


def payload(found: Answer) -> Payload:
    """Columns of the shops that answer a wish and have a position."""
    located = found.matching & found.catalogue.located
    return _payload(found.catalogue, located, located & found.open_bits)


@lru_cache(maxsize=KEPT)
def _payload(shops: Catalogue, located: int, open_bits: int) -> Payload:
    positions = list(bitsets.members(located))
    is_open = bitsets.Membership(open_bits)
    kinds = sorted({shops.categories[position] for position in positions})
    words = {name.slug: name.name for name in shops.names if name.kind == "category"}
    number = {kind: index for index, kind in enumerate(kinds)}
    columns = {
        "kinds": [words.get(kind, kind) for kind in kinds],
        "id": [shops.pks[position] for position in positions],
        "lat": [round(shops.lats[position], 5) for position in positions],
        "lng": [round(shops.lngs[position], 5) for position in positions],
        "kind": [number[shops.categories[position]] for position in positions],
        "open": [int(position in is_open) for position in positions],
    }
    body = json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()
    tag = blake2b(body, digest_size=12).hexdigest()
    return Payload(body, f'"{tag}"', gzip.compress(body, mtime=0), f'"{tag}-gz"')


def forget() -> None:
    """Drop what is kept."""
    _payload.cache_clear()
