"""How the pages of the room are made: head, languages, title."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from core import languages
from core.head import Head, make_head


def private_head(title: str, name: str, **kwargs: Any) -> Head:
    """The head of a page of the room: the same page in each language, not indexed."""
    alternates = {}
    for code in languages.codes():
        with override(code):
            alternates[code] = reverse(name, kwargs=kwargs or None)
    head = make_head(
        title=title,
        description="",
        alternates=alternates,
        path="",
        robots="noindex, nofollow",
    )
    head.canonical, head.alternates = "", []
    return head


def show(
    request: HttpRequest,
    template: str,
    title: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of the room at the address of this request, in its layout."""
    match = request.resolver_match
    head = private_head(title, match.view_name, **match.kwargs)
    shown = {"head": head, "title": title, **context}
    return render(request, f"merchants/{template}.html", shown, status=status)
