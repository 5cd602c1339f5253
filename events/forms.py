"""The editors' form of an event: what its dates make together."""

from typing import Any

from django.utils import timezone

from wagtail.admin.forms import WagtailAdminPageForm

from events.calendar import MOST_DATES, dates_of
from events.checks import too_many


class EventPageForm(WagtailAdminPageForm):
    """Refuses an event of more dates than anybody reads."""

    def clean(self) -> dict[str, Any]:
        """Count the dates of all times together, once each of them is in order."""
        cleaned = super().clean()
        times = self.formsets.get("times")
        if times is not None and times.is_valid():
            kept = [
                form.instance for form in times.forms if form not in times.deleted_forms
            ]
            if len(dates_of(kept, timezone.localdate())) > MOST_DATES:
                self.add_error(None, too_many())
        return cleaned
