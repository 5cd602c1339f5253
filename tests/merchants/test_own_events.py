"""Shops and unions announce events: written, read over, online, cancelled."""

from pathlib import Path

from django.core import mail

import pytest

from core.models import PortalImage
from events.models import EventDate, EventPage
from merchants.models import OwnEvent
from merchants.own_events import services
from merchants.own_events.states import state_of
from moderation.decisions import approve, send_back
from moderation.models import Review
from moderation.submission import InReview
from moderation.waiting import queue
from tests.factories import UnionFactory
from tests.factories.fiches import photo
from tests.merchants.announcing import (
    SENTENCE,
    city,
    keeper,
    kept,
    reader,
    shop_of_union,
    typed,
)

PAGES = {
    "fr": "/fr/agenda/atelier-bougies/",
    "en": "/en/whats-on/atelier-bougies/",
    "nl": "/nl/agenda/atelier-bougies/",
}


@pytest.fixture(autouse=True)
def wednesday(time_machine):
    time_machine.move_to("2026-11-25T10:00+01:00", tick=False)


@pytest.fixture
def union(db):
    return UnionFactory(name="Union du Centre", review_days=3)


@pytest.fixture
def shop(union):
    return shop_of_union(union)


@pytest.fixture
def owner(shop, client):
    user = keeper(shop)
    client.force_login(user)
    return user


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Approve a submission; what follows the commit has happened."""

    def run(review, reader):
        with django_capture_on_commit_callbacks(execute=True):
            approve(review, reader)

    return run


def room(shop, rest="", language="fr"):
    word = {"fr": "mon-commerce", "en": "my-shop", "nl": "mijn-zaak"}[language]
    return f"/{language}/{word}/{shop.pk}/events/{rest}"


def test_event_is_kept_and_shown_before_it_is_sent(client, shop, owner):
    response = client.post(room(shop, "new/"), typed())

    own = OwnEvent.objects.get()
    assert response.url == room(shop, f"{own.pk}/preview/")
    shown = client.get(response.url).content.decode()
    assert "Atelier bougies" in shown
    assert SENTENCE in shown
    assert Review.objects.count() == 0
    assert client.get(PAGES["fr"]).status_code == 404


def originals(settings):
    folder = Path(settings.MEDIA_ROOT) / "original_images"
    return list(folder.iterdir()) if folder.exists() else []


def test_picture_of_an_event_is_kept_with_it(client, shop, owner, settings):
    client.post(room(shop, "new/"), typed(photo=photo(), alt="Des bougies"))

    page = OwnEvent.objects.get().page.get_latest_revision_as_object()
    assert page.picture_alt == "Des bougies"
    assert originals(settings) == [Path(page.picture.file.path)]


def test_event_that_cannot_be_written_leaves_no_row_and_no_file(
    client, shop, owner, settings, monkeypatch
):
    def fail(*args, **kwargs):
        raise OSError("no space left on device")

    monkeypatch.setattr(OwnEvent, "save", fail)

    with pytest.raises(OSError, match="no space"):
        client.post(room(shop, "new/"), typed(photo=photo(), alt="Des bougies"))

    assert originals(settings) == []
    assert PortalImage.objects.count() == EventPage.objects.count() == 0


def test_event_is_public_in_three_languages_after_the_union_read_it(
    client, shop, owner, union, publish
):
    own = kept(shop, owner)
    client.post(room(shop, f"{own.pk}/send/"))
    president = reader(union)

    assert [line.review.title for line in queue(president)] == ["Atelier bougies"]
    assert client.get(PAGES["fr"]).status_code == 404
    publish(Review.objects.get(), president)

    for address in PAGES.values():
        response = client.get(address)
        assert response.status_code == 200
        assert response.context["page"].organiser == shop.name
    dated = EventDate.objects.values_list("event__locale__language_code", flat=True)
    assert sorted(dated) == ["en", "fr", "nl"]


def test_desk_shows_what_is_announced(client, shop, owner, union):
    own = kept(shop, owner)
    review = services.send(own, owner)
    client.force_login(reader(union))

    shown = client.get(f"/admin/relecture/{review.pk}/").content.decode()

    assert "samedi 5 décembre, 18\u00a0h–20\u00a0h" in shown
    assert "Atelier bougies" in shown


def test_event_that_is_sent_back_says_why_and_comes_back(
    client, shop, owner, union, publish
):
    own = kept(shop, owner)
    review = services.send(own, owner)
    president = reader(union)

    send_back(review, president, ["prices"], "Sans le prix.")

    shown = client.get(room(shop, f"{own.pk}/")).content.decode()
    assert "Sans le prix." in shown
    assert mail.outbox[0].subject == "À corriger\u202f: Atelier bougies"
    changed = typed(price_words="")
    client.post(room(shop, f"{own.pk}/edit/"), changed)
    client.post(room(shop, f"{own.pk}/send/"))
    publish(Review.objects.get(decided_at=None), president)
    assert EventPage.objects.get(pk=own.page_id).price_words == ""


def test_nothing_changes_while_somebody_reads(client, shop, owner):
    own = kept(shop, owner)
    services.send(own, owner)

    response = client.post(room(shop, f"{own.pk}/edit/"), typed(title="Autre chose"))

    assert response.status_code == 423
    assert services.content_of(own).title == "Atelier bougies"
    with pytest.raises(InReview):
        services.send(own, owner)


def test_request_is_taken_back_by_another_of_the_shop(client, shop, owner):
    own = kept(shop, owner)
    services.send(own, owner)
    client.force_login(keeper(shop, "employee"))

    client.post(room(shop, f"{own.pk}/withdraw/"))

    state = state_of(own)
    assert (state.review, state.has_draft) == (None, True)


def test_cancelled_event_says_so_at_once_in_every_language(
    client, shop, owner, union, publish
):
    own = kept(shop, owner)
    publish(services.send(own, owner), reader(union))

    sent = {"status": "cancelled", "status_words": "À cause de la pluie."}
    client.post(room(shop, f"{own.pk}/status/"), sent)

    words = {page.status_words for page in EventPage.objects.all()}
    assert words == {"À cause de la pluie."}
    assert client.get(PAGES["nl"]).context["cancelled"] is True


def test_text_that_was_sent_before_does_not_bring_a_cancelled_event_back(
    client, shop, owner, union, publish
):
    own = kept(shop, owner)
    publish(services.send(own, owner), reader(union))
    client.post(room(shop, f"{own.pk}/edit/"), typed(text="Un autre texte."))
    review = services.send(own, owner)
    client.post(room(shop, f"{own.pk}/status/"), {"status": "cancelled"})

    publish(review, reader(union))

    page = EventPage.objects.get(pk=own.page_id)
    assert (page.status, "autre texte" in str(page.body)) == ("cancelled", True)


def test_status_that_the_city_publishes_is_the_status(
    shop, owner, union, publish, django_capture_on_commit_callbacks
):
    own = kept(shop, owner)
    publish(services.send(own, owner), reader(union))
    page = EventPage.objects.get(pk=own.page_id)
    page.status = "full"

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    own.refresh_from_db()
    assert own.status == "full"


def test_event_taken_off_leaves_the_agenda_in_every_language(
    client, shop, owner, union, publish
):
    own = kept(shop, owner)
    publish(services.send(own, owner), reader(union))

    client.post(room(shop, f"{own.pk}/take-off/"))

    assert [client.get(url).status_code for url in PAGES.values()] == [404, 404, 404]
    assert client.get(room(shop, f"{own.pk}/")).status_code == 200


def test_draft_is_deleted_and_a_public_event_is_not(
    client, shop, owner, union, publish
):
    draft, public = kept(shop, owner), kept(shop, owner, title="Concert")
    publish(services.send(public, owner), reader(union))

    client.post(room(shop, f"{draft.pk}/delete/"))
    client.post(room(shop, f"{public.pk}/delete/"))

    assert [own.title for own in OwnEvent.objects.all()] == ["Concert"]


def test_another_event_like_it_begins_with_its_words_and_no_day(client, shop, owner):
    own = kept(shop, owner)

    shown = client.get(room(shop, f"new/?again={own.pk}")).context

    assert shown["form"]["title"].value() == "Atelier bougies"
    assert shown["days"].forms[0]["day"].value() is None


def test_more_days_are_added_and_nothing_typed_is_lost(client, shop, owner):
    response = client.post(room(shop, "new/"), typed(more="1", title=""))

    shown = response.context
    assert (response.status_code, len(shown["days"].forms)) == (200, 4)
    assert shown["form"]["summary"].value() == typed()["summary"]
    assert shown["form"].errors == {}


def test_every_week_until_a_day_is_a_date_each_week(
    client, shop, owner, union, publish
):
    own = kept(shop, owner, **{"days-0-weekly_until": "2026-12-26"})

    publish(services.send(own, owner), reader(union))

    dates = EventDate.objects.filter(event=own.page_id)
    assert [f"{when.starts_at:%d.%m. %H:%M}" for when in dates] == [
        "05.12. 17:00",
        "12.12. 17:00",
        "19.12. 17:00",
        "26.12. 17:00",
    ]


def test_what_ends_after_midnight_ends_on_the_next_day(shop, owner):
    own = kept(shop, owner, **{"days-0-begins": "22:00", "days-0-ends": "02:00"})

    assert f"{own.last_at:%Y-%m-%d %H:%M}" == "2026-12-06 01:00"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "=1+1"}, "title"),
        ({"kind": "rave"}, "kind"),
        ({"where": "elsewhere"}, "venue_words"),
        ({"summary": ""}, "summary"),
        ({"summary": "x" * 141}, "summary"),
        ({"age_min": "-3"}, "age_min"),
        ({"booking_url": "javascript:alert(1)"}, "booking_url"),
        ({"booking_phone": "12"}, "booking_phone"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(client, shop, owner, changes, field):
    response = client.post(room(shop, "new/"), typed(**changes))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert OwnEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"days-0-day": "", "days-0-begins": "", "days-0-ends": ""}, None),
        ({"days-0-day": "bientôt"}, "day"),
        ({"days-0-day": "2031-01-01"}, "day"),
        ({"days-0-ends": ""}, "ends"),
        ({"days-0-begins": "25:00"}, "begins"),
        ({"days-0-weekly_until": "2026-12-01"}, "weekly_until"),
        ({"days-TOTAL_FORMS": "99"}, None),
        ({"days-TOTAL_FORMS": "x"}, None),
    ],
)
def test_days_that_cannot_be_are_refused(client, shop, owner, changes, field):
    response = client.post(room(shop, "new/"), typed(**changes))

    days = response.context["days"]
    assert response.status_code == 422
    if field:
        assert list(days.errors[0]) == [field]
    else:
        assert days.non_form_errors()


def test_unsent_events_are_limited(client, shop, owner, monkeypatch):
    monkeypatch.setattr(services, "MOST_UNSENT", 1)
    kept(shop, owner)

    response = client.post(room(shop, "new/"), typed(title="Encore un"))

    assert (response.status_code, OwnEvent.objects.count()) == (422, 1)


def test_fields_that_the_form_does_not_ask_are_ignored(client, shop, owner):
    extra = {"status": "cancelled", "is_demo": "on", "slug": "x", "organiser": "Moi"}

    client.post(room(shop, "new/"), typed(**extra))

    page = services.content_of(OwnEvent.objects.get())
    said = (page.status, page.is_demo, page.slug, page.organiser)
    assert said == ("scheduled", False, "atelier-bougies", shop.name)


def test_text_cannot_carry_marks(client, shop, owner, union, publish):
    own = kept(shop, owner, text="<script>alert(1)</script> & <b>gras</b>")

    publish(services.send(own, owner), reader(union))

    body = str(EventPage.objects.get(pk=own.page_id).body)
    assert "<script>" not in body
    assert "&lt;script&gt;" in body


def test_union_announces_and_the_city_reads(client, union, publish):
    president = reader(union)
    client.force_login(president)
    address = f"/fr/mon-commerce/union/{union.pk}/events/"

    client.post(f"{address}new/", typed(venue_words="Rue de Lannoy, Roubaix"))
    own = OwnEvent.objects.get()
    client.post(f"{address}{own.pk}/send/")

    review = Review.objects.get()
    assert (review.subject, review.subject_id, review.union) == (
        "union",
        union.pk,
        None,
    )
    assert queue(president) == []
    editor = city()
    assert [line.review for line in queue(editor, "all")] == [review]
    publish(review, editor)
    page = EventPage.objects.get(pk=own.page_id)
    assert (page.live, page.organiser) == (True, "Union du Centre")
    assert "/fr/mon-commerce/union/" in mail.outbox[0].body


def test_door_leads_a_president_to_the_events_of_his_union(client, union):
    client.force_login(reader(union))

    shown = client.get("/fr/mon-commerce/").content.decode()

    assert f'href="/fr/mon-commerce/union/{union.pk}/events/"' in shown


def test_desk_leads_a_president_to_the_events_of_his_union(client, union):
    client.force_login(reader(union))

    shown = client.get("/admin/relecture/").content.decode()

    assert f'href="/fr/mon-commerce/union/{union.pk}/events/"' in shown


def test_shop_and_union_of_one_number_are_never_taken_for_each_other(
    shop, owner, union
):
    union.pk = shop.pk
    union.name, union.slug = "Autre union", "autre-union"
    union.save(force_insert=not type(union).objects.filter(pk=union.pk).exists())

    services.send(kept(shop, owner), owner)

    assert list(Review.objects.about(union)) == []
    assert Review.objects.about(shop).count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list(client, shop, owner, count, django_assert_num_queries):
    for number in range(count):
        services.send(kept(shop, owner, title=f"Atelier {number}"), owner)
    client.get(room(shop))

    with django_assert_num_queries(11):
        client.get(room(shop))
