"""What a person said on an earlier screen, kept in his session until it is sent."""

from typing import Any

from django.http import HttpRequest

from merchants.company import Company, Found, Unavailable

KEY = "merchants.claiming"
HIDDEN, UNKNOWN, AWAY, OFF = "hidden", "unknown", "away", "off"


def remember(request: HttpRequest, siret: str, found: Found | None) -> None:
    """Keep a SIRET with what the register said of it; `why` when it said nothing."""
    company = found.as_json() if isinstance(found, Company) else {}
    request.session[KEY] = {"siret": siret, "company": company, "why": _why(found)}


def _why(found: Found | None) -> str:
    if isinstance(found, Company):
        return HIDDEN if found.is_hidden else ""
    if isinstance(found, Unavailable):
        return OFF if found.reason == "off" else AWAY
    return UNKNOWN


def recall(request: HttpRequest) -> dict[str, Any]:
    """{"siret", "company", "why"}; empty texts when nothing is kept."""
    kept = request.session.get(KEY)
    found = kept if isinstance(kept, dict) else {}
    return {"siret": "", "company": {}, "why": "", **found}


def typed(request: HttpRequest) -> dict[str, Any]:
    """What was typed here before the log-in ran out, for the form to show again."""
    before = getattr(request, "typed_before", None)
    return before.dict() if before else {}
