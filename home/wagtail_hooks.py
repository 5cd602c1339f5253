"""Navigation in the editors' menu."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Navigation


class NavigationViewSet(SnippetViewSet):
    """Header and footer of each language."""

    model = Navigation
    icon = "bars"
    menu_order = 230
    add_to_admin_menu = True


register_snippet(NavigationViewSet)
