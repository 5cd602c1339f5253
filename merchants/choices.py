"""Words from which claims and requests for help choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Proof(models.TextChoices):
    """How somebody proves that a shop is his."""

    EMAIL = "email", _("a code to the e-mail address of the shop")
    LETTER = "letter", _("a code by letter to the address of the shop")
    UNION = "union", _("the yes of the union’s president")


class ClaimState(models.TextChoices):
    """How far a claim has come."""

    WAITING = "waiting", _("waiting for the proof")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("given up")


class VisitState(models.TextChoices):
    """What became of a request for a visit."""

    NEW = "new", _("new")
    PLANNED = "planned", _("visit planned")
    DONE = "done", _("done")
    GIVEN_UP = "given_up", _("given up")


class MandateKind(models.TextChoices):
    """How a merchant gave a field agent the mandate to fill in his fiche."""

    SIGNED = "signed", _("signed on paper")
    SPOKEN = "spoken", _("said by phone")


class Answer(models.TextChoices):
    """What the merchant answered to what was prepared for him."""

    YES = "yes", _("yes, publish it")
    NO = "no", _("no, throw it away")


class CourseKind(models.TextChoices):
    """What a course for merchants is about."""

    LANGUAGE = "language", _("language course")
    DIGITAL = "digital", _("digital help")
    WELCOME = "welcome", _("welcoming customers")
    OTHER = "other", _("other course")


class Taught(models.TextChoices):
    """The language that a language course teaches."""

    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    GERMAN = "de", _("German")
    SPANISH = "es", _("Spanish")
    SIGNS = "fsl", _("French sign language")


class BookingState(models.TextChoices):
    """Whether somebody comes to a course."""

    BOOKED = "booked", _("has a seat")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", _("does not come")
