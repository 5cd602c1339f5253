"""Starting points of the demonstration."""

from home.demo.files import read
from home.demo.pages import Library
from places.models import Landmark


def make(library: Library) -> int:
    """Make the starting points that do not exist yet."""
    made = 0
    for facts in read("landmarks")["landmark"]:
        if Landmark.objects.filter(slug=facts["slug"]).exists():
            continue
        point = {"type": "Point", "coordinates": [facts["lng"], facts["lat"]]}
        texts = {name: facts[name] for name in ("slug", "name", "kind", "city")}
        Landmark.objects.create(location=point, **texts)
        made += 1
    return made
