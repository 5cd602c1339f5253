"""Whatever is typed into the forms of the words: an answer, never a 500."""

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merchants.fiche.drafts import Sheet
from merchants.fiche.words import MAX_STORY, MAX_SUMMARY
from tests.factories.fiches import kept_fiche, member, upload

HEALTH = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
NASTY = [
    "",
    "\0",
    "\ud7ff\u202e\ufeff",
    "é" * 10_000,
    "\r\n" * 3_000,
    "<script>alert(1)</script>",
    "null",
    "[]",
    "-1",
    "99999999999999999999",
    "²",
    "NaN",
    "🥖" * 141,
    "{% now %}",
    "%00%ff",
]
TEXT = st.one_of(st.sampled_from(NASTY), st.text(max_size=400))
STEPS = ["sentence", "story", "photos", "check", "send", "appeal"]
FIELDS = [
    "summary",
    "story",
    "version",
    "order",
    "do",
    "later",
    "kind",
    "text",
    "right",
]


@pytest.fixture
def page(db):
    return kept_fiche()


@pytest.fixture
def image(page, client):
    client.force_login(member(page))
    return upload(page.shop)


@settings(max_examples=150, deadline=None, suppress_health_check=HEALTH)
@given(
    step=st.sampled_from(STEPS),
    typed=st.dictionaries(st.sampled_from(FIELDS), TEXT, max_size=5),
    autosave=st.booleans(),
)
def test_words_form_answers_whatever_is_typed(
    client, page, image, step, typed, autosave
):
    headers = {"X-Autosave": "1"} if autosave else {}
    path = f"/fr/mon-commerce/{page.shop.pk}/{step}/"

    response = client.post(path, typed, headers=headers)

    assert response.status_code in (200, 302, 403, 409, 422, 423, 429)
    words = Sheet(page.shop).words
    assert len(words.summary) <= MAX_SUMMARY
    assert len(words.story) <= MAX_STORY
    assert {item.image for item in words.pictures} <= {image.pk}


@settings(max_examples=40, deadline=None, suppress_health_check=HEALTH)
@given(
    point=st.dictionaries(
        st.sampled_from(["point.x", "point.y", "at"]),
        st.one_of(st.integers().map(str), TEXT),
    ),
    move=st.one_of(TEXT, st.sampled_from(["up", "down", "first", "remove", "add"])),
)
def test_photo_forms_answer_whatever_is_sent(client, page, image, point, move):
    room = f"/fr/mon-commerce/{page.shop.pk}"
    client.post(f"{room}/photos/", {"order": str(image.pk)})

    touched = client.post(f"{room}/photos/{image.pk}/", point)
    moved = client.post(f"{room}/photos/", {"do": f"{move}:{image.pk}"})

    assert touched.status_code in (302, 422)
    assert moved.status_code == 302
    image.refresh_from_db()
    assert (image.focal_point_x or 0) in range(801)


@settings(max_examples=15, deadline=None, suppress_health_check=HEALTH)
@given(content=st.binary(max_size=300), start=st.sampled_from([b"", b"\xff\xd8\xff"]))
def test_upload_answers_whatever_a_file_holds(client, page, image, content, start):
    file = SimpleUploadedFile("photo.jpg", start + content, "image/jpeg")
    path = f"/fr/mon-commerce/{page.shop.pk}/photos/add/"

    assert client.post(path, {"photos": file}).status_code == 422
    assert page.shop.uploads.count() == 1
