"""The process that reads pictures of strangers: a picture in, a JPEG out.

Run as `python -I decoding_child.py`; imports nothing of ours, opens no file, and holds
its own limits before it reads a byte.
"""

import resource
import sys
from io import BytesIO

MAX_PIXELS = 25_000_000
MAX_SIDE, MIN_SIDE = 2400, 320
MEMORY_BYTES = 600 * 1024 * 1024
CPU_S = 10
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 88
TOO_MANY_PIXELS, UNKNOWN_KIND, BROKEN, TOO_SMALL = 10, 11, 12, 13


def limit() -> None:
    """No more memory, time or files than a photo takes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Read, check the size before anything is decoded, write."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (after the limits)

    Image.MAX_IMAGE_PIXELS = None  # we count ourselves
    content = sys.stdin.buffer.read()
    # To open a WebP picture is to make room for all of its points.
    if points(*webp_size(content)) > MAX_PIXELS:
        return TOO_MANY_PIXELS
    try:
        image = Image.open(BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError:
        return UNKNOWN_KIND
    if points(*image.size) > MAX_PIXELS:
        return TOO_MANY_PIXELS
    if min(image.size) < MIN_SIDE:
        return TOO_SMALL
    sys.stdout.buffer.write(made_anew(image))
    return 0


def points(width: int, height: int) -> int:
    """How many points a picture has."""
    return width * height


def webp_size(content: bytes) -> tuple[int, int]:
    """Width and height from the first bytes of a WebP file; 0, 0 for any other."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return 0, 0
    kind, number = content[12:16], int.from_bytes
    if kind == b"VP8X":
        return number(content[24:27], "little") + 1, number(
            content[27:30], "little"
        ) + 1
    if kind == b"VP8L":
        bits = number(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = number(content[26:28], "little"), number(content[28:30], "little")
    return width & 0x3FFF, height & 0x3FFF


def made_anew(image: object) -> bytes:
    """The points of a picture and nothing else of it, small and upright, as JPEG."""
    from PIL import ImageOps  # noqa: PLC0415

    profile = image.info.get("icc_profile")
    # JPEG decodes to a fraction of its size at once: little memory for large photos.
    image.draft("RGB", (MAX_SIDE, MAX_SIDE))
    image.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2.0)
    image = in_srgb(flat(ImageOps.exif_transpose(image)), profile)
    image.info.clear()
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def flat(image: object) -> object:
    """Without transparency: on white, as the pages are light."""
    from PIL import Image  # noqa: PLC0415

    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image
    image = image.convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def in_srgb(image: object, profile: bytes | None) -> object:
    """In the colours of screens; a profile that cannot be read is left aside."""
    from PIL import ImageCms  # noqa: PLC0415

    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image.convert("RGB")


if __name__ == "__main__":
    limit()
    try:
        code = main()
    except Exception:
        # Whatever is wrong with a file of a stranger, it is the file.
        code = BROKEN
    sys.stdout.flush()
    sys.exit(code)
