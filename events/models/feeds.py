"""Events from elsewhere: the sources, each visit, and what they told."""

from uuid import UUID

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.validators import validate_public_url
from events.choices import EventKind, FeedKind, ImportState, RunOutcome, TwinState
from places.models import Territory


class EventSource(models.Model):
    """A feed of events that the city reads, and how it is doing.

    The columns from `etag` on are written by events.feeds only. `failures` counts the
    visits that failed since the last good one; `fault` is a code of
    events.feeds.reasons.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind of feed"), max_length=14, choices=FeedKind)
    url = models.URLField(
        _("address of the feed"), max_length=500, validators=[validate_public_url]
    )
    api_key = models.CharField(
        _("key"),
        max_length=200,
        blank=True,
        help_text=_("OpenAgenda gives one to each reader; other feeds need none."),
    )
    homepage_url = models.URLField(
        _("page for visitors"), blank=True, validators=[validate_public_url]
    )
    licence = models.CharField(
        _("licence"),
        max_length=120,
        blank=True,
        help_text=_("Shown with each of its events: “Licence Ouverte 2.0”."),
    )
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("only in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: everywhere in the metropolis."),
    )
    default_kind = models.CharField(
        _("kind of events it does not name"),
        max_length=12,
        choices=EventKind,
        default=EventKind.CONCERT,
    )
    interval_min = models.PositiveIntegerField(
        _("minutes between two visits"),
        default=360,
        validators=[MinValueValidator(15), MaxValueValidator(10_080)],
    )
    is_trusted = models.BooleanField(
        _("trusted"),
        default=False,
        help_text=_("Its events are online at once; others wait for an editor."),
    )
    is_active = models.BooleanField(_("visited"), default=True)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    last_modified = models.CharField(max_length=60, blank=True, editable=False)
    next_at = models.DateTimeField(default=timezone.now, editable=False)
    last_tried_at = models.DateTimeField(null=True, editable=False)
    last_good_at = models.DateTimeField(null=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    fault = models.CharField(max_length=24, blank=True, editable=False)

    class Meta:
        verbose_name = _("source of events")
        verbose_name_plural = _("sources of events")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SourceRun(models.Model):
    """One visit of a source: what came of it.

    `refused_rows` holds at most 200 of {"id", "title", "reason"}.
    """

    source = models.ForeignKey(
        EventSource, on_delete=models.CASCADE, related_name="runs"
    )
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=RunOutcome, blank=True)
    fault = models.CharField(max_length=24, blank=True)
    read = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    refused_rows = models.JSONField(default=list)

    class Meta:
        default_permissions = ()
        ordering = ["-began_at", "-pk"]
        indexes = [models.Index(fields=["source", "-began_at"], name="run_of_source")]

    def __str__(self) -> str:
        return f"{self.source_id}: {self.began_at:%Y-%m-%d %H:%M} {self.outcome}"


class ImportedEvent(models.Model):
    """An event that came from one or several sources, whatever its languages.

    `translation_key` is that of its pages. `written` is what the importer wrote last,
    by language and field: a page that says something else was changed by an editor.
    """

    translation_key = models.UUIDField(unique=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState, default=ImportState.WAITING
    )
    written = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("came on"), default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("imported event")
        verbose_name_plural = _("imported events")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return str(self.translation_key)


class EventRecord(models.Model):
    """What one source tells of one event, as it told it last.

    `entry` is the Entry as JSON, `digest` its hash; `missing_since` is set while a
    complete reading of the source no longer has it.
    """

    source = models.ForeignKey(
        EventSource, on_delete=models.CASCADE, related_name="records"
    )
    event = models.ForeignKey(
        ImportedEvent, on_delete=models.CASCADE, related_name="records"
    )
    external_id = models.CharField(max_length=200)
    identity = models.CharField(max_length=200, blank=True, db_index=True)
    entry = models.JSONField()
    digest = models.CharField(max_length=64)
    first_seen_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)
    missing_since = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"], name="record_once_per_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id}: {self.external_id}"


class EventTwins(models.Model):
    """Two events that may be one, proposed to an editor; keys are translation keys.

    `first_key` is the smaller one, so that a pair is there once. `likeness` is from 0
    to 1.
    """

    first_key = models.UUIDField()
    second_key = models.UUIDField()
    likeness = models.FloatField()
    state = models.CharField(
        _("state"), max_length=10, choices=TwinState, default=TwinState.OPEN
    )
    found_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ["-likeness", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first_key", "second_key"], name="twins_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_key} = {self.second_key}"

    @staticmethod
    def in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
        """The two keys as a row holds them."""
        return (one, other) if one < other else (other, one)
