"""On telephones: what goes to the screen, and the code under which it waits there."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core import languages
from core.head import absolute, by_language, unlisted_head
from core.sections import home_crumb, section_url
from places import guard
from places.hours.wording import clock_words
from shops.models import SECTION_SLUGS as SHOP_SLUGS
from tv import handoffs
from tv.models import CODE_LENGTH
from walks.models import WALK_SLUGS

PAGE = "page"
NOT_FOUND, NOT_KEPT, TOO_MANY, SECONDS_AN_HOUR = 404, 422, 429, 3600
private = cache_control(private=True, no_store=True)


# Nobody is logged in here, so a forged form has nothing to gain; the signed time of the
# form does without the cookie that Django's check needs.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def choose(request: HttpRequest) -> HttpResponse:
    """What will be shown, and the button that makes a code; its page has the code."""
    if request.method != "POST":
        return _choice(request, request.GET.getlist(PAGE))
    asked = request.POST.getlist(PAGE)
    if request.POST.get(guard.HONEYPOT):
        # A robot must not learn that it was recognised.
        return _to_code(handoffs.any_code(), asked)
    age = guard.age_of(request.POST.get("stamp", ""), handoffs.FORM)
    if age is guard.Age.TOO_OLD:
        return _choice(request, asked, guard.age_words(age), NOT_KEPT)
    pages = handoffs.pages_at(asked)
    if not pages:
        return _choice(request, asked, status=NOT_KEPT)
    sender = guard.sender_of(request)
    try:
        made = handoffs.send(pages, languages.active(), sender)
    except guard.TooMany:
        return _too_many_made(request, asked)
    return _to_code(made.code, made.paths)


def _to_code(code: str, paths: list[str]) -> HttpResponse:
    """To the page of a code; once that is over, its address can make another one."""
    address = reverse("phone:code", args=[handoffs.ticket_of(code)])
    query = urlencode({PAGE: paths[: handoffs.MOST_PAGES]}, doseq=True)
    return HttpResponseRedirect(f"{address}?{query}")


def _too_many_made(request: HttpRequest, asked: list[str]) -> HttpResponse:
    words = _("Many codes were made from your connection. Please try again in an hour.")
    response = _choice(request, asked, words, TOO_MANY)
    response.headers["Retry-After"] = str(SECONDS_AN_HOUR)
    return response


def _choice(
    request: HttpRequest, asked: list[str], notice: str = "", status: int = 200
) -> HttpResponse:
    """The page before the code; without anything to show it says how to begin."""
    pages = handoffs.pages_at(asked)
    title = _("See it on the TV")
    context = {
        **_around(title, by_language("phone:on_tv")),
        "pages": pages,
        "left_out": _left_out(len(set(asked)) - len(pages)),
        "notice": notice,
        "minutes": int(handoffs.LIFE.total_seconds() // 60),
        "stamp": guard.new_stamp(handoffs.FORM),
        "honeypot": guard.HONEYPOT,
        "walks_url": section_url(WALK_SLUGS),
        "shops_url": section_url(SHOP_SLUGS),
    }
    return render(request, "tv/phone/choose.html", context, status=status)


def _left_out(count: int) -> str:
    """The sentence about what will not be shown; "" when that is nothing."""
    if count <= 0:
        return ""
    words = ngettext(
        "%(count)d page is left out: the TV shows at most %(most)d, and only public pages of this portal.",
        "%(count)d pages are left out: the TV shows at most %(most)d, and only public pages of this portal.",
        count,
    )
    return words % {"count": count, "most": handoffs.MOST_PAGES}


def _around(title: str, addresses: dict[str, str]) -> dict[str, Any]:
    """Head and breadcrumbs of a page that no robot lists."""
    return {
        "title": title,
        "head": unlisted_head(title, addresses, addresses[languages.active()]),
        "breadcrumbs": [home_crumb(), {"label": title, "url": ""}],
    }


@require_safe
@private
def code(request: HttpRequest, ticket: str) -> HttpResponse:
    """The code in large, how long it is good, what to do on the TV."""
    title, found = _("Your code for the TV"), handoffs.by_ticket(ticket)
    context = _around(title, by_language("phone:code", ticket))
    if found is None:
        pages = handoffs.pages_at(request.GET.getlist(PAGE))
        query = urlencode({PAGE: [sent.path for sent in pages]}, doseq=True)
        context["again_url"] = f"{reverse('phone:on_tv')}?{query}"
        return render(request, "tv/phone/code.html", context, status=NOT_FOUND)
    half = CODE_LENGTH // 2
    until = timezone.localtime(found.ends_at).time()
    context |= {
        "halves": [found.code[:half], found.code[half:]],
        "until": clock_words(until, languages.active()),
        "pages": handoffs.pages_at(found.paths),
        "tv_address": absolute("/tv/").split("://", 1)[1],
    }
    return render(request, "tv/phone/code.html", context)
