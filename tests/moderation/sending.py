"""A fiche of a union, with something sent to be read."""

from moderation.submission import Sending, submit
from shops.models import ShopPage
from tests.factories import MembershipFactory, UnionFactory, fiche

BEFORE = "Du pain au levain, cuit chaque matin."
AFTER = "Du pain, et des gaufres."


def fiche_of(union, number=1, **place):
    """A fiche whose shop belongs to a union; None is the city's."""
    page = fiche(title=f"Boutique {number}", slug=f"la-boutique-{number}", **place)
    page.shop.union = union
    page.shop.save()
    return page


def send(page, user=None, summary=AFTER, changes=("summary",), **sending):
    """The review of a new text of a fiche, sent by an owner of its shop."""
    user = user or MembershipFactory(shop=page.shop).user
    page.summary = summary
    page.save_revision(user=user)
    return submit(page, user, Sending(changes=list(changes), **sending))


def sent(union=None, number=1, **kwargs):
    """A new fiche with something that waits."""
    return send(fiche_of(union or UnionFactory(), number), **kwargs)


def page_of(review):
    """The fiche of a review, as it is stored now."""
    return ShopPage.objects.get(shop=review.subject_id)
