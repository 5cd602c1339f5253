"""The columns of files: the portal's own, SIRENE's and OpenStreetMap's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.choices import HoursSource
from shops.choices import Payment, Service
from shops.importing.capitals import calm
from shops.importing.entries import Entry, FileError, Row

YES = {"yes", "only", "designated", "customers", "free", "wlan", "wifi"}
TRADE_KEYS = ("shop", "amenity", "craft", "tourism", "office", "leisure")
PAYMENTS = {
    Payment.CASH: ("cash", "coins"),
    Payment.CARDS: ("cards", "debit_cards", "credit_cards", "visa", "mastercard"),
    Payment.CONTACTLESS: ("contactless",),
    Payment.BANCONTACT: ("bancontact",),
    Payment.CHEQUE: ("cheque", "cheques"),
    Payment.MEAL_VOUCHER: ("meal_voucher", "meal_vouchers"),
    Payment.HOLIDAY_VOUCHER: ("ancv", "ancv_cheques", "holiday_voucher"),
}
STREETS = {
    "ALL": "allée",
    "AV": "avenue",
    "BD": "boulevard",
    "CAR": "carrefour",
    "CHE": "chemin",
    "CRS": "cours",
    "FG": "faubourg",
    "GAL": "galerie",
    "GR": "grande rue",
    "IMP": "impasse",
    "PAS": "passage",
    "PL": "place",
    "PRV": "parvis",
    "QU": "quai",
    "RPT": "rond-point",
    "RTE": "route",
    "SQ": "square",
}
REPEATED = {"B": "bis", "T": "ter", "Q": "quater"}
NOT_PUBLIC = "[ND]"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How rows of one kind of file are read.

    `needs` are its columns: of a tuple, one is enough. `source` is where its rows
    come from unless they say so themselves ("" when that must be told).
    """

    name: str
    needs: tuple[str | tuple[str, ...], ...]
    source: str
    hours_source: HoursSource
    read: Callable[[Row], Entry]

    def missing(self, header: Sequence[str]) -> list[str]:
        """Columns that a header lacks, as an operator would name them."""
        alternatives = [(n,) if isinstance(n, str) else n for n in self.needs]
        return [
            "/".join(names) for names in alternatives if not set(names) & set(header)
        ]


def column_map(header: Sequence[str], name: str = "") -> ColumnMap:
    """The map of that name, or the one that fits; raises FileError with what lacks."""
    asked = [MAPS[name]] if name else list(MAPS.values())
    fitting = [columns for columns in asked if not columns.missing(header)]
    if fitting:
        return fitting[0]
    nearest = min(asked, key=lambda columns: len(columns.missing(header)))
    words = _("The header fits no known file; for “%(map)s” it lacks: %(columns)s.")
    lacking = ", ".join(nearest.missing(header))
    raise FileError(words % {"map": nearest.name, "columns": lacking})


def from_portal(row: Row) -> Entry:
    """The portal's own columns."""
    same = ("id", "name", "source", "legal_name", "naf", "city", "insee", "district")
    more = ("lat", "phone", "email", "website", "opening_hours", "wheelchair", "siret")
    return Entry(
        **{name: row.get(name, "") for name in (*same, *more)},
        trade=row.get("category", ""),
        street=row.get("address", ""),
        postal_code=row.get("postcode", ""),
        lng=row.get("lon", "") or row.get("lng", ""),
        is_approximate=row.get("geo_quality", "").startswith("area"),
        languages=_several(row.get("languages", "")),
        payments=_several(row.get("payments", "")),
        services=_several(row.get("services", "")),
    )


def from_sirene(row: Row) -> Entry:
    """INSEE's StockEtablissement, geolocated or not."""
    public = {k: "" if value == NOT_PUBLIC else value for k, value in row.items()}
    get = public.get
    names = ("enseigne1Etablissement", "denominationUsuelleEtablissement")
    legal = get("denominationUniteLegale", "")
    found = (get(name, "") for name in (*names, "denominationUniteLegale"))
    quality = get("geo_type", "")
    return Entry(
        id=get("siret", ""),
        siret=get("siret", ""),
        name=calm(next((name for name in found if name), "")),
        legal_name=legal,
        naf=get("activitePrincipaleEtablissement", ""),
        street=_sirene_street(public),
        postal_code=get("codePostalEtablissement", ""),
        city=calm(get("libelleCommuneEtablissement", "")),
        insee=get("codeCommuneEtablissement", ""),
        lng=get("longitude", "") or get("x_longitude", ""),
        lat=get("latitude", "") or get("y_latitude", ""),
        is_approximate=quality not in ("", "housenumber"),
        is_closed=get("etatAdministratifEtablissement", "A") != "A",
    )


def from_osm(row: Row) -> Entry:
    """Objects of OpenStreetMap with one column per tag."""
    number = " ".join(
        filter(None, (row.get("addr:housenumber"), row.get("addr:street")))
    )
    kind, key = row.get("@type", ""), row["@id"]
    tags = tuple(f"{k}={v}" for k in TRADE_KEYS for v in _several(row.get(k, "")))
    return Entry(
        id=key if "/" in key or not (kind and key) else f"{kind}/{key}",
        name=row.get("name", ""),
        osm_tags=tags,
        street=number,
        postal_code=row.get("addr:postcode", ""),
        city=row.get("addr:city", ""),
        lat=row.get("@lat", "") or row.get("lat", ""),
        lng=row.get("@lon", "") or row.get("lon", ""),
        phone=_first(row.get("phone") or row.get("contact:phone")),
        email=_first(row.get("email") or row.get("contact:email")),
        website=_first(row.get("website") or row.get("contact:website")),
        opening_hours=row.get("opening_hours", ""),
        wheelchair=row.get("wheelchair", "").replace("designated", "yes"),
        siret=_first(row.get("ref:FR:SIRET")),
        payments=[
            code.value
            for code, keys in PAYMENTS.items()
            if any(row.get(f"payment:{tag}") in YES for tag in keys)
        ],
        services=_osm_services(row),
        is_closed=any(k.startswith("disused:") and v for k, v in row.items()),
    )


def _osm_services(row: Row) -> list[str]:
    """Services under their own tag; a wifi that costs something is no free wifi."""
    found = [code.value for code in Service if row.get(code.value, "") in YES]
    if row.get("internet_access:fee", "no") not in ("", "no"):
        found = [code for code in found if code != Service.WIFI]
    return found


def _sirene_street(row: Row) -> str:
    """ "12", "B", "AV", "DU PEUPLE BELGE" -> "12 bis avenue du Peuple Belge"."""
    kind = row.get("typeVoieEtablissement", "")
    repeated = row.get("indiceRepetitionEtablissement", "")
    name = calm(row.get("libelleVoieEtablissement", ""))
    if name and name.split()[0].lower() in {"de", "du", "des", "la", "le"}:
        name = name[:1].lower() + name[1:]
    parts = (
        row.get("numeroVoieEtablissement", ""),
        REPEATED.get(repeated, repeated),
        STREETS.get(kind, kind.lower()),
        name,
    )
    return " ".join(part for part in parts if part)


def _several(text: str) -> list[str]:
    """ "fr;nl" -> ["fr", "nl"]."""
    return [part.strip() for part in text.split(";") if part.strip()]


def _first(text: str | None) -> str:
    """The first of several values."""
    return next(iter(_several(text or "")), "")


MAPS = {
    columns.name: columns
    for columns in (
        ColumnMap(
            "portal",
            ("id", "name", ("category", "naf"), "lat", ("lon", "lng")),
            "",
            HoursSource.PUBLIC,
            from_portal,
        ),
        ColumnMap(
            "sirene",
            (
                "siret",
                "activitePrincipaleEtablissement",
                "libelleCommuneEtablissement",
                ("enseigne1Etablissement", "denominationUsuelleEtablissement"),
            ),
            "sirene",
            HoursSource.PUBLIC,
            from_sirene,
        ),
        ColumnMap(
            "osm",
            ("@id", "name", ("shop", "amenity", "craft", "tourism")),
            "osm",
            HoursSource.OPENSTREETMAP,
            from_osm,
        ),
    )
}
