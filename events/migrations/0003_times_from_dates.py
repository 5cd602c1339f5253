"""What editors said before times existed: each date becomes a time of its own."""

from django.db import migrations

FIELDS = ("event_id", "starts_at", "ends_at", "all_day")


def make_times(apps, schema_editor):
    """One time for each date of an event that has no time yet."""
    dates = apps.get_model("events", "EventDate")
    times = apps.get_model("events", "EventTime")
    rows = dates.objects.filter(event__times__isnull=True)
    rows = rows.order_by("event_id", "starts_at").values(*FIELDS)
    times.objects.bulk_create(
        (times(sort_order=order, **row) for order, row in enumerate(rows)),
        batch_size=500,
    )


def keep(apps, schema_editor):
    """Nothing to take back: the dates are still there."""


class Migration(migrations.Migration):
    dependencies = [("events", "0002_times_and_details")]
    operations = [migrations.RunPython(make_times, keep)]
