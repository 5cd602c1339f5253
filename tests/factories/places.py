"""Territories, districts and places."""

from datetime import UTC, datetime

from wagtail.models import Locale

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from places.models import District, Place, Territory

ROUBAIX_LNG, ROUBAIX_LAT = 3.1740, 50.6905


def locale(language="fr"):
    """The Wagtail locale of a language."""
    return Locale.objects.get(language_code=language)


def translated(instance, language, **changes):
    """The same snippet in another language, with other words."""
    copy = instance.copy_for_translation(locale(language))
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save()
    return copy


class TerritoryFactory(DjangoModelFactory):
    """Roubaix, in French."""

    class Meta:
        model = Territory
        django_get_or_create = ("slug", "locale")

    name = "Roubaix"
    slug = "roubaix"
    summary = "La ville aux mille cheminées."
    state = "launched"
    locale = LazyAttribute(lambda _: locale())


class DistrictFactory(DjangoModelFactory):
    """The centre of Roubaix, in French."""

    class Meta:
        model = District
        django_get_or_create = ("slug", "locale")

    name = "Centre"
    slug = "roubaix-centre"
    territory = SubFactory(TerritoryFactory)
    locale = LazyAttribute(lambda _: locale())


class PlaceFactory(DjangoModelFactory):
    """An address in Roubaix that is open from Tuesday to Saturday."""

    class Meta:
        model = Place

    name = Sequence(lambda n: f"Lieu {n}")
    street_address = Sequence(lambda n: f"{n + 1} rue de Lannoy")
    postal_code = "59100"
    city = "Roubaix"
    insee = "59512"
    district = SubFactory(DistrictFactory)
    location = LazyAttribute(
        lambda _: {"type": "Point", "coordinates": [ROUBAIX_LNG, ROUBAIX_LAT]}
    )
    opening_hours = "Tu-Sa 10:00-19:00"
    hours_source = "owner"
    hours_confirmed_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
