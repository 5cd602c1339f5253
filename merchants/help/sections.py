"""The help in the room of a shop: for who keeps it, and for an agent at work."""

from django.urls import reverse
from django.utils.translation import gettext as _

from merchants import sections
from merchants.sections import Action, Section
from moderation.rights import Rights
from shops.models import Shop


@sections.register("mandate", order=5)
def mandate(shop: Shop, rights: Rights) -> Section | None:
    """An agent goes from what he filled in to the merchant's yes."""
    if not rights.prepare:
        return None
    url = reverse("merchants:mandate", args=[shop.pk])
    return Section(actions=(Action(_("Ask the merchant for his yes"), url, big=True),))


@sections.register("help", order=90)
def get_help(shop: Shop, rights: Rights) -> Section | None:
    """Somebody comes by; or the questions on paper."""
    if not (rights.words or rights.prepare):
        return None
    paper = Action(
        _("The questions on paper"), reverse("merchants:paper_of", args=[shop.pk])
    )
    if not rights.words:
        return Section(actions=(paper,))
    url = f"{reverse('merchants:help')}?shop={shop.pk}"
    return Section(actions=(Action(_("Get help"), url), paper))
