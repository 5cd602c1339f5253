"""What a feed says of events, in one form for all kinds of feeds."""

from dataclasses import dataclass, field
from datetime import datetime

# By language: {"fr": "Concert", "nl": "Concert"}.
Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Timing:
    """One date of an event, UTC instants; `all_day`: only the days in Paris count."""

    starts_at: datetime
    ends_at: datetime
    all_day: bool = False
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a feed; empty means that the feed does not say.

    `external_id` names it within its source. `identity` is the same in every feed
    that speaks of the same entry of the same catalogue ("openagenda:41234567"), else
    "". `words` are plain text, `texts` are HTML that nobody has sanitised yet.
    `status` is a code of events.choices.EventStatus, `kind` one of EventKind or "",
    `access` codes of EventAccess. `is_free` is None when the feed does not say.
    """

    external_id: str
    title: Words
    timings: tuple[Timing, ...]
    identity: str = ""
    summary: Words = field(default_factory=dict)
    texts: Words = field(default_factory=dict)
    price_words: Words = field(default_factory=dict)
    status: str = "scheduled"
    kind: str = ""
    venue_name: str = ""
    street_address: str = ""
    postal_code: str = ""
    city: str = ""
    insee: str = ""
    lat: float | None = None
    lng: float | None = None
    is_free: bool | None = None
    for_families: bool | None = None
    indoors: bool | None = None
    age_min: int | None = None
    age_max: int | None = None
    access: tuple[str, ...] = ()
    organiser: str = ""
    organiser_url: str = ""
    booking_url: str = ""
    booking_phone: str = ""
    booking_email: str = ""
    online_url: str = ""
    picture_url: str = ""
    picture_credit: str = ""
    page_url: str = ""
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken; `reason` is a code of events.feeds.reasons."""

    external_id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What one visit of a source gave.

    `complete` is False when the feed ended early or was cut: then what is missing is
    no news. `unchanged` means that the server said so (304).
    """

    entries: tuple[Entry, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    complete: bool = True
    unchanged: bool = False
    etag: str = ""
    last_modified: str = ""
