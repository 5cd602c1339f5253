"""Shops and their fiches."""

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from shops.models import Shop, ShopCategory, ShopIndexPage, ShopPage
from tests.factories.pages import PageFactory, section
from tests.factories.places import PlaceFactory, locale


class ShopCategoryFactory(DjangoModelFactory):
    """Bakeries, in French."""

    class Meta:
        model = ShopCategory
        django_get_or_create = ("slug", "locale")

    name = "Boulangerie"
    slug = "boulangerie"
    schema_type = "Bakery"
    naf_codes = ["10.71C"]
    locale = LazyAttribute(lambda _: locale())


class ShopFactory(DjangoModelFactory):
    """A bakery in Roubaix."""

    class Meta:
        model = Shop

    name = Sequence(lambda n: f"Boutique {n:03d}")
    place = SubFactory(PlaceFactory)
    category = SubFactory(ShopCategoryFactory)


class ShopPageFactory(PageFactory):
    """The fiche of a shop."""

    class Meta:
        model = ShopPage

    shop = SubFactory(ShopFactory)
    title = LazyAttribute(lambda page: page.shop.name)
    slug = Sequence(lambda n: f"boutique-{n}")
    summary = "Du pain au levain, cuit chaque matin."

    @classmethod
    def default_parent(cls, language):
        return section(ShopIndexPage, language)


def fiche(title="Le Four du coin", slug="le-four-du-coin", **place_fields):
    """A French fiche, its shop and its place, all of one name."""
    place = PlaceFactory(name=title, **place_fields)
    shop = ShopFactory(name=title, place=place)
    return ShopPageFactory(shop=shop, title=title, slug=slug)
