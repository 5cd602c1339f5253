"""The district of a row: by its name, or by the outline that its position lies in."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.text import slugify

from wagtail.models import Locale

from core import languages
from core.plain_text import one_line
from places import outlines
from places.choices import TerritoryState
from places.communes import Communes
from places.models import District, Place, Territory
from places.names import core_name
from shops.importing.facts import Facts

MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row says: names to look for, and what to make when there is none.

    `areas` are comparable names of the territory, `area` is the name of a new one.
    """

    looked_for: tuple[str, ...]
    name: str
    areas: tuple[str, ...]
    area: str


class Districts:
    """Districts of the French locale; with `create`, missing ones are made."""

    def __init__(self, communes: Communes, create: bool, dry: bool = False) -> None:
        self._communes, self._create, self._dry = communes, create, dry
        source = {"locale__language_code": languages.SOURCE}
        self._by_name: dict[str, list[District]] = defaultdict(list)
        self._outlined: list[District] = []
        for district in District.objects.filter(**source).select_related("territory"):
            self._remember(district)
        self._territories = {
            core_name(territory.name): territory
            for territory in Territory.objects.filter(**source)
        }
        self._cities: dict[int, set[str]] = defaultdict(set)
        rows = Place.objects.exclude(city="").exclude(district=None).order_by()
        for key, city in rows.values_list("district", "city").distinct():
            self._cities[key].add(core_name(city))

    def find(self, facts: Facts) -> District | None:
        """The district that a row names, or lies in; None when there is none."""
        wanted, city = self._wanted(facts), core_name(facts.place["city"])
        for name in wanted.looked_for:
            for district in self._by_name.get(name, ()):
                if self._fits(district, city, facts.position):
                    return district
        for district in self._outlined if facts.position else ():
            if outlines.contains(district.outline, *facts.position):
                return district
        return self._make(wanted, city) if self._create and wanted.name else None

    def _wanted(self, facts: Facts) -> Wanted:
        """Where a file calls the whole territory a district, the town may be it."""
        named, city = one_line(facts.entry.district), facts.place["city"]
        commune = self._communes.find(facts.entry.insee, city)
        around = commune.area if commune else ""
        key, town, area = core_name(named), core_name(city), core_name(around)
        if key and (key == area or key in self._territories):
            name = city if key == area and city else named
            return Wanted((key, town), name, (key,), named)
        name, title = named or city, around or city or named
        return Wanted((key or town,), name, tuple(filter(None, (area, town))), title)

    def _fits(
        self, district: District, city: str, position: tuple[float, float] | None
    ) -> bool:
        """Whether an address can be in a district of that name."""
        if district.outline and position:
            return outlines.contains(district.outline, *position)
        cities = self._cities.get(district.pk)
        if cities:
            return city in cities
        territory = core_name(district.territory.name)
        return territory == city or not self._communes.find("", territory)

    def _remember(self, district: District) -> None:
        for name in {core_name(district.name), core_name(district.slug)}:
            self._by_name[name].append(district)
        if district.outline:
            self._outlined.append(district)

    def _make(self, wanted: Wanted, city: str) -> District:
        """A district, below a territory of the same area or town."""
        there = (self._territories.get(area) for area in wanted.areas)
        territory = next(filter(None, there), None)
        if territory is None:
            state = TerritoryState.PREPARATION
            title = wanted.area[:MAX_NAME]
            territory = self._make_family(Territory, title, state=state)
            self._territories[core_name(title)] = territory
        name = wanted.name[:MAX_NAME]
        district = self._make_family(District, name, territory=territory)
        self._remember(district)
        if district.pk and city:
            self._cities[district.pk].add(city)
        return district

    @transaction.atomic
    def _make_family(self, model: type, name: str, **fields: Any) -> Any:
        """A snippet of the same name in every language; the French one."""
        key, slug, made = uuid4(), _free_slug(model, name, fields), {}
        for locale in Locale.objects.filter(language_code__in=languages.codes()):
            own = dict(fields)
            if "territory" in own and own["territory"].pk:
                own["territory"] = _translated(own["territory"], locale)
            snippet = model(
                locale=locale, translation_key=key, name=name, slug=slug, **own
            )
            made[locale.language_code] = snippet
            if not self._dry:
                snippet.save()
        return made[languages.SOURCE]


def _translated(territory: Territory, locale: Locale) -> Territory:
    """A territory in a language, or as it is when nobody translated it."""
    return territory.get_translation_or_none(locale) or territory


def _free_slug(model: type, name: str, fields: dict[str, Any]) -> str:
    """The name, or with its territory, or with a number."""
    plain = slugify(name.replace("’", "-").replace("'", "-"))[:60] or "quartier"
    territory = fields.get("territory")
    candidates = [plain, *([f"{plain}-{territory.slug}"[:76]] if territory else [])]
    taken = set(model.objects.values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (*candidates, *numbered) if slug not in taken)
