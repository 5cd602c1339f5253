"""Pictures of the library."""

from io import BytesIO

from PIL import Image

from django.core.files.base import ContentFile

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
