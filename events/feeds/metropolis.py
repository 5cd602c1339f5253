"""Whether an event takes place in the metropolis, by position or by name of commune."""

import re

from core.geo.geometry import METROPOLE
from places.names import folded

# The 95 communes of the metropolis and two that are now part of Lille.
COMMUNES = """
Allennes-les-Marais, Annœullin, Anstaing, Armentières, Aubers, Baisieux, La Bassée,
Bauvin, Beaucamps-Ligny, Bois-Grenier, Bondues, Bousbecque, Bouvines, Capinghem, Carnin,
La Chapelle-d’Armentières, Chéreng, Comines, Croix, Deûlémont, Don, Emmerin, Englos,
Ennetières-en-Weppes, Erquinghem-le-Sec, Erquinghem-Lys, Escobecques, Faches-Thumesnil,
Forest-sur-Marque, Fournes-en-Weppes, Frelinghien, Fretin, Fromelles, Gruson,
Hallennes-lez-Haubourdin, Halluin, Hantay, Haubourdin, Hem, Herlies, Houplin-Ancoisne,
Houplines, Illies, Lambersart, Lannoy, Leers, Lesquin, Lezennes, Lille, Linselles,
Lompret, Loos, Lys-lez-Lannoy, La Madeleine, Le Maisnil, Marcq-en-Barœul,
Marquette-lez-Lille, Marquillies, Mons-en-Barœul, Mouvaux, Neuville-en-Ferrain,
Noyelles-lès-Seclin, Pérenchies, Péronne-en-Mélantois, Prémesques, Provin,
Quesnoy-sur-Deûle, Radinghem-en-Weppes, Ronchin, Roncq, Roubaix, Sailly-lez-Lannoy,
Sainghin-en-Mélantois, Sainghin-en-Weppes, Saint-André-lez-Lille, Salomé, Santes, Seclin,
Sequedin, Templemars, Toufflers, Tourcoing, Tressin, Vendeville, Verlinghem,
Villeneuve-d’Ascq, Wambrechies, Warneton, Wasquehal, Wattignies, Wattrelos, Wavrin,
Wervicq-Sud, Wicres, Willems, Hellemmes, Lomme
"""
POSTAL_CODES = frozenset(
    """
    59000 59100 59110 59112 59113 59115 59116 59117 59118 59120 59126 59130 59134 59136
    59139 59150 59152 59155 59160 59166 59170 59175 59184 59185 59193 59200 59211 59221
    59223 59236 59237 59249 59250 59251 59260 59262 59263 59272 59273 59274 59280 59290
    59320 59350 59370 59390 59420 59480 59491 59493 59496 59510 59520 59560 59650 59700
    59777 59780 59790 59800 59810 59830 59840 59890 59910 59930 59960
    """.split()
)
NAMES = frozenset(folded(name) for name in COMMUNES.split(","))
POSTAL_CODE = re.compile(r"(?<!\d)\d{5}(?!\d)")


def is_elsewhere(lng: float | None, lat: float | None, city: str, postal: str) -> bool:
    """Whether an event is outside of the metropolis, as far as its feed says.

    A position decides; without one a known commune or postal code is enough. A feed
    that says nothing is believed: the city chose it.
    """
    if lng is not None and lat is not None:
        return not METROPOLE.contains(lng, lat)
    if not city and not postal:
        return False
    return not (is_commune(city) or postal.strip() in POSTAL_CODES)


def is_commune(city: str) -> bool:
    """Whether a town is one of the metropolis: "LILLE CEDEX", "Lille Hellemmes" too."""
    bare = re.sub(r" cedex\b.*|\d+", "", folded(city)).strip()
    return bare in NAMES or bare.startswith("lille ")


def address_parts(text: str) -> tuple[str, str, str, str]:
    """(venue, street, postal code, city) of a line: "Salle, 1 rue A, 59100 Roubaix"."""
    parts = [part.strip() for part in re.split(r"[,\n]| - ", text) if part.strip()]
    venue = parts[0] if parts else ""
    postal = city = ""
    street: list[str] = []
    for part in parts:
        code = POSTAL_CODE.search(part)
        if code:
            postal, city = code[0], part[code.end() :].strip() or city
            street += [before] if (before := part[: code.start()].strip()) else []
        elif is_commune(part):
            city = city or part
        elif part is not venue and folded(part) != "france":
            street.append(part)
    return venue, ", ".join(street), postal, city
