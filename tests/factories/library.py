"""Pictures of the library."""

from io import BytesIO

from django.core.files.base import ContentFile

from PIL import Image

from core.models import PortalImage


def picture_file(colour="#0b5c7a", name="bassin.png", size=(320, 240)):
    """A small picture as an upload."""
    content = BytesIO()
    Image.new("RGB", size, colour).save(content, "PNG")
    return ContentFile(content.getvalue(), name=name)


def picture(title="Le bassin", credit="Dessin du portail", **file):
    """A picture of the library."""
    return PortalImage.objects.create(
        title=title, credit=credit, file=picture_file(**file)
    )


def content_of(response):
    """The bytes of a streamed file; closes it as a server would."""
    content = b"".join(response.streaming_content)
    for close in response._resource_closers:
        close()
    return content
