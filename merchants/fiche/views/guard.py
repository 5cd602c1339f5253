"""What every step of the words does: 423 while somebody reads, 409 in a second tab."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core import languages
from merchants.access import Visit, of_shop, private
from merchants.fiche.drafts import Conflict, refuse_in_review
from merchants.fiche.pages import page_of
from merchants.fiche.reading import reading_words
from merchants.fiche.states import FicheState, reason_words, state_of
from merchants.fiche.words import Picture
from merchants.pages import show
from merchants.steps import Way, way
from moderation.submission import InReview

View = Callable[..., HttpResponse]
AUTOSAVE = "X-Autosave"


def editing(view: View) -> View:
    """A step of the words of a shop, for its members and for field agents.

    Looking at it is refused as well while somebody reads: nothing typed there counts.
    """

    @require_http_methods(["GET", "HEAD", "POST"])
    @keeps_autosave
    @of_shop("words", "prepare")
    @wraps(view)
    def wrapped(request: HttpRequest, visit: Visit, **kwargs: Any) -> HttpResponse:
        try:
            refuse_in_review(page_of(visit.shop))
            return view(request, visit, **kwargs)
        except InReview:
            return in_review(request, visit)
        except Conflict as conflict:
            return in_conflict(request, visit, conflict)

    return wrapped


def keeps_autosave(view: View) -> View:
    """Saving in the background gets 401 and an address to log in, no login page."""

    @private
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_autosave(request) and not request.user.is_authenticated:
            login = redirect_to_login(request.path, settings.LOGIN_URL).url
            said = _("You are logged out. Your text is kept on this device.")
            body = {"said": said, "login": login, "label": _("Log in and go on")}
            return JsonResponse(body, status=HTTPStatus.UNAUTHORIZED)
        return view(request, *args, **kwargs)

    return wrapped


def is_autosave(request: HttpRequest) -> bool:
    """Whether the page's module sent this while somebody types."""
    return request.method == "POST" and AUTOSAVE in request.headers


def saved(request: HttpRequest, version: str) -> JsonResponse:
    """To the module: it is kept, and the version to send next time."""
    return JsonResponse({"version": version, "said": saved_words()})


def saved_words() -> str:
    """ "Saved at 14:05", as each language writes a time."""
    now = timezone.localtime()
    time = f"{now.hour} h {now:%M}"
    if languages.active() != languages.SOURCE:
        time = date_format(now, "H:i" if languages.active() == "en" else "H.i")
    return _("Saved at %(time)s") % {"time": time}


def in_review(request: HttpRequest, visit: Visit) -> HttpResponse:
    """423: somebody reads it; by when there is an answer, and how to take it back."""
    state = state_of(visit.shop)
    if is_autosave(request):
        said = _("This page was sent in the meantime: your last words are not saved.")
        return JsonResponse({"said": said}, status=HTTPStatus.LOCKED)
    if state.review is None:
        return redirect("merchants:shop", pk=visit.shop.pk)
    context = {
        "shop": visit.shop,
        "review": state.review,
        "reading": reading_words(state.review),
        "state": state,
        "may_withdraw": visit.rights.words,
    }
    title = _("Somebody is reading it")
    return show(request, "fiche/in_review", title, context, HTTPStatus.LOCKED)


def in_conflict(request: HttpRequest, visit: Visit, conflict: Conflict) -> HttpResponse:
    """409: both texts side by side, and one to choose."""
    if is_autosave(request):
        said = _("Another window has another text. Press “Save” to compare them.")
        return JsonResponse({"said": said}, status=HTTPStatus.CONFLICT)
    mine, theirs = conflict.mine, conflict.theirs
    context = {
        "shop": visit.shop,
        "version": conflict.version,
        "here": request.path,
        "texts": [
            {"key": key, "mine": mine[key], "theirs": theirs[key]}
            for key in ("summary", "story")
            if key in mine
        ],
        "pictures": "photos" in mine
        and {"mine": listed(mine), "theirs": listed(theirs)},
    }
    title = _("Two different texts")
    return show(request, "fiche/conflict", title, context, HTTPStatus.CONFLICT)


def listed(stored: dict[str, Any]) -> list[Picture]:
    """The pictures of a draft, the first one first."""
    found = [stored["picture"], *stored["photos"]]
    return [Picture(item["image"], item["alt"]) for item in found if item]


def step(
    request: HttpRequest,
    visit: Visit,
    name: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """The screen of one step, with why it was sent back in the first line."""
    state = context.get("state") or state_of(visit.shop)
    shown = {
        "shop": visit.shop,
        "rights": visit.rights,
        "way": way(name, visit.shop, visit.rights),
        **correction(state),
        **context,
    }
    title = str(shown["way"].step.label)
    return show(request, f"fiche/{name}", title, shown, status)


def correction(state: FicheState) -> dict[str, Any]:
    """What must be corrected, if something was sent back."""
    if state.sent_back is None:
        return {"reasons": []}
    return {"reasons": reason_words(state.sent_back)}


def way_of(visit: Visit, name: str) -> Way:
    """Where a step stands for this person."""
    return way(name, visit.shop, visit.rights)
