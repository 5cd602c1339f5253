"""The portal of benchmarks/search_chaos.py: how it is made, and how it is compared."""

import os
from pathlib import Path

from pages import ROOT

MAKE = """
import json, sys, django; django.setup()
from allauth.mfa.models import Authenticator
from django.test import Client
from wagtail.models import Locale
from accounts.models import User
from places.models import Place
from search import projection
from shops.models import Shop, ShopCategory, ShopIndexPage, ShopPage
fr = Locale.objects.get(language_code="fr")
parent = ShopIndexPage.objects.get(locale=fr)
trade = ShopCategory.objects.create(name="Boulangerie", slug="boulangerie", locale=fr)
places = []
for number in range(int(sys.argv[1])):
    name = f"Boulangerie {number}"
    place = Place.objects.create(name=name, city="Roubaix", street_address="1 rue du Four",
        lat=50.69, lng=3.17, opening_hours="Mo-Fr 09:00-18:00")
    shop = Shop.objects.create(name=name, place=place, category=trade)
    page = parent.add_child(instance=ShopPage(title=name, slug=f"boulangerie-{number}",
        shop=shop, locale=fr, summary="Du pain au levain."))
    page.save_revision().publish()
    places.append(place.pk)
projection.rebuild()
user = User.objects.create_superuser("operator@example.org", "x" * 20)
Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
client = Client()
client.force_login(user)
print(json.dumps({"places": places, "session": client.cookies["sessionid"].value}))
"""
# Compares the index with the documents, and these with what the pages say.
COMPARE = """
import json, django; django.setup()
from places.models import Place
from search.asking import Unavailable
from search.engines.elastic.comparing import compare
from search.models import IndexWork, SearchDocument
try:
    different = compare().count
except Unavailable as fault:
    different = str(fault)
streets = dict(Place.objects.values_list("pk", "street_address"))
kept = SearchDocument.objects.filter(kind="shop").values_list("place_id", "keywords")
stale = sum(streets[place] not in keywords for place, keywords in kept)
print(json.dumps({"index": different, "waiting": IndexWork.objects.count(),
    "documents": len(kept), "stale": stale}))
"""


def environment(folder: Path, search_url: str) -> dict[str, str]:
    """The variables of the portal."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.opensearch",
        "DEMO": "no",
        "SECRET_KEY": "benchmarks-only-" + "x" * 48,
        "BASE_URL": "http://127.0.0.1:8000",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "SEARCH_URL": search_url,
        "EMAIL_URL": f"file://{folder}/mail",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'benchmarks'}",
    }
