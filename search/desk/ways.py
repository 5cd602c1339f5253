"""Where an editor goes from a search: try it, give it synonyms, promote a page."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.admin.widgets.button import Button
from wagtail.contrib.search_promotions.models import SearchPromotion

from core import languages
from search.members import folded, members
from search.models import Synonym

ADD_SYNONYM = "search.add_synonym"
CHANGE_SYNONYM = "search.change_synonym"
ADD_PROMOTION = "wagtailsearchpromotions.add_searchpromotion"
NEW_WINDOW = {"target": "_blank", "rel": "noopener"}


@dataclass(slots=True)
class Ways:
    """What one person may do about searches, read once for a whole list."""

    may_add: bool
    may_change: bool
    may_promote: bool
    pages: dict[str, str]
    groups: dict[tuple[str, str], int] = field(default_factory=dict)
    promoted: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, request: HttpRequest) -> "Ways":
        """Rights, result pages, and which searches have synonyms or promoted pages."""
        user = request.user
        found = cls(
            may_add=user.has_perm(ADD_SYNONYM),
            may_change=user.has_perm(CHANGE_SYNONYM),
            may_promote=user.has_perm(ADD_PROMOTION),
            pages={code: search_page(code) for code in languages.codes()},
        )
        if found.may_change:
            found.groups = groups()
        if found.may_promote:
            queries = SearchPromotion.objects.values_list("query__query_string")
            found.promoted = {folded(query) for (query,) in queries}
        return found

    def buttons(self, query: str, language: str) -> list[Button]:
        """The links beside a search."""
        found = []
        if language in self.pages:
            url = f"{self.pages[language]}?{urlencode({'q': query})}"
            found.append(_button(_("Try it"), url, "view", query, NEW_WINDOW))
        synonym = self._synonym(query, language)
        if synonym:
            found.append(_button(*synonym, query))
        if self.may_promote:
            label = _("Promote a page")
            if query in self.promoted:
                label = _("Promoted pages")
            url = f"{reverse('search_promote')}?{urlencode({'q': query})}"
            found.append(_button(label, url, "pick", query))
        for order, button in enumerate(found):
            button.priority = order
        return found

    def _synonym(self, query: str, language: str) -> tuple[str, str, str] | None:
        """To the group that has the words, else to a new one."""
        pk = self.groups.get((query, language)) or self.groups.get((query, ""))
        if pk:
            url = reverse("wagtailsnippets_search_synonym:edit", args=[pk])
            return _("See its synonyms"), url, "list-ul"
        if not self.may_add:
            return None
        url = reverse("wagtailsnippets_search_synonym:add")
        asked = urlencode({"words": query, "language": language})
        return _("Add a synonym"), f"{url}?{asked}", "plus"


def search_page(language: str) -> str:
    """The address of the result page in a language."""
    with translation.override(language):
        return reverse("search:search")


def groups() -> dict[tuple[str, str], int]:
    """The group in which each folded word is, by (word, language or "")."""
    found: dict[tuple[str, str], int] = {}
    for pk, language, text in Synonym.objects.values_list("pk", "language", "words"):
        for member in members(text):
            found.setdefault((folded(member), language), pk)
    return found


def _button(
    label: str, url: str, icon: str, query: str, attrs: dict[str, Any] | None = None
) -> Button:
    """A small link that says to a screen reader what it is about."""
    named = {"aria-label": f"{label} – {query}", **(attrs or {})}
    classes = "button button-small button-secondary"
    return Button(label, url, classes, icon_name=icon, attrs=named)
