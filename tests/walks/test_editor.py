"""The editors' form of a walk."""

import json

from django.utils.translation import override

import pytest

from tests.factories import section
from tests.factories.walks import ROUTE
from walks.models import WalkIndexPage, WalkPage


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
