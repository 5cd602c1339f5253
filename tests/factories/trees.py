"""The pages that migrations make, for a database that a test with a live server emptied."""

from importlib import import_module

from django.apps import apps

from wagtail.models import Collection, Locale, Page


def build_language_trees():
    """Make what is missing of the roots and of the sections of each language."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Page.objects.exists():
        french, _created = Locale.objects.get_or_create(language_code="fr")
        Page.add_root(title="Root", slug="root", locale=french)
    import_module("home.migrations.0002_language_trees").build(apps, None)
