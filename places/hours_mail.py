"""The mail that asks a place to confirm its hours."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.formats import date_words
from places import confirmation
from places.clock import this_minute
from places.models import HoursLink, Place
from places.special_days import concerning, today

logger = logging.getLogger(__name__)


def ask(place: Place, email: str, language: str) -> bool:
    """Send a new link; False when the mail server refuses, and the link is gone."""
    link, address = confirmation.make_link(place, email, language)
    with override(language):
        mail = _mail(place, link, address)
    try:
        mail.send()
    except (SMTPException, OSError) as fault:
        logger.warning("No mail for place %s: %s", place.pk, type(fault).__name__)
        link.delete()
        return False
    return True


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
    return EmailMessage(
        subject=_("%(name)s: are your hours still right?") % {"name": name},
        body=render_to_string("places/mail/hours.txt", context),
        to=[link.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
