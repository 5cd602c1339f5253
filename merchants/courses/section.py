"""Courses in the room of a shop: whom it sends, and what comes next."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from merchants import sections
from merchants.courses import shown
from merchants.sections import Action, Section
from moderation.rights import Rights
from shops.models import Shop

LISTED = 2


@sections.register("courses", order=70)
def courses(shop: Shop, rights: Rights) -> Section | None:
    """Own bookings, and the next courses that one may book."""
    if not rights.facts:
        return None
    found = shown.sheets(shop, timezone.now())
    own = [sheet for sheet in found if sheet.own]
    others = [sheet for sheet in found if not sheet.own and sheet.is_bookable]
    link = Action(
        _("Courses for merchants"), reverse("merchants:courses", args=[shop.pk])
    )
    return Section(
        template="merchants/courses/section.html" if own or others else "",
        context={"own": own, "others": others[:LISTED], "pk": shop.pk},
        actions=(link,),
    )
