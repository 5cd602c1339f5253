"""The list of walks."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.url_routing import RouteResult

from core.sections import SectionPage

WALK_SLUGS = {"fr": "balades", "en": "walks", "nl": "wandelingen"}


class WalkIndexPage(SectionPage):
    """The list of walks in one language."""

    section_slugs = WALK_SLUGS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["walks.WalkPage"]

    class Meta:
        verbose_name = _("list of walks")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the walk below; its field `route` hides Wagtail's method of that name."""
        if not path_components:
            return super().route(request, path_components)
        slug, *deeper = path_components
        walk = self.get_children().live().filter(slug=slug).first()
        if walk is None or deeper:
            raise Http404("no such walk")
        return RouteResult(walk.specific)
