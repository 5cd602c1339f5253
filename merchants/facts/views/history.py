"""The history of a shop, for those who may see it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import audit, languages
from core.pagination import paginate
from merchants.access import Visit, of_shop
from merchants.facts.history import line
from merchants.pages import show


@require_safe
@of_shop("see")
def history(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything that was done to this shop: facts, members, claims, decisions."""
    found = audit.entries(visit.shop)
    pages = paginate(request.GET, found.count())
    language = languages.active()
    context = {
        "shop": visit.shop,
        "pages": pages,
        "lines": [line(entry, language) for entry in found[pages.start : pages.stop]],
    }
    return show(request, "facts/history", _("What was changed, and by whom"), context)
