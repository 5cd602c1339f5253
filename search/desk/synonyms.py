"""Synonyms in the admin: the list, the form, and what each word finds."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from core import languages
from places.panels import ShownPanel
from search import words
from search.asking import Ask, Unavailable
from search.desk.ways import search_page
from search.engines import chosen
from search.members import members
from search.models import MAX_STAT_QUERY, Synonym


class FoundPanel(ShownPanel):
    """How many results each word of a group finds by itself, in each language."""

    template = "search/admin/found_panel.html"

    class BoundPanel(ShownPanel.BoundPanel):
        """Asks the engine of the visitors; nothing is shown while it is away."""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """One line a word, one column a language."""
            codes = [self.instance.language] if self.instance.language else []
            codes = codes or languages.codes()
            try:
                lines = lines_of(members(self.instance.words), codes)
            except Unavailable:
                lines = []
            return {
                **super().get_context_data(parent_context),
                "names": [languages.NAMES[code] for code in codes],
                "lines": lines,
            }


def lines_of(found: list[str], codes: list[str]) -> list[dict[str, Any]]:
    """Each word with the number and address of its results. Raises Unavailable."""
    return [
        {"word": word, "cells": [_cell(word, code) for code in codes]} for word in found
    ]


def _cell(word: str, language: str) -> dict[str, Any]:
    """What a word finds in a language without its synonyms, and where to see it."""
    terms = words.terms(word, language)
    total = 0
    if terms:
        ask = Ask(
            language=language,
            key=words.name_key(word, language),
            terms=terms,
            at=timezone.now(),
            stop=0,
        )
        total = chosen().answer(ask).total
    url = f"{search_page(language)}?{urlencode({'q': word})}"
    return {"total": total, "url": url}


def language_words(group: Synonym) -> Any:
    """The language of a group in words."""
    return group.get_language_display() or _("All languages")


class SynonymForm(WagtailAdminModelForm):
    """Says what no language means."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("All languages"))
        self.fields["language"].choices = [every, *settings.LANGUAGES]


class SynonymCreateView(CreateView):
    """A form that a report may have filled already."""

    def get_initial_form_instance(self) -> Synonym:
        """The word and the language of the address, if they are any."""
        language = self.request.GET.get("language", "")
        return Synonym(
            words=self.request.GET.get("words", "")[:MAX_STAT_QUERY].replace("\0", ""),
            language=language if language in languages.codes() else "",
        )


class SynonymViewSet(SnippetViewSet):
    """Groups of words that mean the same to visitors."""

    model = Synonym
    icon = "list-ul"
    menu_label = _("Synonyms")
    list_display = [
        "words",
        Column("language", label=_("Language"), accessor=language_words),
    ]
    list_filter = ["language"]
    search_fields = ["words"]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    add_view_class = SynonymCreateView
    edit_handler = ObjectList(
        [
            FieldPanel("words"),
            FieldPanel("language"),
            FoundPanel(heading=_("What each word finds by itself")),
        ],
        base_form_class=SynonymForm,
    )

    def register_chooser_viewset(self) -> None:
        """None: nothing points to a group, and whoever enters the admin could read it."""
