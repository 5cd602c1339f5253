"""Pictures that somebody sends: stored under a name that nobody guesses, or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.base import ContentFile

from core.models import PortalImage


@contextmanager
def no_orphans() -> Iterator[list[str]]:
    """Names of files about to be written: removed again when anything fails."""
    names: list[str] = []
    try:
        yield names
    except BaseException:
        storage = PortalImage._meta.get_field("file").storage
        for name in names:
            storage.delete(name)
        raise


def store(content: bytes, names: list[str], **fields: Any) -> PortalImage:
    """Write a JPEG that `core.decoding` made anew, within `no_orphans() as names`.

    `fields` are those of the image: title, uploaded_by_user, file_hash. Nobody guesses
    the address of a picture that is not public yet.
    """
    image = PortalImage(**fields)
    file = ContentFile(content, name=f"{secrets.token_hex(12)}.jpg")
    names.append(image.file.field.generate_filename(image, file.name))
    image.file_size = len(content)
    image.file = file
    image.save()
    return image
