"""Days on which a place departs from its usual week: closures and special days."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from places.choices import DayAnswerKind, HoursSource
from places.hours.compiler import AnsweredDay
from places.hours.faults import HoursError
from places.hours.validation import check_times
from places.hours.wording import fault_words
from places.models.places import Place


class Closure(models.Model):
    """Days on which a place is closed although its hours say otherwise."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="closures")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=120, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldPanel("reason"),
    ]

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="places_closure_in_order",
                violation_error_message=_("The last day comes before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.first_day} - {self.last_day}"


class DayAnswer(models.Model):
    """What a place said of its hours on one special day: a holiday, a braderie."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="day_answers")
    date = models.DateField(_("day"))
    answer = models.CharField(
        _("answer"),
        max_length=8,
        choices=DayAnswerKind,
        default=DayAnswerKind.USUAL,
    )
    times = models.CharField(
        _("hours of that day"),
        max_length=80,
        blank=True,
        help_text=_("Only with “other hours”: 10:00-13:00,14:00-18:00"),
    )
    source = models.CharField(
        _("said by"), max_length=12, choices=HoursSource, default=HoursSource.CITY
    )
    answered_at = models.DateTimeField(_("said on"), default=timezone.now)

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("answer")]),
        FieldPanel("times"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("answered_at")]),
    ]

    class Meta:
        verbose_name = _("answer for a special day")
        verbose_name_plural = _("answers for special days")
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "date"], name="places_answer_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.date}, {self.get_answer_display()}"

    def clean(self) -> None:
        """Refuse other hours that nobody can read."""
        super().clean()
        if self.answer != DayAnswerKind.HOURS:
            self.times = ""
            return
        try:
            self.times = check_times(self.times)
        except HoursError as fault:
            raise ValidationError({"times": fault_words(fault)}) from fault

    @property
    def day_hours(self) -> AnsweredDay:
        """The day as the compiler of hours takes it."""
        closed = self.answer == DayAnswerKind.CLOSED
        return AnsweredDay(self.date, "off" if closed else self.times)
