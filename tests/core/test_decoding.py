"""Pictures of strangers: made anew with little memory, or refused with a sentence."""

import json
import resource
import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from core import decoding
from core.decoding import Refused, decoded
from tests.factories.fiches import photo

pytestmark = pytest.mark.any_database

MEGABYTE = 2**20
# A process that starts the one that decodes, so that nothing else is measured.
MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-I", sys.argv[1]], input=sys.stdin.buffer.read(),
                      capture_output=True, env={})
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_maxrss // 1024]))
"""


def png_bomb(width, height):
    """A PNG of one colour: a few kilobytes for as many points as one likes."""

    def chunk(kind, data):
        checked = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checked)

    squeeze = zlib.compressobj(9)
    row = bytes(width // 8 + 1)
    data = b"".join(squeeze.compress(row) for _ in range(height)) + squeeze.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def claiming(content, width, height):
    """A JPEG whose header says another size."""
    at = content.index(b"\xff\xc0")
    return content[: at + 5] + struct.pack(">HH", height, width) + content[at + 9 :]


def webp_claiming(width, height):
    """A WebP that says how large its canvas is."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"VP8X" + (10).to_bytes(4, "little") + bytes(4) + size
    return b"RIFF" + (4 + len(body)).to_bytes(4, "little") + b"WEBP" + body


BOMBS = {
    "png of 120 megapixels": lambda: png_bomb(12_000, 10_000),
    "png of 400 megapixels": lambda: png_bomb(20_000, 20_000),
    "jpeg that says 120 megapixels": lambda: claiming(photo().read(), 12_000, 10_000),
    "webp that says 120 megapixels": lambda: webp_claiming(12_000, 10_000),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_bomb_is_refused_with_little_memory(bomb):
    content = bomb()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Refused) as refused:
        decoded(content)

    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refused.value.args[0] == decoding.SENTENCES[decoding.TOO_MANY_PIXELS]
    done = subprocess.run(
        [sys.executable, "-I", "-c", MEASURE, str(decoding.CHILD)],
        input=content,
        capture_output=True,
        check=True,
    )
    code, child_mb = json.loads(done.stdout)
    assert code == decoding.TOO_MANY_PIXELS
    assert (after - before) / 1024 + child_mb < 150


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", decoding.UNKNOWN_KIND),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", decoding.UNKNOWN_KIND),
        (b"<html><script>alert(1)</script></html>", decoding.UNKNOWN_KIND),
        (b"GIF89a" + bytes(40), decoding.UNKNOWN_KIND),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), decoding.UNKNOWN_KIND),
        (b"RIFF\x00\x00\x00\x00WEBP", decoding.UNKNOWN_KIND),
    ],
)
def test_what_is_no_picture_is_refused(content, sentence):
    with pytest.raises(Refused) as refused:
        decoded(content)

    assert refused.value.args[0] == decoding.SENTENCES[sentence]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_truncated_picture_is_refused(kind):
    noise = Image.effect_noise((800, 600), 80).convert("RGB")
    out = BytesIO()
    noise.save(out, kind)

    with pytest.raises(Refused) as refused:
        decoded(out.getvalue()[: len(out.getvalue()) // 3])

    assert refused.value.args[0] == decoding.SENTENCES[decoding.BROKEN]


def test_small_picture_is_refused():
    with pytest.raises(Refused) as refused:
        decoded(photo(size=(319, 900)).read())

    assert refused.value.args[0] == decoding.SENTENCES[decoding.TOO_SMALL]


def test_heavy_file_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="5"):
        decoded(photo().read() + bytes(5 * MEGABYTE))


def test_heic_is_refused_with_what_to_do():
    with pytest.raises(Refused, match="HEIC"):
        decoded(b"\x00\x00\x00\x18ftypheic" + bytes(100))


def test_place_and_names_are_gone_and_the_photo_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned to the right
    exif[0x010F] = "Appareil de Samia"
    exif.get_ifd(0x8825)[1] = "N"
    content = photo(size=(900, 600), exif=exif, comment=b"secret").read()
    assert b"Samia" in content

    made = decoded(content)

    image = Image.open(BytesIO(made))
    assert image.size == (600, 900)
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Samia" not in made
    assert b"secret" not in made


@pytest.mark.parametrize(
    ("file", "colour"),
    [
        (photo("#ff0000", "JPEG", (5000, 4000)), (255, 0, 0)),
        (photo("#00ff00", "PNG", (3000, 400)), (0, 255, 0)),
        (photo("#0000ff", "WEBP"), (0, 0, 255)),
    ],
)
def test_large_photo_becomes_a_small_jpeg_of_the_same_colour(file, colour):
    image = Image.open(BytesIO(decoded(file.read())))

    assert image.format == "JPEG"
    assert max(image.size) <= 2400
    assert all(
        abs(a - b) < 6 for a, b in zip(image.getpixel((50, 50)), colour, strict=True)
    )


def test_transparent_picture_stands_on_white():
    out = BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(out, "PNG")

    image = Image.open(BytesIO(decoded(out.getvalue())))

    assert image.getpixel((10, 10)) == (255, 255, 255)


def test_colour_profile_is_applied_and_gone():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    made = decoded(photo(icc_profile=profile).read())
    broken = decoded(photo(icc_profile=b"nonsense" * 30).read())

    assert "icc_profile" not in Image.open(BytesIO(made)).info
    assert "icc_profile" not in Image.open(BytesIO(broken)).info


def test_picture_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(decoding, "TIMEOUT_S", 0.001)

    with pytest.raises(Refused):
        decoded(photo().read())
