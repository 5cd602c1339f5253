"""Pages below the trees that the migrations made."""

from wagtail.models import Page

from factory import Sequence
from factory.django import DjangoModelFactory

from home.models import HomePage, StandardPage


def home(language="fr"):
    """The home page of a language."""
    return HomePage.objects.get(locale__language_code=language)


def section(model, language="fr"):
    """The index page of a type in a language."""
    return model.objects.get(locale__language_code=language)


class PageFactory(DjangoModelFactory):
    """A page below the right parent of its language; returned as stored.

    `language`, `parent` and `translation_of` place it in the trees.
    """

    class Meta:
        abstract = True

    @classmethod
    def default_parent(cls, language):
        """Where pages of this type live."""
        raise NotImplementedError

    @classmethod
    def _create(
        cls,
        model_class,
        *args,
        language="fr",
        parent=None,
        translation_of=None,
        **fields,
    ):
        parent = parent or cls.default_parent(language)
        page = model_class(locale=parent.locale, **fields)
        if translation_of is not None:
            page.translation_key = translation_of.translation_key
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        return model_class.objects.get(pk=page.pk)


class StandardPageFactory(PageFactory):
    """A page of text below the home page."""

    class Meta:
        model = StandardPage

    title = Sequence(lambda n: f"Page {n}")
    slug = Sequence(lambda n: f"page-{n}")
    summary = "Une page de texte."

    @classmethod
    def default_parent(cls, language):
        return home(language)
