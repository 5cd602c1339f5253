"""Words from which unions, mandates and reviews choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _

WORKING_DAYS = [
    ("mo", _("Monday")),
    ("tu", _("Tuesday")),
    ("we", _("Wednesday")),
    ("th", _("Thursday")),
    ("fr", _("Friday")),
    ("sa", _("Saturday")),
    ("su", _("Sunday")),
]


class MandateRole(models.TextChoices):
    """Why somebody reviews for a union."""

    PRESIDENT = "president", _("president")
    DELEGATE = "delegate", _("delegate")


class Decision(models.TextChoices):
    """How a review ended."""

    PUBLISHED = "published", _("published")
    SENT_BACK = "sent_back", _("to be corrected")
    WITHDRAWN = "withdrawn", _("taken back by the shop")


class Reason(models.TextChoices):
    """Ready reasons for sending back, in words for the merchant."""

    PHOTO_BLURRED = "photo_blurred", _("A picture is blurred or too dark.")
    PHOTO_PEOPLE = "photo_people", _("A picture shows people who can be recognised.")
    PHOTO_FOREIGN = "photo_foreign", _("A picture does not seem to be yours.")
    NOT_TRUE = "not_true", _("Something in the text does not seem to be true.")
    PRICES = "prices", _("A price or a reduction cannot stand in the text.")
    CONTACT = "contact", _("A phone number or an address belongs to its own field.")
    RUDE = "rude", _("A word hurts or insults.")
    OTHERS = "others", _("The text speaks ill of other shops.")
    SPELLING = "spelling", _("A few words are misspelt.")
    OTHER = "other", _("Another reason, written below.")
