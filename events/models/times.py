"""When an event takes place: what editors say, and the dates that follow."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from core.fields import CodesField
from events.calendar import walls_of
from events.checks import check_time
from events.choices import Repeat, Weekday
from events.days import instant, wall
from events.fields import DaysField, StepField
from events.models.pages import EventPage


class Span(models.Model):
    """From when to when, UTC instants; `all_day`: only the days count, in Paris."""

    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), db_index=True)
    all_day = models.BooleanField(
        _("whole days"),
        default=False,
        help_text=_("An exhibition over weeks: only the days count, not the hours."),
    )
    is_cancelled = models.BooleanField(_("this date is cancelled"), default=False)

    class Meta:
        abstract = True

    @property
    def days(self) -> tuple[date, date]:
        """First and last day in Paris."""
        return wall(self.starts_at).date(), wall(self.ends_at).date()


class EventTime(Orderable, Span):
    """What an editor says: one date, a run over several days, or a date that repeats.

    A repetition keeps its wall time in Paris over the changes of the clock. `weekdays`
    counts for weekly ones (none: the day of the start). `until` is the last day on
    which it may take place; `except_on` are days on which it does not, ISO dates.
    """

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="times")
    repeat = models.CharField(
        _("repeats"), max_length=10, choices=Repeat, blank=True, default=Repeat.NEVER
    )
    interval = StepField(_("every"), default=1)
    weekdays = CodesField(_("on"), codes=Weekday.choices)
    until = models.DateField(_("until"), null=True, blank=True)
    except_on = DaysField(_("not on"), default=list, blank=True)

    panels = [
        FieldRowPanel(
            [
                FieldPanel("starts_at", help_text=_("Clock of Paris.")),
                FieldPanel(
                    "ends_at",
                    help_text=_("After midnight it is the day after."),
                ),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("all_day"),
                FieldPanel(
                    "is_cancelled",
                    help_text=_(
                        "It stays in the agenda, struck through. To cancel one date of "
                        "a repetition, add that date on its own, with the same start, "
                        "and tick this box."
                    ),
                ),
            ]
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("repeat", heading=_("Repeats by")),
                        FieldPanel(
                            "interval",
                            heading=_("Once in"),
                            help_text=_("1: each time. 2: every second time."),
                        ),
                    ]
                ),
                FieldPanel(
                    "weekdays",
                    heading=_("On these days of the week"),
                    help_text=_(
                        "For what comes back by weeks. None: the day of the start."
                    ),
                ),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "until",
                            heading=_("Last day"),
                            help_text=_("None: it goes on."),
                        ),
                        FieldPanel(
                            "except_on",
                            heading=_("But not on"),
                            help_text=_("Days with commas: 24/12/2026, 31/12/2026"),
                        ),
                    ]
                ),
            ],
            heading=_("If it repeats"),
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("date")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="events_time_in_order",
                violation_error_message=_("The end comes before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.starts_at:%Y-%m-%d %H:%M} {self.repeat}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let a run over whole days begin at midnight and last until the next one."""
        if self.all_day:
            self.starts_at, self.ends_at = map(instant, walls_of(self))
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Say it in the form before the database refuses it, or the agenda fills up."""
        super().clean()
        check_time(self)


class EventDate(Span):
    """One date of an event: what the agenda lists.

    Written by events.calendar from the event's times, never by hand. A run over
    several days is one date from its first to its last day.
    """

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="dates")

    class Meta:
        verbose_name = _("date")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")),
                name="events_date_in_order",
                violation_error_message=_("The end comes before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.starts_at:%Y-%m-%d %H:%M}"
