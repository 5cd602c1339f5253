"""Words from which the fields of a shop choose."""

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from babel import Locale


class ShopStatus(models.TextChoices):
    """Whether a shop exists for visitors."""

    ACTIVE = "active", _("active")
    CLOSED = "closed", _("closed for good")


class MemberRole(models.TextChoices):
    """What somebody is in a shop."""

    OWNER = "owner", _("owner")
    EMPLOYEE = "employee", _("employee")


class Payment(models.TextChoices):
    """Means of payment, in the words of OpenStreetMap where it has one."""

    CASH = "cash", _("cash")
    CARDS = "cards", _("bank cards")
    CONTACTLESS = "contactless", _("contactless")
    BANCONTACT = "bancontact", _("Bancontact")
    CHEQUE = "cheque", _("cheques")
    MEAL_VOUCHER = "meal_voucher", _("meal vouchers")
    HOLIDAY_VOUCHER = "holiday_voucher", _("holiday vouchers (ANCV)")


class Service(models.TextChoices):
    """What one can count on there, in the words of OpenStreetMap where it has one."""

    TAKEAWAY = "takeaway", _("takeaway")
    DELIVERY = "delivery", _("delivery")
    CLICK_AND_COLLECT = "click_and_collect", _("order and collect")
    RESERVATION = "reservation", _("bookings")
    OUTDOOR_SEATING = "outdoor_seating", _("terrace")
    WIFI = "internet_access", _("free wifi")
    TOILETS = "toilets", _("toilets for customers")
    CHANGING_TABLE = "changing_table", _("baby changing table")
    DRINKING_WATER = "drinking_water", _("water bottle filled")
    DOG = "dog", _("dogs welcome")
    GIFT_WRAP = "gift_wrap", _("gift wrapping")
    REPAIR = "repair", _("repairs")


# ISO 639 codes; fsl is French sign language, which Babel has no name for.
SPOKEN = (
    *("fr", "nl", "en", "fsl", "de", "es", "it", "pt", "pl", "ar", "tr"),
    *("zh", "ja", "ru", "uk", "ro", "vi", "wo"),
)


def language_words(code: str) -> str:
    """The name of a spoken language in the active language: "nl" -> "néerlandais"."""
    if code == "fsl":
        return str(_("French sign language"))
    locale = Locale.parse(get_language() or "fr", sep="-")
    return locale.languages.get(code, code)


SPOKEN_CHOICES = [(code, lazy(language_words, str)(code)) for code in SPOKEN]
