"""A shop with its owner, and what the browser sends from the pages of its facts."""

from datetime import UTC, datetime

from django.urls import reverse

from core import audit
from merchants.facts import hours
from merchants.facts.services import Writer
from moderation.rights import rights
from places.models import Closure, DayAnswer, Place
from shops.models import Shop
from tests.factories import MembershipFactory, UserFactory, fiche
from tests.places.confirming import pairs

FRIDAY = "2026-11-27T11:00:00+01:00"
TEXT = "Tu-Fr 09:00-12:30,14:00-19:00; Sa 10:00-19:00; PH off"
WEEK = {
    "mo": "",
    "tu": "09:00-12:30,14:00-19:00",
    "we": "09:00-12:30,14:00-19:00",
    "th": "09:00-12:30,14:00-19:00",
    "fr": "09:00-12:30,14:00-19:00",
    "sa": "10:00-19:00",
    "su": "",
}


def kept_shop(time_machine, **fields):
    """A shop on a Friday at 11, whose hours were confirmed in October."""
    time_machine.move_to(FRIDAY, tick=False)
    values = {
        "opening_hours": TEXT,
        "hours_source": "city",
        "hours_confirmed_at": datetime(2026, 10, 20, tzinfo=UTC),
        "phone": "+33320692360",
        **fields,
    }
    page = fiche(**values)
    page.shop.email = "samia@boulangerie.example.fr"
    page.shop.save()
    return Shop.objects.get(pk=page.shop.pk)


def owner_of(shop, role="owner"):
    """Somebody who keeps it."""
    user = UserFactory(first_name="Samia", last_name="Benali")
    MembershipFactory(shop=shop, user=user, role=role)
    return user


def writer(user, shop):
    """The same person as the services want her."""
    return Writer(user, rights(user, shop))


def url(shop, name, **kwargs):
    """The address of a page about a shop."""
    return reverse(f"merchants:{name}", kwargs={"pk": shop.pk, **kwargs})


def week_data(shop, holidays="closed", **days):
    """What the form of the week sends; `days` change it: mo="14:00-18:00"."""
    place = Place.objects.get(pk=shop.place_id)
    data = {"seen": hours.shown_mark(place), "holidays": holidays}
    for code, text in {**WEEK, **days}.items():
        data |= pairs(code, text)
        if not text:
            data[f"{code}-closed"] = "on"
    return data


def stored(shop):
    """Every fact of a shop."""
    fields = Shop.objects.filter(pk=shop.pk).values().get()
    place = Place.objects.filter(pk=shop.place_id).values().get()
    place.pop("updated_at")
    return (
        fields,
        place,
        list(Closure.objects.filter(place=shop.place_id).values()),
        list(DayAnswer.objects.filter(place=shop.place_id).values()),
    )


def logged(shop):
    """Codes of what the log says of a shop, the oldest first."""
    return [entry.action for entry in audit.entries(shop)][::-1]


def newest(shop):
    """The last entry of the log about a shop."""
    return audit.entries(shop).first()


def today_in_room(client, shop):
    """What the room of a shop says and asks of today's hours."""
    sections = client.get(url(shop, "shop")).context["sections"]
    [found] = [part for part in sections if part.template.startswith("merchants/facts")]
    return found.context
