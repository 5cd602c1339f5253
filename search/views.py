"""The search page, the data of its map, and what browsers read of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import languages
from core.head import Head, absolute, make_head
from core.maps import map_options
from core.pagination import paginate
from core.sections import home_crumb, section_url
from places.clock import this_minute
from places.departure import point_of
from search import clicks, filters, map_data, result_words
from search.cards import cards_of
from search.engines.columns import columns
from search.entrances import entrances
from search.question import Question
from search.results import cards, groups
from search.service import PER_PAGE, Found, find
from search.stats import searched

SECTION_SLUGS = {"fr": "recherche", "en": "search", "nl": "zoeken"}
CENTRE = {"lat": 50.6905, "lng": 3.1790, "zoom": 14}
DESCRIPTION = "application/opensearchdescription+xml"


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What was found for the query string; without words the ways into the portal."""
    found = find(Question.of(request.GET), this_minute())
    asked, url = found.question, section_url(SECTION_SLUGS)
    context = {
        "head": _head(asked, url),
        "breadcrumbs": [home_crumb(), {"label": _("Search"), "url": ""}],
        "query": asked.text,
        "faults": asked.faults,
    }
    if asked.text:
        context |= _results(url, found)
        if asked.page == 1:
            count = found.total or found.unfiltered
            searched(request, asked.text, found.language, count)
    else:
        context["entrances"] = entrances(found.language)
    return render(request, "search/search.html", context)


def _head(asked: Question, url: str) -> Head:
    """The head of the page: the language menu keeps the question, robots do not."""
    title = _("Search: %(query)s") % {"query": asked.text}
    return make_head(
        title=title if asked.text else _("Search"),
        description=_("Search shops, sights, walks, events and pages."),
        alternates={code: f"/{code}/{slug}/" for code, slug in SECTION_SLUGS.items()},
        path=url,
        query=asked.query(),
        robots="noindex" if asked.text or asked.filters else "",
    )


def _results(url: str, found: Found) -> dict[str, Any]:
    """Everything below the field."""
    asked = found.question
    pages = paginate(QueryDict(asked.query().lstrip("?")), found.listed, PER_PAGE)
    context = {
        "found": found,
        "result_words": result_words.count_words(found),
        "order_reasons": result_words.order_reasons(found),
        "beginning_words": result_words.beginning_words(found),
        "filters": filters.form(url, found) if found.total or asked.filters else None,
        "active": filters.active(url, found),
        "clear_url": url + asked.without(*asked.filters).query(),
        "kinds": filters.kinds(url, found),
        "views": filters.views(url, found),
        "shown": asked.view,
        "clicks_url": f"{url}{clicks.WORDS[found.language]}/",
        "groups": groups(url, found) if found.is_grouped else [],
        "cards": [] if found.is_grouped else cards(found),
        "pages": None if found.is_grouped else pages,
    }
    if asked.view == "map":
        context["map"] = _map(url, asked)
    if not found.total:
        context |= _nothing(url, found)
    return context


def _nothing(url: str, found: Found) -> dict[str, Any]:
    """The ways out when nothing was found."""
    text = found.suggestion
    return {
        "empty": result_words.empty(url, found),
        "suggestion": text,
        "suggestion_url": url + Question(text=text).query() if text else "",
        "entrances": entrances(found.language),
    }


def _map(url: str, asked: Question) -> dict[str, Any]:
    """The map of the results; it shows all pages of them."""
    point = point_of(asked)
    centre = {"lat": point[0], "lng": point[1], "zoom": 15} if point else CENTRE
    return map_options(
        **centre,
        data_url=f"{url}carte.json{asked.but(view='groups').query()}",
        card_url=f"{url}carte/",
        list_url=url + asked.but(view="list").query(),
    )


@require_safe
def map_points(request: HttpRequest) -> HttpResponse:
    """Points of the map for the same query string as the page, as JSON columns."""
    question = Question.of(request.GET)
    data = map_data.payload(question, languages.active(), this_minute())
    options = {"ensure_ascii": False, "separators": (",", ":")}
    return JsonResponse(data, json_dumps_params=options)


@require_safe
def map_card(request: HttpRequest, pk: int) -> HttpResponse:
    """What the map shows of one result when its pin is chosen: a piece of HTML."""
    language = languages.active()
    known = pk in columns(language).by_id
    found = cards_of([pk], language, this_minute()) if known else {}
    if pk not in found:
        raise Http404("no such result")
    return render(request, "core/map_card.html", {"card": found[pk]})


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """How browsers search here from their own field (OpenSearch 1.1)."""
    url = absolute(section_url(SECTION_SLUGS))
    context = {"search_url": url, "suggestions_url": f"{url}suggestions/"}
    return render(request, "search/opensearch.xml", context, content_type=DESCRIPTION)
