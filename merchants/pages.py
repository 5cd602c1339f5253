"""How the pages of the room are made: head, languages, title."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.head import by_language, unlisted_head


def show(
    request: HttpRequest,
    template: str,
    title: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of the room at the address of this request, in its layout."""
    match = request.resolver_match
    head = unlisted_head(title, by_language(match.view_name, **match.kwargs))
    shown = {"head": head, "title": title, **context}
    return render(request, f"merchants/{template}.html", shown, status=status)
