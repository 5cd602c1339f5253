"""The editors' form of an event: what it takes, what it refuses, what a draft shows."""

from django.test import RequestFactory
from django.utils.translation import override

import pytest

from events.models import EventDate, EventIndexPage, EventPage, EventTime
from tests.factories import EventPageFactory, evening, section

pytestmark = pytest.mark.any_database

FRIDAY = "2026-11-27T11:00:00+01:00"


@pytest.fixture(autouse=True)
def friday(time_machine):
    """The clock stands."""
    time_machine.move_to(FRIDAY, tick=False)


def time_fields(number=0, **changes):
    """What the browser sends for one date."""
    fields = {
        "starts_at": "2026-11-29 08:00",
        "ends_at": "2026-11-29 13:00",
        "repeat": "weekly",
        "interval": "1",
        "until": "2026-12-20",
        "except_on": "13/12/2026",
        "id": "",
        "ORDER": str(number + 1),
        "DELETE": "",
        **changes,
    }
    return {f"times-{number}-{name}": value for name, value in fields.items()}


def form_of_event(*times, **changes):
    """What the browser sends for a new market."""
    rows = {}
    for number, fields in enumerate(times or [{}]):
        rows |= time_fields(number, **fields)
    return {
        "title": "Marché",
        "slug": "marche",
        "summary": "",
        "picture": "",
        "picture_alt": "",
        "kind": "market",
        "status": "scheduled",
        "status_words": "",
        "place": "",
        "venue_words": "Sur la place",
        "location": "",
        "price_words": "",
        "age_min": "",
        "age_max": "",
        "access_words": "",
        "organiser": "",
        "organiser_url": "",
        "booking_url": "",
        "booking_phone": "",
        "booking_email": "",
        "online_url": "",
        "body-count": "0",
        "times-TOTAL_FORMS": str(len(times) or 1),
        "times-INITIAL_FORMS": "0",
        **rows,
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
        **changes,
    }


def add(client, form):
    parent = section(EventIndexPage)
    client.raise_request_exception = False
    with override("en"):
        return client.post(f"/admin/pages/add/events/eventpage/{parent.pk}/", form)


def test_editor_announces_a_market_that_comes_back(client, editor):
    client.force_login(editor)

    response = add(client, form_of_event())

    assert response.status_code == 302
    client.logout()
    dates = client.get("/fr/agenda/marche/").context["dates"]
    assert [row["words"][:20] for row in dates["next"]] == [
        "Dimanche 29 novembre",
        "Dimanche 6 décembre,",
        "Dimanche 20 décembre",
    ]
    assert dates["repeats"] == [
        "Chaque dimanche, de 8\u00a0h à 13\u00a0h, jusqu’au 20 décembre, sauf le 13 décembre"
    ]
    left_out = EventTime.objects.values_list("except_on", flat=True)
    assert list(left_out) == [["2026-12-13"]] * 3  # the same in each language


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"except_on": "13/12, noël"}, "except_on"),
        ({"except_on": "x" * 10_000}, "except_on"),
        ({"weekdays": "nonsense"}, "weekdays"),
        ({"repeat": "nonsense"}, "repeat"),
        ({"interval": "0"}, "interval"),
        ({"interval": "99999999999"}, "interval"),
        ({"until": "2026-11-01"}, "until"),
        ({"until": "nonsense"}, "until"),
        ({"starts_at": "29/11"}, "starts_at"),
        ({"starts_at": "9999-12-31 23:59", "ends_at": "9999-12-31 23:59"}, "starts_at"),
        ({"starts_at": "0001-01-01 00:00", "ends_at": "0001-01-01 00:00"}, "starts_at"),
        ({"ends_at": "2026-11-29 07:00"}, "ends_at"),
        ({"ends_at": ""}, "ends_at"),
    ],
)
def test_wrong_date_is_refused_beside_its_field(client, editor, fields, field):
    client.force_login(editor)

    response = add(client, form_of_event(fields))

    assert response.status_code == 200
    (errors,) = response.context["form"].formsets["times"].errors
    assert list(errors) == [field]
    assert len(errors[field]) == 1
    assert not EventPage.objects.exists()
    assert not EventDate.objects.exists()


def test_more_than_a_thousand_dates_in_all_are_refused(client, editor):
    client.force_login(editor)
    daily = {"repeat": "daily", "until": "", "except_on": ""}
    at_noon = {"starts_at": "2026-11-29 14:00", "ends_at": "2026-11-29 15:00"}
    later = {"starts_at": "2026-11-29 16:00", "ends_at": "2026-11-29 17:00"}

    response = add(client, form_of_event(daily, daily | at_noon, daily | later))

    with override("en"):
        assert response.context["form"].non_field_errors() == [
            "That makes more than 1000 dates: end the repetition earlier, or leave its "
            "last day empty if it goes on."
        ]
    assert not EventPage.objects.exists()


def test_preview_shows_the_dates_of_the_draft_and_writes_nothing(db):
    page = EventPageFactory(slug="concert", dates=[evening("2026-11-28")])
    draft = page.get_latest_revision_as_object()
    starts_at, ends_at = evening("2026-12-24")
    draft.times.set(
        [
            EventTime(starts_at=starts_at, ends_at=ends_at, repeat="daily"),
            EventTime(starts_at=None, ends_at=None),
        ]
    )

    shown = draft.serve_preview(RequestFactory().get("/"), "").content.decode()

    assert "Jeudi 24 décembre" in shown
    assert "Tous les jours, de 20\u00a0h à 22\u00a0h" in shown
    assert "Samedi 28 novembre" not in shown
    assert page.dates.count() == 1
