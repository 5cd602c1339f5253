"""Which pages who holds a mandate finds in the admin: the fiches of the union's shops.

Nobody may change one by it: editing asks the groups, and a fiche in review is locked.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Length, Substr

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from moderation import directory
from moderation.rights import reviewed_unions

# Wagtail's lists and reports ask for "change" where they mean "has to do with it".
SEEN_BY = "change"


class GovernedPagePolicy(PagePermissionPolicy):
    """Wagtail's rights by group, and sight of the fiches of one's unions."""

    def reviewed(self, user: Any) -> QuerySet[Page]:
        """The fiches that somebody sees by a mandate; none for who needs none."""
        unions = frozenset() if user.is_superuser else reviewed_unions(user)
        if not unions:
            return Page.objects.none()
        return directory.shops().pages(unions)

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        """Lists open for who holds a mandate in a union that has fiches."""
        if super().user_has_any_permission(user, actions):
            return True
        # Wagtail's lists fail for who may open them and finds nothing at all.
        return SEEN_BY in actions and self.reviewed(user).exists()

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Page]:
        """What reports and the search list."""
        pages = super().instances_user_has_any_permission_for(user, actions)
        if SEEN_BY not in actions or user.is_superuser:
            return pages
        return self._with(pages, self.reviewed(user))

    def explorable_instances(self, user: Any) -> QuerySet[Page]:
        """Fiches, and what is above them."""
        if user.is_superuser or not user.is_active:
            return super().explorable_instances(user)
        pages = self._by_group(user)
        seen = self.reviewed(user)
        return self._with(pages, seen, above=True)

    def instances_with_direct_explore_permission(self, user: Any) -> list[Page]:
        """Where the explorer begins."""
        pages = list(super().instances_with_direct_explore_permission(user))
        if user.is_superuser:
            return pages
        # The lists are enough: what is below them is asked page by page.
        lists = Page.objects.filter(path__in=_parents(self.reviewed(user)))
        return [*pages, *lists]

    def _by_group(self, user: Any) -> QuerySet[Page]:
        """What groups let somebody explore; Wagtail's own way fails without any."""
        if not list(self.get_cached_permissions_for_user(user)):
            return Page.objects.none()
        pages = super().explorable_instances(user)
        return Page.objects.filter(pk__in=pages.order_by().values("pk"))

    @staticmethod
    def _with(
        pages: QuerySet[Page], seen: QuerySet[Page], above: bool = False
    ) -> QuerySet[Page]:
        if seen.query.is_empty():
            return pages
        wanted = Q(pk__in=pages.order_by().values("pk")) | Q(
            pk__in=seen.order_by().values("pk")
        )
        if above:
            wanted |= Q(pk__in=_above(seen))
        return Page.objects.filter(wanted)


def _parents(pages: QuerySet[Page]) -> set[str]:
    """The paths of the lists in which some fiches are; one query."""
    up = Substr("path", 1, Length("path") - Page.steplen)
    found = pages.order_by().annotate(up=up).values_list("up", flat=True)
    return set(found.distinct())


def _above(pages: QuerySet[Page]) -> set[int]:
    """The lists in which the fiches are, up to the root; two queries."""
    paths = {
        path[:length]
        for path in _parents(pages)
        for length in range(Page.steplen, len(path) + 1, Page.steplen)
    }
    return set(Page.objects.filter(path__in=paths).values_list("pk", flat=True))


POLICY = GovernedPagePolicy()
register_permission_policy(Page, POLICY)
