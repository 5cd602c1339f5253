"""The editors' form of a walk."""

import json

from django.utils.translation import override

import pytest

from core.geo.gpx import MAX_POINTS
from tests.factories import WalkPageFactory, add_step, section
from tests.factories.walks import ROUTE
from walks.models import WalkIndexPage, WalkPage

pytestmark = pytest.mark.any_database


def form_of_walk(**changes):
    """What the browser sends for a new walk with one step."""
    return {
        "title": "Le canal",
        "slug": "le-canal",
        "summary": "",
        "picture": "",
        "picture_alt": "",
        "route": json.dumps(ROUTE),
        "mode": "foot",
        "difficulty": "easy",
        "pace": "easy",
        "climb_override_m": "",
        "surface": "unknown",
        "has_stairs": "unknown",
        "has_benches": "unknown",
        "has_toilets": "unknown",
        "access_words": "",
        "distance_override_m": "",
        "duration_override_min": "",
        "start_words": "",
        "route_source": "",
        "position": "100",
        "body-count": "0",
        "steps-TOTAL_FORMS": "1",
        "steps-INITIAL_FORMS": "0",
        "steps-0-title": "Le quai",
        "steps-0-text": "null",
        "steps-0-place": "",
        "steps-0-location": '{"type": "Point", "coordinates": [3.178, 50.689]}',
        "steps-0-stop_min": "0",
        "steps-0-picture": "",
        "steps-0-picture_alt": "",
        "steps-0-id": "",
        "steps-0-ORDER": "1",
        "steps-0-DELETE": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changes,
    }


def add(client, **changes):
    parent = section(WalkIndexPage)
    client.raise_request_exception = False
    url = f"/admin/pages/add/walks/walkpage/{parent.pk}/"
    with override("en"):
        return client.post(url, form_of_walk(**changes))


def test_editor_publishes_a_walk_with_its_step(client, editor):
    client.force_login(editor)

    response = add(client, **{"action-publish": "1"})

    assert response.status_code == 302, response.context["form"].errors
    client.logout()
    shown = client.get("/fr/balades/le-canal/").context
    assert [step["title"] for step in shown["steps"]] == ["Le quai"]


@pytest.mark.parametrize(
    "route",
    [
        "",
        "nonsense",
        '{"type": "LineString", "coordinates": [[3.17, 50.69]]}',
        '{"type": "Point", "coordinates": [3.17, 50.69]}',
    ],
)
@pytest.mark.parametrize("publish", [True, False], ids=["publish", "draft"])
def test_walk_without_a_real_route_is_refused(client, editor, route, publish):
    client.force_login(editor)

    response = add(client, route=route, **({"action-publish": "1"} if publish else {}))

    assert response.status_code == 200
    assert "route" in response.context["form"].errors
    assert WalkPage.objects.count() == 0


def test_step_without_place_or_position_is_refused(client, editor):
    client.force_login(editor)

    response = add(client, **{"steps-0-location": "", "action-publish": "1"})

    assert response.status_code == 200
    steps = response.context["form"].formsets["steps"]
    assert list(steps.errors[0]) == ["location"]


START, MIDDLE, END = [3.1740, 50.6905], [3.1780, 50.6890], [3.1860, 50.6860]


def steps_of(*steps):
    """The fields of steps, in the order in which the browser shows them."""
    fields = {"steps-TOTAL_FORMS": str(len(steps))}
    for index, (title, at) in enumerate(steps):
        point = {"type": "Point", "coordinates": at}
        fields |= {
            f"steps-{index}-title": title,
            f"steps-{index}-text": "null",
            f"steps-{index}-place": "",
            f"steps-{index}-location": json.dumps(point) if at else "",
            f"steps-{index}-stop_min": "0",
            f"steps-{index}-picture": "",
            f"steps-{index}-picture_alt": "",
            f"steps-{index}-id": "",
            f"steps-{index}-ORDER": str(index + 1),
            f"steps-{index}-DELETE": "",
        }
    return fields


def only_walk():
    return WalkPage.objects.get(locale__language_code="fr")


MIXED = steps_of(("Fin", END), ("Début", START), ("Milieu", MIDDLE))


@pytest.mark.parametrize(
    ("box", "titles"),
    [
        ({"order_steps": "on"}, ["Début", "Milieu", "Fin"]),
        ({}, ["Fin", "Début", "Milieu"]),
    ],
    ids=["asked", "not asked"],
)
@pytest.mark.parametrize("way", [{"action-publish": "1"}, {}], ids=["publish", "draft"])
def test_steps_are_ordered_along_the_route_when_asked(client, editor, way, box, titles):
    client.force_login(editor)

    add(client, **MIXED, **box, **way)

    draft = only_walk().get_latest_revision_as_object()
    assert [step.title for step in draft.ordered_steps()] == titles


def test_new_walk_is_ordered_and_an_old_one_left_alone(client, editor):
    client.force_login(editor)
    walk = WalkPageFactory()

    new = client.get(f"/admin/pages/add/walks/walkpage/{walk.get_parent().pk}/")
    old = client.get(f"/admin/pages/{walk.pk}/edit/")

    assert new.context["form"]["order_steps"].initial is True
    assert old.context["form"]["order_steps"].initial is False


def test_deleted_step_and_existing_ones_are_ordered(client, editor):
    client.force_login(editor)
    walk = WalkPageFactory(title="Le canal", slug="le-canal")
    for title, at in (("Fin", END), ("De trop", MIDDLE), ("Début", START)):
        add_step(walk, title, location={"type": "Point", "coordinates": at})
    titles = (("Fin", END), ("De trop", MIDDLE), ("Début", START), ("Milieu", MIDDLE))
    keys = list(walk.steps.order_by("sort_order").values_list("pk", flat=True))
    fields = steps_of(*titles) | {"steps-INITIAL_FORMS": "3", "steps-1-DELETE": "1"}
    fields |= {f"steps-{index}-id": str(key) for index, key in enumerate(keys)}

    response = client.post(
        f"/admin/pages/{walk.pk}/edit/",
        form_of_walk(**fields, order_steps="on", **{"action-publish": "1"}),
    )

    assert response.status_code == 302
    again = WalkPage.objects.get(pk=walk.pk)
    assert [step.title for step in again.ordered_steps()] == ["Début", "Milieu", "Fin"]
    assert again.prepared["along_m"] == [0, 327, again.distance_m]


def test_editor_of_a_draft_warns_and_says_what_is_measured(client, editor):
    client.force_login(editor)
    walk = WalkPageFactory()
    walk.steps = []
    walk.route = {"type": "LineString", "coordinates": [[*START, 20], [*END, 50]]}
    walk.save_revision()

    page = client.get(
        f"/admin/pages/{walk.pk}/edit/", headers={"accept-language": "en"}
    )

    assert "This walk has no step yet." in page.text
    assert "This walk has no picture." in page.text
    assert "Measured: 982\u00a0m." in page.text
    assert "Measured: 16\u00a0min." in page.text
    assert "Measured: 30\u00a0m." in page.text


def test_new_walk_has_no_warnings(client, editor):
    client.force_login(editor)

    page = client.get(f"/admin/pages/add/walks/walkpage/{section(WalkIndexPage).pk}/")

    assert page.status_code == 200
    assert "help-warning" not in page.text
    assert "Measured:" not in page.text


def test_long_route_is_stored_whole_and_prepared_short(client, editor):
    client.force_login(editor)
    coords = [
        [round(3.1 + n / 1e5, 5), round(50.6 + n % 2 / 1e5, 5), float(n % 9)]
        for n in range(2_000)
    ]
    route = json.dumps({"type": "LineString", "coordinates": coords})

    response = add(client, route=route, **{"action-publish": "1"})

    assert response.status_code == 302
    walk = only_walk()
    assert walk.route["coordinates"] == coords
    assert len(walk.prepared["line"]) <= 400
    assert walk.prepared["line"][0] == coords[0][:2]


def test_route_of_too_many_points_is_refused(client, editor):
    client.force_login(editor)
    coords = [[3.1, 50.6]] * (MAX_POINTS + 1)
    route = json.dumps({"type": "LineString", "coordinates": coords})

    response = add(client, route=route, **{"action-publish": "1"})

    errors = response.context["form"].errors["route"]
    assert [fault.code for fault in errors.as_data()] == ["too_many_points"]
    assert WalkPage.objects.count() == 0
