"""What the public register of companies says of a SIRET.

The register is another's service: it may be away, slow, throttled, or hide an address.
Then people type by hand. To be asked outside of any database transaction.
"""

import json
import logging
import math
import re
from dataclasses import asdict, dataclass
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.cache import BaseCache, caches
from django.utils import timezone

import requests

from core.plain_text import one_line
from shops.importing.capitals import calm

TIMEOUT_S = 3
MAX_BYTES = 2_000_000
CHUNK_BYTES = 65_536
KEPT_S = 600
PAUSE_S, MAX_PAUSE_S, FAULT_PAUSE_S = 30, 600, 10
PAUSE = "merchants.company.pause"
HIDDEN = ("[ND]", "[NON-DIFFUSIBLE]", "[NON DIFFUSIBLE]")
TOWN = re.compile(r",?\s+\d{5}\s+\D*$", re.ASCII)
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Company:
    """An establishment: texts are "" and positions None when the register is silent.

    `is_hidden`: its owner asked the register not to show the address.
    """

    siret: str
    name: str = ""
    legal_name: str = ""
    street_address: str = ""
    postal_code: str = ""
    city: str = ""
    insee: str = ""
    naf: str = ""
    naf25: str = ""
    lat: float | None = None
    lng: float | None = None
    is_closed: bool = False
    closed_on: str = ""
    is_hidden: bool = False

    def as_json(self) -> dict[str, Any]:
        """What a Claim keeps of it."""
        return {**asdict(self), "source": "register"}


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The register does not answer, or is turned off; why, for the log."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The register answers, and does not know the number."""


Found = Company | Unavailable | Unknown


class Refused(Exception):
    """An answer that cannot be used."""


def find(siret: str) -> Found:
    """Ask for an establishment; never raises, never waits longer than a few seconds."""
    url = settings.PORTAL_COMPANY_REGISTER
    if not url:
        return Unavailable("off")
    store = _store()
    key = f"merchants.company.{siret}"
    kept = store.get(key)
    if kept is not None:
        return kept
    if store.get(PAUSE):
        return Unavailable("paused")
    try:
        found = read(siret, _fetch(url, siret))
    except (requests.RequestException, Refused, ValueError, RecursionError) as fault:
        logger.warning("The register of companies: %s", type(fault).__name__)
        store.add(PAUSE, True, FAULT_PAUSE_S)
        return Unavailable(type(fault).__name__)
    store.set(key, found, KEPT_S)
    return found


def _store() -> BaseCache:
    """The cache that all processes share, when there is one."""
    return caches["shared" if "shared" in settings.CACHES else "default"]


def _fetch(url: str, siret: str) -> Any:
    """The JSON of the register; raises Refused, ValueError or RequestException."""
    ends_at = monotonic() + TIMEOUT_S
    headers = {
        "User-Agent": f"{settings.WAGTAIL_SITE_NAME} ({settings.BASE_URL})",
        "Accept": "application/json",
        # What is packed could unpack to more than we want to read.
        "Accept-Encoding": "identity",
    }
    with requests.get(
        url,
        params={"q": siret, "page": 1, "per_page": 5},
        headers=headers,
        timeout=TIMEOUT_S,
        stream=True,
        allow_redirects=False,
    ) as response:
        if response.status_code == requests.codes.too_many:
            _pause(response.headers.get("Retry-After", ""))
        if response.status_code != requests.codes.ok:
            raise Refused(response.status_code)
        return json.loads(_body(response, ends_at))


def _body(response: requests.Response, ends_at: float) -> bytes:
    """The whole answer, unless it is too long or comes too slowly."""
    body = bytearray()
    for chunk in response.iter_content(CHUNK_BYTES):
        body += chunk
        if len(body) > MAX_BYTES or monotonic() > ends_at:
            raise Refused("too long")
    return bytes(body)


def _pause(retry_after: str) -> None:
    """Nobody asks before the time that the register names, in seconds or as a date."""
    wait_s: float = PAUSE_S
    try:
        if re.fullmatch(r"\d{1,9}", retry_after, re.ASCII):
            wait_s = int(retry_after)
        elif retry_after:
            until = parsedate_to_datetime(retry_after)
            wait_s = (until - timezone.now()).total_seconds()
    except (TypeError, ValueError, OverflowError):
        pass  # Neither: the usual pause.
    _store().set(PAUSE, True, min(max(wait_s, 1), MAX_PAUSE_S))


def read(siret: str, data: Any) -> Company | Unknown:
    """The establishment in an answer; raises Refused when it is none."""
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, list):
        raise Refused("no results")
    for result in results:
        if not isinstance(result, dict):
            continue
        places = result.get("matching_etablissements")
        places = places if isinstance(places, list) else []
        for place in (*places, result.get("siege")):
            if isinstance(place, dict) and place.get("siret") == siret:
                return _company(siret, result, place)
    return Unknown()


def _company(siret: str, result: dict[str, Any], place: dict[str, Any]) -> Company:
    is_hidden = place.get("statut_diffusion_etablissement") == "P" or any(
        mark in str(place.get("adresse")) for mark in HIDDEN
    )
    return Company(
        siret=siret,
        name=_name(result, place),
        legal_name=_text(result.get("nom_raison_sociale"), 160)
        or _text(result.get("nom_complet"), 160),
        insee=_text(place.get("commune"), 5),
        naf=_text(place.get("activite_principale"), 6),
        naf25=_text(place.get("activite_principale_naf25"), 6),
        is_closed=place.get("etat_administratif") == "F",
        closed_on=_text(place.get("date_fermeture"), 10),
        is_hidden=is_hidden,
        **({} if is_hidden else _where(place)),
    )


def _where(place: dict[str, Any]) -> dict[str, Any]:
    """Address and position; half a position is none."""
    lat, lng = _number(place.get("latitude"), 90), _number(place.get("longitude"), 180)
    street = TOWN.sub("", _text(place.get("adresse"), 400))
    return {
        "street_address": calm(street)[:160],
        "postal_code": _text(place.get("code_postal"), 5),
        "city": calm(_text(place.get("libelle_commune"), 80)),
        "lat": lat if lng is not None else None,
        "lng": lng if lat is not None else None,
    }


def _name(result: dict[str, Any], place: dict[str, Any]) -> str:
    """What stands above the door, else the trade name, else the name of the company."""
    signs = place.get("liste_enseignes")
    known = [*(signs if isinstance(signs, list) else []), place.get("nom_commercial")]
    full = _text(result.get("nom_complet"), 400)
    inner = re.search(r"\(([^()]+)\)\s*$", full)
    known += [inner[1] if inner else "", full]
    names = (_text(name, 160) for name in known)
    return calm(next(filter(None, names), ""))


def _text(value: Any, most: int) -> str:
    """One line of text; "" for anything else and for what is hidden."""
    if not isinstance(value, str) or any(mark in value for mark in HIDDEN):
        return ""
    return one_line(value[: most * 4])[:most]


def _number(value: Any, most: float) -> float | None:
    """A coordinate, which the register writes as text."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) <= most else None
