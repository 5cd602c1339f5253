"""What `manage.py check` says of the data that hours rest on."""

from datetime import timedelta
from typing import Any

from django.core.checks import CheckMessage, Warning, register
from django.utils import timezone

from places.hours.school import school_holidays_known_until

NOTICE = timedelta(days=120)


@register()
def school_holidays_are_known(**kwargs: Any) -> list[CheckMessage]:
    """Warn four months before the table of school holidays ends."""
    known_until = school_holidays_known_until()
    if known_until - timezone.localdate() > NOTICE:
        return []
    return [
        Warning(
            f"School holidays are known until {known_until} only.",
            hint="Update vacances-scolaires-france, then run manage.py compile_hours.",
            id="places.W001",
        )
    ]
