"""An event as a browser sends it, and kept or sent ones."""

from datetime import datetime

from merchants.models import OwnEvent
from merchants.own_events import services
from merchants.own_events.forms import DaysFormSet, EventForm, PictureForm
from tests.factories import MandateFactory, MembershipFactory, UserFactory, fiche

SENTENCE = "On coule sa bougie et on repart avec."


def typed(**changes):
    """What the form sends: a workshop in the shop, one evening."""
    return {
        "title": "Atelier bougies",
        "kind": "workshop",
        "where": "here",
        "venue_words": "",
        "price_words": "12 €",
        "summary": SENTENCE,
        "text": "Pour tous.",
        "age_min": "",
        "booking_url": "",
        "booking_phone": "",
        "days-TOTAL_FORMS": "1",
        "days-INITIAL_FORMS": "0",
        "days-MIN_NUM_FORMS": "1",
        "days-MAX_NUM_FORMS": "12",
        "days-0-day": "2026-12-05",
        "days-0-begins": "18:00",
        "days-0-ends": "20:00",
        "days-0-weekly_until": "",
        "alt": "",
        **changes,
    }


def shop_of_union(union, number=1):
    """A shop of a union, with its public fiche."""
    page = fiche(title=f"Boutique {number}", slug=f"la-boutique-{number}")
    page.shop.union = union
    page.shop.save()
    return page.shop


def keeper(shop, role="owner"):
    """Somebody of the shop."""
    return MembershipFactory(shop=shop, role=role).user


def reader(union):
    """Somebody who reads for a union."""
    return MandateFactory(union=union).user


def kept(author, user, **changes):
    """An event that its author has written and not sent."""
    data = typed(**changes)
    form = EventForm(data, has_place=hasattr(author, "place"))
    days, picture = DaysFormSet(data, prefix="days"), PictureForm(data)
    assert form.is_valid(), form.errors
    assert days.is_valid(), days.errors
    assert picture.is_valid()
    return services.save(
        author, None, user, form.cleaned_data, days, picture.cleaned_data
    )


def city():
    """Somebody of the city who reads over."""
    return UserFactory(is_superuser=True)


def newest(own):
    """The row as it is stored now."""
    return OwnEvent.objects.select_related("page__locale").get(pk=own.pk)


def instant(text):
    """ "2026-12-05T17:00Z"."""
    return datetime.fromisoformat(text)
