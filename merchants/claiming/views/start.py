"""What it is and what it costs: the public page from which merchants begin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from core import languages
from core.head import make_head
from core.sections import home_crumb


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The same page for everybody: no cookie, kept by any cache."""
    addresses = {}
    for code in languages.codes():
        with override(code):
            addresses[code] = reverse("merchants:start")
    title = _("Your shop on this portal")
    head = make_head(
        title=title,
        description=_(
            "A free page for your shop, which you keep yourself: hours, words, pictures."
        ),
        alternates=addresses,
        path=addresses[languages.active()],
    )
    crumbs = [home_crumb(), {"label": title, "url": ""}]
    context = {"head": head, "title": title, "breadcrumbs": crumbs}
    return render(request, "merchants/claiming/start.html", context)
