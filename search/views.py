"""The search page: one field, results by kind."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core import languages
from core.head import make_head
from core.sections import home_crumb
from places.clock import this_minute
from search.service import MAX_QUERY, OTHER, Found, clean, open_only, search

SECTION_SLUGS = {"fr": "recherche", "en": "search", "nl": "zoeken"}
FIRST_SHOWN = 8
ALL_SHOWN = 120


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Results for `q`, grouped; `kind` keeps one group and shows all of it."""
    raw = request.GET.get("q", "")
    query = clean(raw)
    found = search(query)
    open_now = request.GET.get("open") == "1"
    if open_now:
        found = open_only(found, this_minute())
    chosen = request.GET.get("kind", "")
    path = f"/{languages.active()}/{SECTION_SLUGS[languages.active()]}/"
    head = make_head(
        title=_("Search"),
        description=_("Search shops, sights, walks, events and pages."),
        alternates={code: f"/{code}/{slug}/" for code, slug in SECTION_SLUGS.items()},
        path=path,
        robots="noindex" if raw else "",
    )
    context = {
        "head": head,
        "breadcrumbs": [home_crumb(), {"label": _("Search"), "url": ""}],
        "query": query,
        "error": _error(raw),
        "groups": _groups(found, chosen),
        "kinds": _kinds(path, query, found, chosen, open_now),
        "result_words": _result_words(found, query) if query else "",
        "empty": _empty() if query and not found.count else None,
        "simplified": found.simplified,
    }
    return render(request, "search/search.html", context)


def _error(raw: str) -> str:
    """What was wrong with the query, in one sentence; empty when nothing was."""
    if len(raw) > MAX_QUERY:
        return _(
            "Your search is too long: only its first %(count)d signs were used."
        ) % {"count": MAX_QUERY}
    if raw and not clean(raw):
        return _("Your search holds no letter: write a word, a name, a street.")
    return ""


def _titles() -> dict[str, str]:
    """The headings of the groups."""
    return {
        "walks.sightpage": _("To see"),
        "shops.shoppage": _("Shops"),
        "walks.walkpage": _("Walks"),
        "events.eventpage": _("What’s on"),
        OTHER: _("Pages"),
    }


def _groups(found: Found, chosen: str) -> list[dict[str, Any]]:
    """Groups of cards; the first few of each, or all of the chosen one."""
    titles = _titles()
    if chosen in found.groups:
        return [{"title": titles[chosen], "cards": found.groups[chosen][:ALL_SHOWN]}]
    return [
        {"title": titles[kind], "cards": cards[:FIRST_SHOWN]}
        for kind, cards in found.groups.items()
    ]


def _kinds(
    path: str, query: str, found: Found, chosen: str, open_now: bool
) -> list[dict[str, Any]]:
    """One chip per group, with its count, after the one for what is open now."""
    if not query or not (found.count or open_now):
        return []
    base = QueryDict(mutable=True)
    base["q"] = query
    toggled = f"{path}?{base.urlencode()}" + ("" if open_now else "&open=1")
    toggle = {"label": _("Open now"), "url": toggled, "current": open_now}
    if open_now:
        base["open"] = "1"
    everything = {
        "label": _("Everything"),
        "url": f"{path}?{base.urlencode()}",
        "current": chosen not in found.groups,
        "count": found.count,
    }
    chips = [toggle, everything]
    for kind, cards in found.groups.items():
        base["kind"] = kind
        chips.append(
            {
                "label": _titles()[kind],
                "url": f"{path}?{base.urlencode()}",
                "current": kind == chosen,
                "count": len(cards),
            }
        )
    return chips


def _result_words(found: Found, query: str) -> str:
    """The count in words."""
    words = ngettext(
        "%(count)d result for “%(query)s”",
        "%(count)d results for “%(query)s”",
        found.count,
    )
    return words % {"count": found.count, "query": query}


def _empty() -> dict[str, Any]:
    """Ways out when nothing was found."""
    language = languages.active()
    return {
        "sentence": _("Nothing was found. Try a shorter word, or look around:"),
        "links": [{"label": _("Home"), "url": f"/{language}/"}],
    }
