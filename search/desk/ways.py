"""Where an editor goes from a search: try it, give it synonyms, promote a page."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.contrib.search_promotions.models import SearchPromotion

from core import languages
from search import words
from search.members import folded, members
from search.models import Synonym

ADD_SYNONYM = "search.add_synonym"
CHANGE_SYNONYM = "search.change_synonym"
ADD_PROMOTION = "wagtailsearchpromotions.add_searchpromotion"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the admin."""

    label: str
    url: str
    new_window: bool = False


@dataclass(slots=True)
class Ways:
    """What one person may do about searches, read once for a whole list."""

    may_add: bool
    may_change: bool
    may_promote: bool
    pages: dict[str, str]
    groups: dict[tuple[str, ...], int] = field(default_factory=dict)
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

    def links(self, query: str, language: str) -> list[Link]:
        """The links beside a search."""
        found = []
        if language in self.pages:
            url = f"{self.pages[language]}?{urlencode({'q': query})}"
            found.append(Link(_("Try it"), url, new_window=True))
        found += self._synonym(query, language)
        if self.may_promote:
            promoted = query in self.promoted
            label = _("Promoted pages") if promoted else _("Promote a page")
            url = f"{reverse('search_promote')}?{urlencode({'q': query})}"
            found.append(Link(label, url))
        return found

    def _synonym(self, query: str, language: str) -> list[Link]:
        """To the group that has the words, else to a new one."""
        pk = self.groups.get((language, *stems(query, language)))
        if pk:
            url = reverse("wagtailsnippets_search_synonym:edit", args=[pk])
            return [Link(_("See its synonyms"), url)]
        if not self.may_add:
            return []
        url = reverse("wagtailsnippets_search_synonym:add")
        asked = urlencode({"words": query, "language": language})
        return [Link(_("Add a synonym"), f"{url}?{asked}")]


def search_page(language: str) -> str:
    """The address of the result page in a language."""
    with translation.override(language):
        return reverse("search:search")


def groups() -> dict[tuple[str, ...], int]:
    """The first group that has the stems of some words, by (language, *stems)."""
    found: dict[tuple[str, ...], int] = {}
    for pk, only, text in Synonym.objects.values_list("pk", "language", "words"):
        for language in [only] if only else languages.codes():
            for member in members(text):
                found.setdefault((language, *stems(member, language)), pk)
    return found


def stems(text: str, language: str) -> list[str]:
    """Words as synonyms are compared: "waffles" is "waffle"."""
    if language not in words.ALGORITHMS:
        return words.folded(text)
    significant = words.significant(words.folded(text), language)
    return [words.stem(word, language) for word in significant]
