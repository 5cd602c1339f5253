"""What a row of a file says of a shop, in the words of the portal, not yet checked."""

import unicodedata
from dataclasses import dataclass, field

Row = dict[str, str]


class FileError(ValueError):
    """A file that cannot be imported, in one sentence for the operator."""


class Refused(ValueError):
    """Why a row is not imported, in sentences for the report."""


@dataclass(slots=True)
class Entry:
    """One row; every text is as in the file, without spaces around it."""

    id: str
    name: str
    source: str = ""
    legal_name: str = ""
    trade: str = ""
    naf: str = ""
    osm_tags: tuple[str, ...] = ()
    street: str = ""
    postal_code: str = ""
    city: str = ""
    insee: str = ""
    district: str = ""
    lat: str = ""
    lng: str = ""
    is_approximate: bool = False
    phone: str = ""
    email: str = ""
    website: str = ""
    opening_hours: str = ""
    languages: list[str] = field(default_factory=list)
    wheelchair: str = ""
    siret: str = ""
    payments: list[str] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    is_closed: bool = False
    number: int = 0


def has_control(text: str) -> bool:
    """Whether a text has signs that nobody sees: line breaks, NUL, marks of direction."""
    return any(unicodedata.category(sign) in {"Cc", "Cf"} for sign in text)
