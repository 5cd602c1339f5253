"""One page of every kind in three languages, all within a few steps of each other."""

from dataclasses import dataclass, field

from core.languages import codes
from places.models import Place
from shops.models import Shop
from tests.factories.events import EventPageFactory, evening
from tests.factories.pages import StandardPageFactory, home
from tests.factories.places import DistrictFactory, PlaceFactory, translated
from tests.factories.shops import ShopCategoryFactory, ShopFactory, ShopPageFactory
from tests.factories.walks import SightPageFactory, WalkPageFactory, add_step

FRIDAY = "2026-11-27T11:00:00+01:00"
INDEXES = {
    "fr": ("boutiques", "balades", "a-voir", "agenda", "territoires", "recherche"),
    "en": ("shops", "walks", "sights", "whats-on", "areas", "search"),
    "nl": (
        "winkels",
        "wandelingen",
        "bezienswaardigheden",
        "agenda",
        "gebieden",
        "zoeken",
    ),
}
KINDS = (
    "home",
    "shop_list",
    "fiche",
    "walk_list",
    "walk",
    "sight_list",
    "sight",
    "agenda",
    "event",
    "standard",
    "territory",
    "search",
)


@dataclass
class World:
    """The pages of a small portal: `fiches["nl"]`, and their addresses."""

    shop: Shop
    museum: Place
    fiches: dict = field(default_factory=dict)
    sights: dict = field(default_factory=dict)
    walks: dict = field(default_factory=dict)
    events: dict = field(default_factory=dict)
    standards: dict = field(default_factory=dict)

    def url(self, kind, language="fr"):
        """The public address of a kind of page."""
        shops, walks, sights, agenda, areas, search = INDEXES[language]
        paths = {
            "home": "",
            "shop_list": f"{shops}/",
            "fiche": f"{shops}/le-four/",
            "map_data": f"{shops}/carte.json",
            "map_card": f"{shops}/carte/{self.fiches[language].pk}/",
            "walk_list": f"{walks}/",
            "walk": f"{walks}/rue-de-lannoy/",
            "gpx": f"{walks}/rue-de-lannoy/gpx/",
            "sight_list": f"{sights}/",
            "sight": f"{sights}/le-bassin/",
            "agenda": f"{agenda}/",
            "agenda_ics": f"{agenda}/ics/",
            "agenda_atom": f"{agenda}/atom/",
            "event": f"{agenda}/concert/",
            "ics": f"{agenda}/concert/ics/",
            "standard": "a-propos/",
            "territory": f"{areas}/roubaix/",
            "search": f"{search}/",
            "suggestions": f"{search}/suggestions/",
        }
        return f"/{language}/{paths[kind]}"


def build_world():
    """The small portal, as an editor would have left it."""
    category, district = ShopCategoryFactory(), DistrictFactory()
    for code, words in {
        "en": ("Bakery", "Centre"),
        "nl": ("Bakkerij", "Centrum"),
    }.items():
        translated(category, code, name=words[0])
        translated(district.territory, code)
        translated(district, code, name=words[1])
    oven = PlaceFactory(name="Le Four", district=district, opening_hours="24/7")
    museum = PlaceFactory(name="Le Bassin", district=district)
    shop = ShopFactory(name="Le Four", place=oven, category=category)
    world = World(shop=shop, museum=museum)
    for code in codes():
        add_pages(world, code, oven)
    return World(**{**world.__dict__, **reread(world)})


def add_pages(world, code, oven):
    """The pages of one language; translations of the French ones."""

    def add(factory, family, title, slug, **fields):
        family[code] = factory(
            language=code,
            translation_of=family.get("fr"),
            title=f"{title} ({code})" if factory is not ShopPageFactory else title,
            slug=slug,
            **fields,
        )

    add(ShopPageFactory, world.fiches, "Le Four", "le-four", shop=world.shop)
    add(SightPageFactory, world.sights, "Le Bassin", "le-bassin", place=world.museum)
    add(WalkPageFactory, world.walks, "Rue de Lannoy", "rue-de-lannoy")
    add_step(world.walks[code], f"Le four ({code})", place=oven)
    point = {"type": "Point", "coordinates": [3.1780, 50.6890]}
    add_step(world.walks[code], f"Le coin ({code})", location=point)
    dates = [evening("2026-11-28")]
    add(EventPageFactory, world.events, "Concert", "concert", place=oven, dates=dates)
    add(StandardPageFactory, world.standards, "À propos", "a-propos")
    page = home(code)
    page.around = {"type": "Point", "coordinates": [3.1740, 50.6905]}
    page.featured_walk = world.walks[code]
    page.save()


def reread(world):
    """The pages as they are stored once all translations exist."""
    names = ("fiches", "sights", "walks", "events", "standards")
    return {
        name: {
            code: type(page).objects.get(pk=page.pk)
            for code, page in getattr(world, name).items()
        }
        for name in names
    }
