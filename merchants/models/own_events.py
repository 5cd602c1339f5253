"""Events that shops and unions announce themselves."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.choices import EventStatus
from events.models import EventPage
from moderation.models import Union
from shops.models import Shop


class OwnEvent(models.Model):
    """Who answers for an event: a shop or a union.

    A plain row, since a revision of the page must not move it to somebody else. `page` is the French page. `status` and `status_words` are facts: they count at
    once, whatever text of the page waits. `title`, `first_at` and `last_at` are those
    of the newest text, for the list of who wrote it.
    """

    page = models.OneToOneField(
        EventPage, on_delete=models.CASCADE, related_name="own_event"
    )
    shop = models.ForeignKey(
        Shop, null=True, on_delete=models.CASCADE, related_name="own_events"
    )
    union = models.ForeignKey(
        Union, null=True, on_delete=models.CASCADE, related_name="own_events"
    )
    title = models.CharField(_("title"), max_length=120)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    status = models.CharField(
        max_length=10, choices=EventStatus, default=EventStatus.SCHEDULED
    )
    status_words = models.CharField(max_length=160, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["first_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shop__isnull=True) ^ models.Q(union__isnull=True),
                name="own_event_has_one_author",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether its last date has passed."""
        return self.last_at <= timezone.now()

    @property
    def author(self) -> Shop | Union:
        """Who answers for it."""
        return self.shop if self.shop is not None else self.union
