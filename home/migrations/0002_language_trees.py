"""The three language trees: home, sections and navigation, French as the source."""

from uuid import uuid4

from django.db import migrations

LANGUAGES = ("fr", "en", "nl")
HOME = {
    "fr": ("accueil", "Enjoy-MEL", "La métropole se visite pas à pas."),
    "en": ("home", "Enjoy-MEL", "The metropolis, step by step."),
    "nl": ("start", "Enjoy-MEL", "De metropool, stap voor stap."),
}
SECTIONS = {
    ("walks", "WalkIndexPage"): {
        "fr": ("balades", "Balades"),
        "en": ("walks", "Walks"),
        "nl": ("wandelingen", "Wandelingen"),
    },
    ("shops", "ShopIndexPage"): {
        "fr": ("boutiques", "Boutiques"),
        "en": ("shops", "Shops"),
        "nl": ("winkels", "Winkels"),
    },
    ("walks", "SightIndexPage"): {
        "fr": ("a-voir", "À voir"),
        "en": ("sights", "Sights"),
        "nl": ("bezienswaardigheden", "Bezienswaardigheden"),
    },
    ("events", "EventIndexPage"): {
        "fr": ("agenda", "Agenda"),
        "en": ("whats-on", "What’s on"),
        "nl": ("agenda", "Agenda"),
    },
}


def build(apps, schema_editor):
    """Make the trees, once."""
    HomePage = apps.get_model("home", "HomePage")
    if HomePage.objects.exists():
        return
    Locale = apps.get_model("wagtailcore", "Locale")
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES
    }
    root = welcome_removed(apps)
    homes = make_homes(apps, root, locales)
    for position, (label, names) in enumerate(SECTIONS.items(), start=1):
        make_section(apps, label, names, homes, locales, position)
    for home in homes.values():
        home.numchild = len(SECTIONS)
        home.save(update_fields=["numchild"])
    point_site_to(apps, homes["fr"])
    key = uuid4()
    for locale in locales.values():
        apps.get_model("home", "Navigation").objects.create(
            locale=locale, translation_key=key
        )
    follow_french(apps, locales)


def welcome_removed(apps):
    """The root of the page tree without the welcome page of a new Wagtail."""
    Page = apps.get_model("wagtailcore", "Page")
    root = Page.objects.get(depth=1)
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    Page.objects.filter(depth=2, slug="home").delete()
    return root


def content_type(apps, app_label, model):
    ContentType = apps.get_model("contenttypes", "ContentType")
    return ContentType.objects.get_or_create(app_label=app_label, model=model.lower())[0]


def make_homes(apps, root, locales):
    """One home page per language below the root."""
    HomePage = apps.get_model("home", "HomePage")
    key, homes = uuid4(), {}
    alternates = {code: f"/{code}/" for code in LANGUAGES}
    taken = root.__class__.objects.filter(depth=2).count()
    for position, code in enumerate(LANGUAGES, start=taken + 2):
        slug, title, hero = HOME[code]
        homes[code] = HomePage.objects.create(
            title=title,
            draft_title=title,
            hero_title=hero,
            slug=slug,
            path=f"{root.path}{position:04d}",
            depth=2,
            url_path=f"/{slug}/",
            content_type=content_type(apps, "home", "HomePage"),
            locale=locales[code],
            translation_key=key,
            live=True,
            prepared={"picture": None, "alternates": alternates},
        )
    root.numchild = taken + len(homes)
    root.save(update_fields=["numchild"])
    return homes


def make_section(apps, label, names, homes, locales, position):
    """One index page per language below its home page."""
    key = uuid4()
    alternates = {code: f"/{code}/{slug}/" for code, (slug, _title) in names.items()}
    for code, (slug, title) in names.items():
        home = homes[code]
        apps.get_model(*label).objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            path=f"{home.path}{position:04d}",
            depth=3,
            url_path=f"{home.url_path}{slug}/",
            content_type=content_type(apps, *label),
            locale=locales[code],
            translation_key=key,
            live=True,
            prepared={"picture": None, "alternates": alternates},
        )


def point_site_to(apps, home):
    apps.get_model("wagtailcore", "Site").objects.create(
        hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True
    )


def follow_french(apps, locales):
    """New French pages appear at once in the other languages, until translated."""
    Synchronization = apps.get_model("wagtail_localize", "LocaleSynchronization")
    for code in LANGUAGES[1:]:
        Synchronization.objects.get_or_create(
            locale=locales[code], defaults={"sync_from": locales["fr"]}
        )


def remove(apps, schema_editor):
    """Take the trees away again; content below them goes with them."""
    Page = apps.get_model("wagtailcore", "Page")
    apps.get_model("wagtail_localize", "LocaleSynchronization").objects.all().delete()
    apps.get_model("home", "Navigation").objects.all().delete()
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    for model in ("ShopPage",):
        apps.get_model("shops", model).objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    Page.objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [
        ("home", "0001_initial"),
        ("shops", "0001_initial"),
        ("walks", "0001_initial"),
        ("events", "0001_initial"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(build, remove)]
