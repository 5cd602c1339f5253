"""Pages of text as cards, for search and chosen pages."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from core import cards
from core.cards import Card
from core.models import BasePage
from events.models import EventIndexPage
from home.models import HomePage, StandardPage
from shops.models import ShopIndexPage
from walks.models import SightIndexPage, WalkIndexPage


def loader(model: type[BasePage]) -> cards.Loader:
    """A loader of plain cards for a type of page."""

    def load(ids: Sequence[int]) -> dict[int, Card]:
        pages = model.objects.filter(pk__in=ids).select_related("locale")
        return {page.pk: text_card(page) for page in pages}

    return load


def text_card(page: BasePage) -> Card:
    """The card of a page of text."""
    return Card(
        url=page.path_url,
        title=page.title,
        page_id=page.pk,
        kind=_("Page"),
        picture=page.prepared.get("picture"),
        summary=page.summary,
    )


TEXT_MODELS = (
    HomePage,
    StandardPage,
    ShopIndexPage,
    SightIndexPage,
    WalkIndexPage,
    EventIndexPage,
)
for model in TEXT_MODELS:
    cards.register(model._meta.label, loader(model))
