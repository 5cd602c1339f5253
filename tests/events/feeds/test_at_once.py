"""Two processes at the same moment."""

from events.feeds import visits
from events.models import EventPage, EventSource, SourceRun
from tests.core.conftest import real_database  # noqa: F401 (a fixture)
from tests.core.threads import at_once
from tests.events.feeds.feeding import batch, entry, source, timing


def test_two_processes_visit_a_source_once(real_database):  # noqa: F811
    feed = source()
    copies = [EventSource.objects.get(pk=feed.pk) for _process in range(2)]
    told = batch(entry(timings=(timing("2030-01-01"),)))

    runs = at_once([lambda c=copy: visits.visit(c, lambda s: told) for copy in copies])

    assert sorted(run is None for run in runs) == [False, True]
    assert SourceRun.objects.count() == 1
    assert EventPage.objects.count() == 3
