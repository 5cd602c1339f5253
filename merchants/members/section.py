"""The members in the room of a shop: who asks to join, and the link to all of them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from merchants import sections
from merchants.claiming import claims
from merchants.sections import Action, Section
from moderation.rights import Rights
from shops.models import Shop


@sections.register("members", order=80)
def members(shop: Shop, rights: Rights) -> Section | None:
    """Members for who keeps the shop; for owners also those who ask."""
    if not (rights.words or rights.members):
        return None
    links = [
        Action(_("Who keeps this page"), reverse("merchants:team", args=[shop.pk]))
    ]
    if rights.role:
        links.append(Action(_("Add another shop"), reverse("merchants:siret")))
    asking = []
    if rights.members:
        asking = [
            {"name": claims.name_of(claim.user), "pk": claim.pk}
            for claim in claims.of_owners(shop)
        ]
    return Section(
        template="merchants/claiming/asking.html" if asking else "",
        context={"asking": asking},
        actions=tuple(links),
    )
