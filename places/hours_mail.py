"""The mail that asks a place to confirm its hours."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.formats import date_words
from core.mails import automatic
from places import confirmation
from places.clock import this_minute
from places.models import HoursLink, Place
from places.special_days import concerning, today


@transaction.atomic
def ask(place: Place, email: str, language: str) -> None:
    """Send a new link; link and mail are written together or not at all."""
    link, address = confirmation.make_link(place, email, language)
    with override(language):
        _mail(place, link, address).send()


def _mail(place: Place, link: HoursLink, address: str) -> EmailMessage:
    """The mail in the active language."""
    name = " ".join(place.name.split())
    context = {
        "name": name,
        "address": address,
        "days": [
            f"{date_words(day.date, link.language)}, {day.label(place.district_id)}"
            for day in concerning(place, today(this_minute()))
        ],
        "until": date_words(today(link.ends_at), link.language, "full"),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.BASE_URL,
    }
    return automatic(
        _("%(name)s: are your hours still right?") % {"name": name},
        render_to_string("places/mail/hours.txt", context),
        link.email,
    )
