"""Two processes at the same moment."""

from django.utils import timezone

from events.feeds import visits
from events.models import EventPage, EventSource, SourceRun
from tests.core.conftest import real_database  # noqa: F401 (a fixture)
from tests.core.threads import at_once
from tests.events.feeds.feeding import batch, entry, source, timing
from tests.factories.trees import build_language_trees


def test_visit_that_another_process_has_begun_is_left(db):
    feed = source()
    copy = EventSource.objects.get(pk=feed.pk)
    run = visits.claim(feed, timezone.now())

    assert visits.visit(copy, lambda source: batch(entry())) is None
    assert list(SourceRun.objects.all()) == [run]


def test_two_processes_visit_a_source_once(real_database):  # noqa: F811
    build_language_trees()
    feed = source()
    copies = [EventSource.objects.get(pk=feed.pk) for _process in range(2)]
    told = batch(entry(timings=(timing("2030-01-01"),)))

    runs = at_once([lambda c=copy: visits.visit(c, lambda s: told) for copy in copies])

    assert sorted(run is None for run in runs) == [False, True]
    assert SourceRun.objects.count() == 1
    assert EventPage.objects.count() == 3
