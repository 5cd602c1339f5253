"""Photos: taken in, described, ordered, framed; never those of another shop."""

from pathlib import Path

from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import pytest
from PIL import Image

from core.models import PortalImage
from merchants.fiche import photos
from merchants.fiche.drafts import Sheet, save_words
from merchants.fiche.photos import TooManyPhotos, add_photos
from merchants.fiche.words import MOST_PICTURES, Picture, images
from merchants.models import FicheDraft, ShopUpload
from shops.models import ShopPhoto
from tests.factories import fiche, picture
from tests.factories.fiches import kept_fiche, member, photo, upload


@pytest.fixture
def page(db):
    return kept_fiche()


@pytest.fixture
def owner(page, client):
    user = member(page)
    client.force_login(user)
    return user


def address(page, rest="photos/"):
    return f"/fr/mon-commerce/{page.shop.pk}/{rest}"


def sent(file, name="IMG_0001.jpg"):
    return SimpleUploadedFile(name, file.read(), content_type="image/jpeg")


def listed(page):
    return images(Sheet(page.shop).words.pictures)


def originals(settings):
    folder = Path(settings.MEDIA_ROOT) / "original_images"
    return sorted(folder.iterdir()) if folder.exists() else []


def drafted(page, owner, *pictures):
    save_words(page.shop, owner, None, pictures=[Picture(p.pk) for p in pictures])


def test_photos_of_a_camera_are_taken_in_together(client, page, owner, settings):
    files = [sent(photo(colour)) for colour in ("#112233", "#445566")]

    response = client.post(address(page, "photos/add/"), {"photos": files})

    assert (response.status_code, response.url) == (302, address(page))
    uploads = ShopUpload.objects.order_by("pk")
    assert listed(page) == [row.image_id for row in uploads]
    assert {row.made_by for row in uploads} == {owner}
    assert len(originals(settings)) == 2
    assert "IMG_0001" not in str(originals(settings))


def test_place_of_a_photo_is_in_no_stored_file(client, page, owner, settings):
    exif = Image.Exif()
    exif[0x010F] = "Chez Samia"
    exif.get_ifd(0x8825)[1] = "N"

    client.post(address(page, "photos/add/"), {"photos": sent(photo(exif=exif))})
    client.get(address(page))

    files = [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]
    assert len(files) > 1
    assert [
        f for f in files if b"Samia" in f.read_bytes() or b"Exif" in f.read_bytes()
    ] == []


def test_same_photo_twice_is_one_picture(client, page, owner):
    for _time in range(2):
        client.post(address(page, "photos/add/"), {"photos": sent(photo())})

    assert ShopUpload.objects.count() == PortalImage.objects.count() == 1
    assert len(listed(page)) == 1


def test_good_photos_are_kept_and_bad_ones_named(client, page, owner):
    bad = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", "image/png")

    response = client.post(
        address(page, "photos/add/"), {"photos": [sent(photo()), bad]}
    )

    assert response.status_code == 422
    assert len(response.context["faults"]) == 1
    assert response.context["faults"][0].startswith("logo.png")
    assert len(listed(page)) == 1


@pytest.mark.parametrize("data", [{}, {"photos": ""}, {"photos": "texte"}])
def test_upload_without_a_file_asks_for_one(client, page, owner, data):
    response = client.post(address(page, "photos/add/"), data)

    assert response.status_code == 422
    assert len(response.context["faults"]) == 1


def test_request_that_announces_too_much_is_not_read(client, page, owner):
    response = client.post(address(page, "photos/add/"), {}, CONTENT_LENGTH=str(10**9))

    assert response.status_code == 413


def test_upload_without_a_token_is_refused(page, owner):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner)

    response = strict.post(address(page, "photos/add/"), {"photos": sent(photo())})

    assert response.status_code == 403
    assert PortalImage.objects.count() == 0


def test_no_file_and_no_row_when_the_fiche_is_full(page, owner, settings):
    drafted(page, owner, *(upload(page.shop, f"#0000{n:02d}") for n in range(11)))
    before = originals(settings)
    contents = [photo(colour).read() for colour in ("#aa0000", "#bb0000")]

    with pytest.raises(TooManyPhotos):
        add_photos(page.shop, owner, contents)

    assert originals(settings) == before
    assert PortalImage.objects.count() == ShopUpload.objects.count() == 11
    assert len(listed(page)) == 11


def test_no_file_and_no_row_when_the_draft_cannot_be_written(
    page, owner, settings, monkeypatch
):
    def fail(*args, **kwargs):
        raise OSError("no space left on device")

    monkeypatch.setattr(FicheDraft, "save", fail)

    with pytest.raises(OSError, match="no space"):
        add_photos(page.shop, owner, [photo().read()])

    assert originals(settings) == []
    assert PortalImage.objects.count() == 0


def test_no_file_when_the_disk_is_full(page, owner, settings, monkeypatch):
    def half(self, *args, **kwargs):
        Path(settings.MEDIA_ROOT, "original_images").mkdir(parents=True, exist_ok=True)
        Path(settings.MEDIA_ROOT, args[0]).write_bytes(b"half")
        raise OSError("no space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", half)

    with pytest.raises(OSError, match="no space"):
        add_photos(page.shop, owner, [photo().read()])

    assert originals(settings) == []


def test_a_shop_sends_so_many_pictures_a_day(page, owner, monkeypatch):
    monkeypatch.setattr(photos, "MOST_PER_DAY", 1)
    add_photos(page.shop, owner, [photo("#010101").read()])

    with pytest.raises(TooManyPhotos):
        add_photos(page.shop, owner, [photo("#020202").read()])


@pytest.mark.parametrize(
    ("do", "at", "order"),
    [
        ("first", 2, [2, 0, 1]),
        ("up", 2, [0, 2, 1]),
        ("up", 0, [0, 1, 2]),
        ("down", 0, [1, 0, 2]),
        ("down", 2, [0, 1, 2]),
        ("remove", 1, [0, 2]),
    ],
)
def test_buttons_move_pictures(client, page, owner, do, at, order):
    made = [upload(page.shop, f"#0{n}0000") for n in range(3)]
    drafted(page, owner, *made)
    shown = client.get(address(page)).context

    response = client.post(
        address(page),
        {
            "version": shown["version"],
            "order": shown["order"],
            "do": f"{do}:{made[at].pk}",
            f"alt-{made[0].pk}": "La vitrine",
        },
    )

    assert response.status_code == 302
    assert listed(page) == [made[n].pk for n in order]
    alts = {item.image: item.alt for item in Sheet(page.shop).words.pictures}
    assert alts.get(made[0].pk) == "La vitrine"


def test_picture_that_was_removed_can_be_shown_again(client, page, owner):
    image = upload(page.shop)

    client.post(address(page), {"order": "", "do": f"add:{image.pk}"})

    assert listed(page) == [image.pk]


@pytest.mark.parametrize("how", ["order", "do"])
@pytest.mark.parametrize("whose", ["another shop", "the library"])
def test_foreign_picture_is_refused(client, page, owner, how, whose):
    if whose == "another shop":
        foreign = upload(fiche("Ailleurs", "ailleurs").shop)
    else:
        foreign = picture()
    typed = (
        {"order": str(foreign.pk)} if how == "order" else {"do": f"add:{foreign.pk}"}
    )

    response = client.post(address(page), typed)

    assert response.status_code == 403
    assert listed(page) == []


@pytest.mark.parametrize(
    "typed",
    [
        {"order": "x,²,9999999999999999999999,-1,,"},
        {"do": "remove:999"},
        {"do": "explode:1"},
        {"do": ":" * 500},
        {"order": "1," * 5000},
        {"version": "x" * 10_000, "order": ""},
        {"alt-1": "x" * 10_000},
    ],
)
def test_nonsense_changes_nothing(client, page, owner, typed):
    response = client.post(address(page), typed)

    assert response.status_code in (302, 403, 409)
    assert listed(page) == []


def test_second_tab_with_another_order_gets_both(client, page, owner):
    made = [upload(page.shop, f"#0{n}0000") for n in range(2)]
    drafted(page, owner, *made)
    shown = client.get(address(page)).context
    typed = {"version": shown["version"], "order": shown["order"]}
    client.post(address(page), typed | {"do": f"first:{made[1].pk}"})

    response = client.post(address(page), typed | {"do": f"remove:{made[1].pk}"})

    assert response.status_code == 409
    assert listed(page) == [made[1].pk, made[0].pk]
    assert response.context["pictures"]["mine"] == [Picture(made[0].pk)]


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ({"point.x": "72", "point.y": "54"}, (200, 150)),
        ({"at": "0.17,0.83"}, (664, 102)),
    ],
)
def test_touch_on_the_picture_sets_the_point_of_crops(
    client, page, owner, typed, point
):
    image = upload(page.shop)
    drafted(page, owner, image)

    response = client.post(address(page, f"photos/{image.pk}/"), typed)
    image.refresh_from_db()

    assert response.status_code == 302
    assert (image.focal_point_x, image.focal_point_y) == point
    assert image.focal_point_width == image.focal_point_height == 120
    shown = client.get(address(page, f"photos/{image.pk}/")).context
    assert [(c.width, c.height) for _name, c in shown["crops"]] == [
        (240, 180),
        (240, 160),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"point.x": "0", "point.y": "0"},
        {"point.x": "x", "point.y": "²"},
        {"at": "9,9"},
        {"point.x": "5" * 5000},
    ],
)
def test_touch_of_the_keyboard_or_nonsense_asks_again(client, page, owner, typed):
    image = upload(page.shop)
    drafted(page, owner, image)

    response = client.post(address(page, f"photos/{image.pk}/"), typed)
    image.refresh_from_db()

    assert response.status_code == 422
    assert image.focal_point_x is None


@pytest.mark.parametrize("own", [True, False])
def test_point_of_a_public_picture_waits_in_a_copy(client, page, owner, own):
    image = upload(page.shop)
    if not own:
        image.shop_upload.delete()
    page.picture, page.picture_alt = image, "La vitrine"
    page.save_revision().publish()

    client.post(address(page, f"photos/{image.pk}/"), {"at": "0.5,0.17"})

    image.refresh_from_db()
    copy = PortalImage.objects.get(pk=listed(page)[0])
    assert image.focal_point_x is None
    assert copy.pk != image.pk
    assert copy.focal_point_x == round(0.17 * copy.width)
    assert Sheet(page.shop).words.pictures == (Picture(copy.pk, "La vitrine"),)
    assert ShopUpload.objects.filter(shop=page.shop, image=copy).exists()


def test_point_of_a_picture_that_is_not_shown_is_not_found(client, page, owner):
    foreign = upload(fiche("Ailleurs", "ailleurs").shop)
    unused = upload(page.shop)

    for image in (foreign, unused):
        for method in (client.get, client.post):
            response = method(address(page, f"photos/{image.pk}/"), {"at": "0.5,0.5"})
            assert response.status_code == 404


def test_picture_that_was_deleted_meanwhile_is_left_out(client, page, owner):
    image = upload(page.shop)
    drafted(page, owner, image)
    image.delete()

    assert client.get(address(page)).context["pictures"] == []
    assert client.get(address(page, "preview/")).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_album(client, page, owner, django_assert_num_queries, count):
    drafted(page, owner, *(upload(page.shop, f"#0{n}0000") for n in range(count)))
    page.photos.add(ShopPhoto(image=upload(page.shop, "#ffffff"), locale=page.locale))
    page.save()
    client.get(address(page))

    with django_assert_num_queries(21):
        client.get(address(page))


def test_most_pictures_is_what_a_fiche_shows():
    assert MOST_PICTURES == 12
