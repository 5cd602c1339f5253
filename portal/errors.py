"""Pages that were not found, and the one shown when everything is broken."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _

from wagtail.models import Page

from core import languages
from core.head import Head, make_head
from portal.alike import alike
from tv.views import lost

MAX_SUGGESTIONS = 3


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with the nearest addresses by name, and the other languages of the page."""
    if request.path_info.startswith("/tv/"):
        return lost.not_found(request)
    context = {
        "head": head_of(_("Page not found")),
        "suggestions": suggestions(request.path_info),
    }
    return render(request, "404.html", context, status=404)


def refused(
    request: HttpRequest, exception: Exception | None = None, reason: str = ""
) -> HttpResponse:
    """403: not yours, or a form that did not come from our page (`reason`)."""
    forged = bool(reason)
    title = (
        _("Please send it once more") if forged else _("This page is not yours to see")
    )
    words = (
        _(
            "The form did not come from this portal, or your browser keeps no cookies. Go back, reload the page and send it again; what you typed is still there."
        )
        if forged
        else _(
            "Your account has no right to it, or no longer. Ask the person who keeps this shop, or the city."
        )
    )
    back = request.path if forged else f"/{languages.active()}/"
    back_words = _("Back to the form") if forged else _("Go to the home page")
    return told(request, 403, title, words, back, back_words)


def needed(request: HttpRequest) -> HttpResponse:
    """409: what an editor deletes became part of something else meanwhile."""
    return told(
        request,
        409,
        _("This is still in use"),
        _(
            "Something else on the portal needs it, so nothing was deleted. Open it again: its “Usage” says where it is in use."
        ),
        request.path,
        _("Back to the form"),
    )


def incomplete(request: HttpRequest) -> HttpResponse:
    """400: a form of the editors that lacks fields, or no longer fits what is there."""
    return told(
        request,
        400,
        _("Nothing was saved"),
        _(
            "The form came without some of its fields, or what it is about has changed meanwhile. Go back, reload the page and send it again."
        ),
        "/admin/",
        _("Go to the editors’ home"),
    )


def told(
    request: HttpRequest,
    status: int,
    title: str,
    words: str,
    back: str,
    back_words: str,
) -> HttpResponse:
    """A page with one clear sentence, and where to go from there."""
    context = {
        "head": head_of(title),
        "title": title,
        "words": words,
        "back": back,
        "back_words": back_words,
    }
    return render(request, "told.html", context, status=status)


def head_of(title: str) -> Head:
    """The head of a page that is none: its languages lead home, robots leave it."""
    return make_head(
        title=title,
        description="",
        alternates={code: f"/{code}/" for code in languages.codes()},
        path=f"/{languages.active()}/",
        robots="noindex",
    )


def suggestions(path: str) -> list[dict[str, str]]:
    """The same page in another language, else pages whose address looks alike."""
    slug = path.rstrip("/").rsplit("/", 1)[-1][:80]
    if not slug:
        return []
    language = languages.active()
    elsewhere = Page.objects.filter(slug=slug, live=True, depth__gt=3).public()
    rows = elsewhere.exclude(locale__language_code=language).values_list(
        "title", "url_path", "locale__language_code"
    )[:MAX_SUGGESTIONS]
    found = [_link(title, url_path, code) for title, url_path, code in rows]
    if found:
        return found
    near = alike(slug, language, MAX_SUGGESTIONS)
    return [_link(page.title, page.url_path, language) for page in near]


def _link(title: str, url_path: str, language: str) -> dict[str, str]:
    """A suggestion; another language than the visitor's is named."""
    name = languages.NAMES[language]
    label = title if language == languages.active() else f"{title} ({name})"
    return {"label": label, "url": languages.public_path(url_path, language)}


def broken(request: HttpRequest) -> HttpResponseServerError:
    """500: a static page in three languages that asks nothing of the database."""
    return HttpResponseServerError(get_template("500.html").template.source)
