"""Pictures straight from the application, where no nginx stands in front of it."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve

ONE_YEAR_S = 31_536_000
PUBLIC_FOLDER = "images/"


@require_safe
def serve_media(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """A rendition of a picture; originals (with their EXIF) and documents never."""
    if not name.startswith(PUBLIC_FOLDER):
        raise Http404("not public")
    response = serve(request, name, document_root=settings.MEDIA_ROOT)
    response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR_S}, immutable"
    return response
