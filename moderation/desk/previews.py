"""The real page before and after, for the frames of the desk and for nobody else."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from moderation.desk.base import may_enter
from moderation.desk.review import review_of, subject

NOBODY, OURSELVES = "frame-ancestors 'none'", "frame-ancestors 'self'"


@require_safe
@xframe_options_sameorigin
def before(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that is online."""
    obj = _open_subject(request, pk)
    if not obj.live:
        raise Http404("never public")
    return _framed(request, type(obj).objects.get(pk=obj.pk))


@require_safe
@xframe_options_sameorigin
def after(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as it would be: exactly the revision that was sent."""
    review = review_of(request.user, pk)
    _open_subject(request, pk)
    return _framed(request, review.task_state.revision.as_object())


def _open_subject(request: HttpRequest, pk: int) -> Any:
    if not may_enter(request.user):
        raise PermissionDenied
    review = review_of(request.user, pk)
    obj = subject(review)
    if obj is None or not review.is_open:
        raise Http404("nothing waits here")
    return obj


def _framed(request: HttpRequest, page: Any) -> HttpResponse:
    """The public template; our own admin may put it into a frame."""
    response = page.serve_preview(request, page.default_preview_mode)
    policy = settings.PORTAL_CSP.replace(NOBODY, OURSELVES)
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response
