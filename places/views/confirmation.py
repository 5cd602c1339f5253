"""The page on which a place confirms its hours, reached by a link without an account."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import languages
from core.formats import weekday_words
from core.head import by_language, unlisted_head
from core.private import private
from places import confirmation, contacts
from places.clock import this_minute
from places.confirmation import LinkState
from places.confirmation_sheet import Sheet
from places.day_rows import day_rows
from places.hours.week import usual_week
from places.hours.wording import day_hours_words
from places.models import HoursLink, Place
from places.special_days import today
from places.tasks import send_link

# The origin alone: the secret of the address reaches no other page. With
# "no-referrer" browsers send "Origin: null", which the check against forgery refuses.
REFERRER = "strict-origin"
STATUS = {LinkState.UNKNOWN: 404, LinkState.USED: 410, LinkState.ENDED: 410}
View = Callable[[HttpRequest, str], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
@private
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask; what is posted is saved all or nothing. Looking at it changes nothing."""
    link = confirmation.find(secret)
    state = confirmation.state_of(link, timezone.now())
    if link is None or state is not LinkState.GOOD:
        return _after_use(request, secret, link, state)
    data = request.POST if request.method == "POST" else None
    sheet = Sheet(link.place, today(this_minute()), data)
    if data is not None and sheet.is_valid():
        if confirmation.spend(link, sheet.confirmation):
            return redirect("places:thanks", secret)
        # The link was used, or the hours changed, since they were read just above.
        link = confirmation.find(secret)
        state = confirmation.state_of(link, timezone.now())
        if link is None or state is not LinkState.GOOD:
            return _after_use(request, secret, link, state)
        sheet = Sheet(link.place, today(this_minute()), data)
        sheet.is_valid()
    context = {"place": link.place, "sheet": sheet, "usual": _usual_rows(link.place)}
    # 200 also with faults: logs name the addresses of errors, and this one is a secret.
    return _page(request, secret, "confirm", _("Are your hours still right?"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def thanks(request: HttpRequest, secret: str) -> HttpResponse:
    """What was saved, for half an hour."""
    link = confirmation.find(secret)
    if link is None or not confirmation.just_used(link, timezone.now()):
        state = confirmation.state_of(link, timezone.now())
        return _after_use(request, secret, link, state)
    place, language = link.place, languages.active()
    answered = place.day_answers.filter(answered_at=link.used_at)
    days = set(answered.values_list("date", flat=True))
    rows = day_rows(place, today(this_minute()), language)
    card = place.cards.get(language) or next(iter(place.cards.values()), {})
    context = {
        "place": place,
        "usual": _usual_rows(place),
        "rows": [row for row in rows if row["date"] in {str(day) for day in days}],
        "fiche_url": card.get("url", ""),
    }
    return _page(request, secret, "confirm_thanks", _("Thank you"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def new_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Send another link to the known address; the same answer whatever is known."""
    if request.method == "POST":
        link = confirmation.find(secret)
        if link is not None:
            send_link.enqueue(link.place_id, languages.active())
        return redirect("places:new_link", secret)
    return _page(request, secret, "confirm_sent", _("A new link"), {})


def _after_use(
    request: HttpRequest, secret: str, link: HoursLink | None, state: LinkState
) -> HttpResponse:
    """The second of two clicks gets the thanks of the first; others a clear page."""
    if request.method == "POST" and confirmation.just_used(link, timezone.now()):
        return redirect("places:thanks", secret)
    email = ""
    if link is not None:
        email = contacts.emails([link.place_id]).get(link.place_id, "")
    context = {
        "place": link.place if link else None,
        "used": state is LinkState.USED,
        "masked": contacts.masked(email),
    }
    title = _("This link no longer works")
    status = STATUS.get(state, 410)
    return _page(request, secret, "confirm_ended", title, context, status)


def _page(
    request: HttpRequest,
    secret: str,
    name: str,
    title: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page with its language menu, whose head does not repeat the secret."""
    head = unlisted_head(title, by_language(request.resolver_match.view_name, secret))
    shown = {"head": head, "secret": secret, **context}
    return render(request, f"places/{name}.html", shown, status=status)


def _usual_rows(place: Place) -> list[dict[str, str]]:
    """The usual week in words, without this week's exceptions."""
    language = languages.active()
    return [
        {
            "label": weekday_words(day.date.weekday(), language),
            "words": day_hours_words(day, language),
            "note": day.comment,
        }
        for day in usual_week(place.opening_hours, today(this_minute()))
    ]
