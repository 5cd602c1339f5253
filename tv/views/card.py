"""A card to print: how to open a screen, for who installs it."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.head import make_head
from tv.models import Screen
from tv.panels import opening_qr, openings


@require_safe
@permission_required("tv.change_screen", raise_exception=True)
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, code, address and QR code of a screen on one sheet."""
    screen = get_object_or_404(Screen.objects.select_related("place"), pk=pk)
    head = make_head(
        title=screen.name,
        description="",
        alternates={},
        path=request.path,
        robots="noindex",
    )
    context = {
        "head": head,
        "screen": screen,
        "openings": openings(screen),
        "qr": opening_qr(screen),
    }
    return render(request, "tv/admin/card.html", context)
