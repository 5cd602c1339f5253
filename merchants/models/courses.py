"""Courses for merchants: dates, who has a seat, who waits for one, who came."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core import languages
from core.fields import CodesField
from core.validators import validate_phone
from merchants.choices import BookingState, CourseKind, Taught
from places.models import Place
from shops.choices import SPOKEN_CHOICES
from shops.models import Shop

MOST_SEATS = 300


class Course(ClusterableModel):
    """One series of sessions with its seats, booked as a whole.

    Words are French; the columns that end in `_en` and `_nl` may stay empty. Merchants
    see a course once it `is_open`; one that was called off keeps its bookings.
    """

    kind = models.CharField(
        _("kind"), max_length=8, choices=CourseKind, default=CourseKind.LANGUAGE
    )
    taught = models.CharField(
        _("language that is taught"), max_length=3, choices=Taught, blank=True
    )
    title = models.CharField(_("title"), max_length=80)
    title_en = models.CharField(_("title in English"), max_length=80, blank=True)
    title_nl = models.CharField(_("title in Dutch"), max_length=80, blank=True)
    audience = models.CharField(
        _("for whom"),
        max_length=160,
        blank=True,
        help_text=_("One sentence: level, what to bring."),
    )
    audience_en = models.CharField(
        _("for whom, in English"), max_length=160, blank=True
    )
    audience_nl = models.CharField(_("for whom, in Dutch"), max_length=160, blank=True)
    description = models.TextField(
        _("what one learns"),
        max_length=1200,
        blank=True,
        help_text=_("Plain words, two or three sentences."),
    )
    description_en = models.TextField(
        _("what one learns, in English"), max_length=1200, blank=True
    )
    description_nl = models.TextField(
        _("what one learns, in Dutch"), max_length=1200, blank=True
    )
    teacher = models.CharField(_("who teaches"), max_length=120, blank=True)
    languages = CodesField(_("languages spoken there"), codes=SPOKEN_CHOICES)
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    place_words = models.CharField(
        _("or where, in words"),
        max_length=160,
        blank=True,
        help_text=_("Also the room or the floor: “2nd floor, room Vauban”."),
    )
    seats = models.PositiveSmallIntegerField(
        _("seats"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)],
    )
    booking_until = models.DateTimeField(
        _("bookings until"),
        null=True,
        blank=True,
        help_text=_("Empty: until the first session begins."),
    )
    organiser = models.CharField(_("organiser"), max_length=120, blank=True)
    contact_phone = models.CharField(
        _("phone for questions"), max_length=20, blank=True, validators=[validate_phone]
    )
    contact_email = models.EmailField(_("e-mail address for questions"), blank=True)
    is_open = models.BooleanField(
        _("merchants see it and book"),
        default=False,
        help_text=_("Leave it empty while you prepare the course."),
    )
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancel_words = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("course for merchants")
        verbose_name_plural = _("courses for merchants")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Nobody loses his seat by a number typed in a form."""
        super().clean()
        if self.pk is None or self.seats is None:
            return
        booked = self.bookings.filter(state=BookingState.BOOKED).count()
        if self.seats < booked:
            words = _("%(count)s people have a seat: there cannot be fewer.")
            raise ValidationError({"seats": words % {"count": booked}})


class CourseSession(models.Model):
    """One date of a course, UTC instants; one may be called off alone."""

    course = ParentalKey(Course, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), db_index=True)
    place_words = models.CharField(
        _("elsewhere, this time"),
        max_length=160,
        blank=True,
        help_text=_("Only when it is not where the course is."),
    )
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancel_words = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="merchants_session_in_order",
                violation_error_message=_("The end comes before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.course_id}: {self.starts_at:%Y-%m-%d %H:%M}"

    def clean(self) -> None:
        """Say it in the form before the database refuses it."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end comes before the start.")})


class Booking(models.Model):
    """One person of a shop comes to a course, or waits for a seat, first come first.

    `user` booked by himself in the room; what the city booked by hand has the address
    of the person instead, and `shop_words` when the shop has no fiche. `name_key` makes
    one booking of two clicks. `told_at`: was told of a seat that is free at the last
    minute.
    """

    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, related_name="bookings"
    )
    shop = models.ForeignKey(
        Shop,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="course_bookings",
    )
    shop_words = models.CharField(_("name of the shop"), max_length=160, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="course_bookings",
    )
    name = models.CharField(_("who comes"), max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    language = models.CharField(max_length=2, default=languages.SOURCE)
    state = models.CharField(_("state"), max_length=9, choices=BookingState)
    made_at = models.DateTimeField(_("booked on"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    moved_up_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("booking of a course")
        verbose_name_plural = _("bookings of courses")
        ordering = ["made_at", "pk"]
        indexes = [
            models.Index(
                fields=["course", "state", "made_at"], name="merchants_booking_queue"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "shop", "name_key"],
                condition=~models.Q(state="cancelled"),
                name="merchants_booked_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.course_id}: {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Know the name however it is written."""
        if self.name:
            self.name_key = key_of(self.name)
        super().save(*args, **kwargs)


class Attendance(models.Model):
    """Whether somebody came to one session; no row: nobody noted it."""

    booking = models.ForeignKey(
        Booking, on_delete=models.CASCADE, related_name="attendances"
    )
    session = models.ForeignKey(
        CourseSession, on_delete=models.CASCADE, related_name="attendances"
    )
    came = models.BooleanField(_("came"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "session"], name="merchants_noted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.booking_id}"


def key_of(name: str) -> str:
    """The same for "Samia BENALI" and "samia  benali"."""
    return " ".join(name.casefold().split())[:120]
