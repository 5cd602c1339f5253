"""Rooms with screens, and what their pages hold."""

import re

from tests.factories import PlaceFactory
from tv.models import Screen

# In the middle of Roubaix: about one minute on foot from the places of the factories.
HALL = {"type": "Point", "coordinates": [3.1740, 50.6910]}


def hall(location=HALL, **fields):
    """A screen in a hall."""
    place = PlaceFactory(name="Hall", location=location)
    return Screen.objects.create(name="Hall", place=place, **fields)


def links(response):
    """{id: address} of everything in the page that can be focused."""
    pairs = re.findall(r'<a [^>]*?id="([^"]+)"[^>]*? href="([^"]+)"', response.text)
    assert len(pairs) == response.text.count("<a ")
    found = {name: address.replace("&amp;", "&") for name, address in pairs}
    assert len(found) == len(pairs)
    return found


def titles(response):
    """The titles of the cards of a list, in order."""
    groups = response.context["groups"]
    return [entry["card"].title for group in groups for entry in group["entries"]]
