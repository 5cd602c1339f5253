"""What a tablet in a hall needs to know of itself; its script asks for it.

The pages are those of everybody. The script shows the visitor the languages, the way
home and the way to his telephone, and takes away what leads out of the portal.
"""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.addresses import SLUGS as ACCOUNT_SLUGS
from core import languages
from core.geo.geometry import METROPOLE
from core.head import by_language
from merchants.addresses import SLUGS as ROOM_SLUGS
from places.confirmation import SLUGS as CONFIRM_SLUGS
from places.departure import POINT_DECIMALS
from places.nearby import Point
from places.urls import REPORT_SLUGS, STATE_SLUGS
from tv import version
from tv.phone_urls import SLUGS as TO_TV_SLUGS
from tv.screens import ScreenFacts

PARAMETER = "borne"
# For who has a telephone or a desk of his own: accounts, reports, what is to be kept.
NOT_HERE = (
    ACCOUNT_SLUGS,
    ROOM_SLUGS,
    CONFIRM_SLUGS,
    REPORT_SLUGS,
    STATE_SLUGS,
    TO_TV_SLUGS,
)
# How addresses end that give a file, or a sheet to print.
FILES = ("atom", "geojson", "gpx", "ics", "kml", "pack", "pdf", "print", "svg")


def facts(screen: ScreenFacts) -> dict[str, Any]:
    """What the script is told: nothing that the room does not see anyway."""
    offered = screen.languages
    first = offered[0]
    return {
        "code": screen.code,
        "version": version.current(),
        "name": screen.name,
        "place": screen.place_name,
        "near": near(screen.point),
        "start": f"/{first}/?{PARAMETER}={screen.code}",
        "languages": [
            {"code": code, "name": languages.NAMES[code]} for code in offered
        ],
        "closed": closed(),
        "files": FILES,
        "host": settings.BASE_URL.split("://", 1)[1],
        "sheet": static("css/kiosk.css"),
        "icons": static("img/icons.svg"),
        "words": {code: words(code) for code in offered},
    }


def near(point: Point | None) -> str:
    """The tablet's position as lists are asked for it ("50.692,3.168"); "" for none."""
    if point is None or not METROPOLE.contains(point.lng, point.lat):
        return ""
    return f"{round(point.lat, POINT_DECIMALS)},{round(point.lng, POINT_DECIMALS)}"


def closed() -> list[str]:
    """The beginnings of addresses that a tablet for everybody does not open."""
    sections = [
        f"/{code}/{slug}/" for slugs in NOT_HERE for code, slug in slugs.items()
    ]
    return [*sections, *by_language("kept_walks").values()]


def words(language: str) -> dict[str, str]:
    """What the script says, in one language."""
    with override(language):
        return {
            "bar": _("This tablet"),
            "languages": _("Language"),
            "home": _("Home"),
            "back": _("Back"),
            "near": _("Near here"),
            "phone": _("On my phone"),
            "scan": _("Point your phone’s camera at this code: the page opens there."),
            "code": _("QR code of this page"),
            "close": _("Close"),
            "still": _("Are you still there?"),
            "soon": _("The page goes back to the beginning in {n} s."),
            "go_on": _("Continue"),
            "away": _("No network. This page stays here; we try again by ourselves."),
            "not_here": _("This does not open on this tablet."),
        }
