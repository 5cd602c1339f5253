"""The mails that ask places for their hours: who gets one, what it says, what fails."""

import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO

from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from places import confirmation, hours_mail, jobs
from places.models import Closure, DayAnswer, HoursLink, LocalDay
from tests.factories import DistrictFactory, TerritoryFactory, fiche

# Christmas is 21 days away.
FRIDAY = "2026-12-04T11:00:00+01:00"
CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)
LAST_WEEK = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.fixture(autouse=True)
def friday(db, time_machine):
    """Three weeks before Christmas."""
    time_machine.move_to(FRIDAY, tick=False)


def shop(name="Le Four", email="samia@example.fr", **fields):
    """The place of a shop with a page and an address; confirmed last week."""
    fields = {"hours_confirmed_at": LAST_WEEK, **fields}
    slug = re.sub(r"\W+", "-", name.lower())
    page = fiche(title=name, slug=slug, **fields)
    page.shop.email = email
    page.shop.save()
    return page.shop.place


def ask(*options):
    out = StringIO()
    call_command("ask_hours", *options, stdout=out)
    return out.getvalue().strip()


def asked():
    return sorted(message.to[0] for message in mail.outbox)


def said(number, purged=0):
    return f"{number} place(s) asked, {purged} old link(s) deleted."


def test_mail_in_french_says_who_why_and_until_when():
    shop("Le  Four\nde Samia")

    assert ask() == said(1)

    (message,) = mail.outbox
    assert message.to == ["samia@example.fr"]
    assert message.subject.startswith("Le Four de Samia")
    assert message.content_subtype == "plain"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    links = re.findall(r"http://localhost/\S+", message.body)
    assert len([link for link in links if "/fr/confirmer/" in link]) == 1
    assert "vendredi 25 décembre, Noël" in message.body
    assert "18 janvier 2027" in message.body
    assert "&" not in message.body


def test_link_of_the_mail_works(client):
    place = shop()
    ask()

    address = re.search(r"http://localhost(/fr/confirmer/\S+)", mail.outbox[0].body)[1]

    assert client.get(address).context["place"] == place


def test_mail_is_in_the_language_of_the_last_link():
    place = shop(hours_confirmed_at=None)
    link, _address = confirmation.make_link(place, "", "nl")
    HoursLink.objects.filter(pk=link.pk).update(made_at=LAST_WEEK - timedelta(days=9))

    ask()

    (message,) = mail.outbox
    assert "http://localhost/nl/bevestigen/" in message.body
    assert "vrijdag 25 december" in message.body
    assert HoursLink.objects.first().language == "nl"


@pytest.mark.parametrize(
    ("days", "number"), [("20", 0), ("21", 1), ("22", 1), ("0", 0), ("366", 1)]
)
def test_special_day_within_so_many_days(days, number):
    shop()

    assert ask("--days", days) == said(number)


def test_place_that_said_its_days_is_left_in_peace():
    place = shop()
    DayAnswer.objects.create(place=place, date=CHRISTMAS, answer="usual")
    assert ask() == said(0)

    assert ask("--days", "28") == said(1)  # New Year's Day


def test_closure_is_an_answer_too():
    Closure.objects.create(place=shop(), first_day="2026-12-20", last_day="2027-01-10")

    assert ask("--days", "28") == said(0)


@pytest.mark.parametrize(
    ("age", "number"),
    [(None, 1), (timedelta(days=90), 0), (timedelta(days=90, seconds=1), 1)],
)
def test_old_hours_are_asked_without_any_special_day(age, number):
    at = age and datetime.fromisoformat(FRIDAY) - age
    shop(hours_confirmed_at=at)

    assert ask("--days", "0") == said(number)


def test_local_day_asks_the_places_of_its_territory():
    weppes = TerritoryFactory(name="Weppes", slug="weppes")
    village = DistrictFactory(name="Fournes", slug="fournes", territory=weppes)
    shop("Village", "village@example.fr", district=village)
    shop("Town", "town@example.fr")
    LocalDay.objects.create(
        date=date(2026, 12, 6),
        name_fr="Saint-Nicolas",
        name_en="Saint Nicholas",
        name_nl="Sinterklaas",
        territory=weppes,
    )

    assert ask("--days", "7") == said(1)

    assert asked() == ["village@example.fr"]
    assert "Saint-Nicolas" in mail.outbox[0].body


def test_place_without_address_or_without_page_is_not_asked():
    shop("Sans adresse", email="")
    page = fiche(title="Fermée", slug="fermee")
    page.shop.email = "ferme@example.fr"
    page.shop.status = "closed"
    page.shop.save()

    assert ask() == said(0)


def test_same_place_is_not_asked_again_within_ten_days(time_machine):
    shop()
    assert ask() == said(1)
    assert ask() == said(0)

    time_machine.shift(timedelta(days=10) - timedelta(seconds=1))
    assert ask() == said(0)
    time_machine.shift(timedelta(seconds=1))
    assert ask() == said(1)
    assert len(mail.outbox) == 2


def test_link_and_mail_are_written_together_or_not_at_all(monkeypatch):
    place = shop()

    def broken(*args):
        raise ValueError("no such template")

    monkeypatch.setattr(hours_mail, "render_to_string", broken)
    with pytest.raises(ValueError, match="no such template"):
        hours_mail.ask(place, "samia@example.fr", "fr")

    assert HoursLink.objects.count() == 0
    monkeypatch.undo()
    assert ask() == said(1)


@pytest.mark.parametrize(
    ("wanted", "demo", "number"), [(True, False, 1), (False, False, 0), (True, True, 0)]
)
def test_clock_asks_only_where_the_operator_wants_it(settings, wanted, demo, number):
    settings.PORTAL_ASK_HOURS, settings.PORTAL_DEMO = wanted, demo
    shop()

    jobs.ask_hours()
    jobs.ask_hours()

    assert len(mail.outbox) == number


def test_clock_asks_so_many_a_morning(settings, monkeypatch):
    settings.PORTAL_ASK_HOURS = True
    monkeypatch.setattr(jobs, "MAX_A_MORNING", 2)
    for number in range(3):
        shop(f"Boutique {number}", f"{number}@example.fr")

    jobs.ask_hours()
    assert asked() == ["0@example.fr", "1@example.fr"]

    jobs.ask_hours()
    assert asked() == ["0@example.fr", "1@example.fr", "2@example.fr"]


def test_clock_deletes_old_links():
    link, _address = confirmation.make_link(shop(), "", "fr")
    made_at = datetime.fromisoformat(FRIDAY) - timedelta(days=91)
    HoursLink.objects.filter(pk=link.pk).update(made_at=made_at)

    jobs.delete_old_links()

    assert HoursLink.objects.count() == 0


def test_dry_run_sends_and_writes_nothing():
    place = shop()
    old, _address = confirmation.make_link(shop("Autre", ""), "", "fr")
    HoursLink.objects.filter(pk=old.pk).update(made_at=datetime(2026, 1, 1, tzinfo=UTC))

    out = ask("--dry-run")

    assert out == f"{place}: samia@example.fr (fr)\n1 place(s) would be asked."
    assert mail.outbox == []
    assert HoursLink.objects.get() == old


def test_limit_and_territory():
    for number in range(3):
        shop(f"Boutique {number}", f"{number}@example.fr")

    assert ask("--territory", "roubaix", "--limit", "2") == said(2)
    assert ask("--territory", "roubaix", "--limit", "0") == said(0)
    assert ask("--limit", "9") == said(1)
    assert asked() == ["0@example.fr", "1@example.fr", "2@example.fr"]


def test_territory_limits_who_is_asked():
    weppes = TerritoryFactory(name="Weppes", slug="weppes")
    shop("Town", "town@example.fr")

    assert ask("--territory", weppes.slug) == said(0)


@pytest.mark.parametrize(
    "options",
    [
        ("--territory", "nowhere"),
        ("--days", "-1"),
        ("--days", "367"),
        ("--days", "soon"),
        ("--limit", "-1"),
    ],
)
def test_options_that_cannot_be_meant(options):
    shop()

    with pytest.raises(CommandError):
        ask(*options)

    assert mail.outbox == []


def test_purge_only_deletes_old_links():
    place = shop()
    for days in (89, 91, 400):
        link, _address = confirmation.make_link(place, "", "fr")
        made_at = datetime.fromisoformat(FRIDAY) - timedelta(days=days)
        HoursLink.objects.filter(pk=link.pk).update(made_at=made_at)

    assert ask("--purge") == "2 old link(s) deleted."

    assert HoursLink.objects.count() == 1
    assert mail.outbox == []


@pytest.mark.parametrize("number", [1, 3])
def test_queries_to_find_who_is_due_do_not_grow(number):
    for at in range(number):
        shop(f"Boutique {at}", f"{at}@example.fr")

    with CaptureQueriesContext(connection) as queries:
        ask("--dry-run")

    sql = "\n".join(query["sql"][:200] for query in queries)
    assert len(queries) == 5, sql
