"""The portal of benchmarks/merchants.py: how it is made, and what it holds afterwards."""

import json
import os
import subprocess
import sys
from pathlib import Path

from pages import ROOT

MAKE = """
import json, sys, django; django.setup()
from datetime import timedelta
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale
from accounts.models import User
from moderation.models import Union
from places.models import Place
from shops.models import Membership, Shop, ShopCategory, ShopIndexPage, ShopPage
fr = Locale.objects.get(language_code="fr")
parent = ShopIndexPage.objects.get(locale=fr)
trade = ShopCategory.objects.create(name="Boulangerie", slug="boulangerie", locale=fr)
union = Union.objects.create(name="Union", slug="union")
made = []
for number in range(int(sys.argv[1])):
    name = f"Boutique {number}"
    place = Place.objects.create(name=name, city="Roubaix", opening_hours="Mo-Fr 09:00-18:00")
    shop = Shop.objects.create(name=name, place=place, category=trade, union=union, claimed_at=timezone.now())
    page = parent.add_child(instance=ShopPage(title=name, slug=f"boutique-{number}", shop=shop, locale=fr, summary="Du pain."))
    page.save_revision().publish()
    user = User.objects.create_user(f"m{number}@example.org")
    Membership.objects.create(shop=shop, user=user, role="owner")
    client = Client()
    client.force_login(user)
    made.append({"shop": shop.pk, "slug": page.slug, "session": client.cookies["sessionid"].value})
print(json.dumps(made))
"""
LOOK = """
import json, sys, django; django.setup()
from collections import Counter
from django.db import connection
from django.test import Client
from core import audit
from merchants.fiche.drafts import Sheet
from moderation.models import Review
from shops.models import Shop
from wagtail.models import WorkflowState
found = []
for shop in Shop.objects.select_related("place").order_by("pk"):
    page = shop.pages.get()
    entries = audit.entries(shop, ["facts.contact"])
    phones = Counter(e.data["after"].get("place", {}).get("phone", "") for e in entries)
    states = WorkflowState.objects.for_instance(page)
    found.append({
        "shop": shop.pk,
        "phone": shop.place.phone,
        "summary": Sheet(shop).words.summary,
        "twice": sum(number - 1 for number in phones.values()),
        "workflows": states.filter(status="in_progress").count(),
        "reviews": Review.objects.filter(subject_id=shop.pk, decided_at=None).count(),
        "opens": Client(HTTP_HOST="127.0.0.1").get(f"/fr/boutiques/{page.slug}/").status_code == 200,
    })
sound = True
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        sound = cursor.fetchone()[0] == "ok"
        cursor.execute("PRAGMA foreign_key_check")
        # The log keeps the bare number of whoever did something.
        sound = sound and not cursor.fetchall()
print(json.dumps({"shops": found, "sound": sound}))
"""


def environment(folder: Path, postgres: str) -> dict[str, str]:
    """The variables of the portal."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DEMO": "no",
        "SECRET_KEY": "benchmarks-only-" + "x" * 48,
        "BASE_URL": "http://127.0.0.1:8000",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"{postgres}merchants" if postgres else "",
        "EMAIL_URL": f"file://{folder}/mail",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'benchmarks'}",
    }


def python(variables: dict[str, str], code: str, *arguments: str) -> list | dict:
    """What a piece of code prints last, as JSON."""
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def renew(postgres: str) -> None:
    """An empty database."""
    import psycopg  # noqa: PLC0415 (only with --postgres)

    with psycopg.connect(f"{postgres}postgres", autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS merchants")
        connection.execute("CREATE DATABASE merchants")
