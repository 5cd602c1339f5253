"""Index pages whose address is fixed: one per language, never renamed or moved.

Renaming the index of 5,000 shops would rewrite 5,000 addresses inside a request;
our own views serve these sections at addresses that the code knows.
"""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core import languages
from core.models import BasePage


class SectionPage(BasePage):
    """Abstract index page; subclasses set `section_slugs` by language."""

    section_slugs: dict[str, str] = {}
    max_count = 3
    has_short_address = False
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        )
    ]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Put the fixed address back whatever was typed."""
        self.slug = self.section_slugs.get(self.locale.language_code, self.slug)
        super().full_clean(*args, **kwargs)


def home_crumb() -> dict[str, str]:
    """The first breadcrumb of every page."""
    return {"label": gettext("Home"), "url": f"/{languages.active()}/"}


def section_url(slugs: dict[str, str]) -> str:
    """The address of a section in the active language: {"fr": "boutiques", ...}."""
    language = languages.active()
    return f"/{language}/{slugs[language]}/"
