"""The groups of people who write, and the address of the site.

Run after every `migrate`; each group is filled once, so that what an operator
changes afterwards stays.
"""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)

EDITORS, TRANSLATORS = "Rédaction", "Traduction"
EDITED_MODELS = (
    (
        "places",
        ("place", "territory", "district", "report", "localday", "landmark"),
    ),
    ("shops", ("shop", "shopcategory")),
    ("moderation", ("federation", "union", "mandate")),
    ("merchants", ("visitrequest", "course")),
    ("events", ("eventsource", "importedevent", "eventtwins")),
    ("search", ("synonym", "searchstat")),
    ("wagtailsearchpromotions", ("searchpromotion",)),
    ("home", ("navigation",)),
    ("tv", ("screen",)),
)
PAGE_RIGHTS = {
    EDITORS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    TRANSLATORS: ("change_page", "publish_page"),
}
# Apps whose permissions the groups are given; Django makes those of an app only when
# it comes to it, which may be after this one.
APPS = (
    "places",
    "shops",
    "moderation",
    "merchants",
    "events",
    "search",
    "home",
    "tv",
    "wagtailsearchpromotions",
    "wagtailimages",
    "wagtaildocs",
    "wagtail_localize",
)
# Wagtail asks for the rights on its own image model, whichever model stores them.
IMAGE_RIGHTS = ("add_image", "change_image", "choose_image")
DOCUMENT_RIGHTS = ("add_document", "change_document", "choose_document")


def after_migrate(**kwargs: Any) -> None:
    """Make the groups that do not exist yet; let the site know its address."""
    if not Page.objects.filter(depth=1).exists():
        return
    for label in APPS:
        create_permissions(apps.get_app_config(label), verbosity=0)
    for name in (EDITORS, TRANSLATORS):
        group, created = Group.objects.get_or_create(name=name)
        if created:
            fill(group)
    parts = urlsplit(settings.BASE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=parts.hostname, port=port)
    Site.clear_site_root_paths_cache()


def fill(group: Group) -> None:
    """Give a new group its rights."""
    root = Page.objects.get(depth=1)
    for codename in PAGE_RIGHTS[group.name]:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.create(
            group=group, page=root, permission=permission
        )
    admin = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    group.permissions.add(Permission.objects.get(admin))
    if group.name == EDITORS:
        group.permissions.add(*model_rights())
        share_collections(group)
    else:
        submit = Q(
            content_type__app_label="wagtail_localize", codename="submit_translation"
        )
        group.permissions.add(*Permission.objects.filter(submit))


def model_rights() -> list[Permission]:
    """Rights on the snippets that editors keep."""
    wanted = Q()
    for app_label, models in EDITED_MODELS:
        wanted |= Q(content_type__app_label=app_label, content_type__model__in=models)
    return list(Permission.objects.filter(wanted))


def share_collections(group: Group) -> None:
    """Pictures and documents of the whole library."""
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        codename__in=(*IMAGE_RIGHTS, *DOCUMENT_RIGHTS)
    ):
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
