"""What one is asked of an event: the event itself, its days, its picture, its status."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.decoding import MAX_BYTES, Refused, decoded
from core.validators import validate_public_url
from events.choices import EventKind, EventStatus
from merchants.fiche.forms import ShortText
from merchants.fields import LineField, NameField, PhoneField
from places.hours.timeline import PARIS
from places.times_forms import time_field

MOST_DAYS = 12
MAX_TITLE, MAX_LINE, MAX_SUMMARY, MAX_TEXT = 120, 160, 140, 2000
FURTHEST = timedelta(days=730)
OLDEST = 120
HERE, ELSEWHERE = "here", "elsewhere"
STATUSES = [
    (EventStatus.SCHEDULED, gettext_lazy("It takes place as announced")),
    (EventStatus.CANCELLED, gettext_lazy("It is cancelled")),
    (EventStatus.FULL, gettext_lazy("It is fully booked")),
    (EventStatus.POSTPONED, gettext_lazy("It is put off to a later date")),
    (EventStatus.MOVED, gettext_lazy("It takes place elsewhere or on another day")),
]


class EventForm(forms.Form):
    """What it is, where, what it costs; `has_place`: whether there is a shop to go to."""

    title = NameField(
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy("“Candle workshop”, “Street sale in rue de Lannoy”."),
        max_length=MAX_TITLE,
        error_messages={"required": gettext_lazy("Give your event a name.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of event is it?"), choices=EventKind.choices
    )
    where = forms.ChoiceField(
        label=gettext_lazy("Where?"),
        choices=[
            (HERE, gettext_lazy("At our shop")),
            (ELSEWHERE, gettext_lazy("Elsewhere")),
        ],
        widget=forms.RadioSelect,
    )
    venue_words = LineField(
        label=gettext_lazy("Where, if it is elsewhere?"),
        help_text=gettext_lazy("Place, street and town."),
        max_length=MAX_LINE,
        required=False,
    )
    is_free = forms.BooleanField(label=gettext_lazy("It is free"), required=False)
    price_words = LineField(
        label=gettext_lazy("If not, what does it cost?"),
        max_length=MAX_LINE,
        required=False,
    )
    summary = ShortText(
        longest=MAX_SUMMARY,
        one_line=True,
        label=gettext_lazy("The event in one sentence"),
        help_text=gettext_lazy("140 characters at most."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    text = ShortText(
        longest=MAX_TEXT,
        label=gettext_lazy("What happens there?"),
        help_text=gettext_lazy(
            "For whom, what one sees, what one takes along. May stay empty."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    for_families = forms.BooleanField(
        label=gettext_lazy("Children are welcome"), required=False
    )
    indoors = forms.BooleanField(
        label=gettext_lazy("It takes place indoors"), required=False
    )
    age_min = forms.IntegerField(
        label=gettext_lazy("From which age?"),
        min_value=0,
        max_value=OLDEST,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    booking_url = forms.URLField(
        label=gettext_lazy("Booking on the internet"),
        max_length=200,
        required=False,
        assume_scheme="https",
        validators=[validate_public_url],
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    booking_phone = PhoneField(label=gettext_lazy("Booking by phone"), required=False)

    def __init__(self, *args: Any, has_place: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_place:
            del self.fields["where"]
            self.fields["venue_words"].required = True
            self.fields["venue_words"].label = _("Where?")

    def clean(self) -> dict[str, Any]:
        """Refuse an event that is nowhere, or whose sentence is missing or too long."""
        cleaned = super().clean()
        elsewhere = cleaned.get("where") == ELSEWHERE
        if elsewhere and not cleaned.get("venue_words") and not self.errors:
            self.add_error("venue_words", _("Say where it takes place."))
        if cleaned.get("where") == HERE:
            cleaned["venue_words"] = ""
        if cleaned.get("is_free"):
            cleaned["price_words"] = ""
        for name in ("summary", "text"):
            self._check_length(name, cleaned)
        if "summary" in cleaned and not cleaned["summary"]:
            self.add_error("summary", _("Say in one sentence what one comes for."))
        return cleaned

    def _check_length(self, name: str, cleaned: dict[str, Any]) -> None:
        if name not in cleaned:
            return
        try:
            self.fields[name].check_length(cleaned[name], self.initial.get(name, ""))
        except forms.ValidationError as fault:
            self.add_error(name, fault)


class DayForm(forms.Form):
    """One day: from, to; it may come back each week."""

    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": gettext_lazy("Write a day like 28/11/2026.")},
    )
    begins = time_field(gettext_lazy("from"))
    ends = time_field(gettext_lazy("to"))
    weekly_until = forms.DateField(
        label=gettext_lazy("every week until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": gettext_lazy("Write a day like 28/11/2026.")},
    )

    @property
    def is_given(self) -> bool:
        """Whether anything is filled in."""
        return any(self.cleaned_data.get(name) for name in self.fields)

    def clean(self) -> dict[str, Any]:
        """Either nothing, or a day with both times, not years away."""
        cleaned = super().clean()
        if self.errors or not any(cleaned.values()):
            return cleaned
        for name, words in (
            ("day", _("Choose the day.")),
            ("begins", _("Say when it begins.")),
            ("ends", _("Say when it ends.")),
        ):
            if cleaned.get(name) is None:
                self.add_error(name, words)
        if not self.errors:
            self._check_days(cleaned["day"], cleaned.get("weekly_until"))
        return cleaned

    def _check_days(self, day: date, until: date | None) -> None:
        latest = timezone.localdate() + FURTHEST
        if not date(2000, 1, 1) <= day <= latest:
            self.add_error("day", _("Choose a day within the next two years."))
        if until is not None and not day <= until <= latest:
            words = _("Choose a day after the first one, within two years.")
            self.add_error("weekly_until", words)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The instants; what ends before it begins ends on the next day."""
        day, begins, ends = (self.cleaned_data[n] for n in ("day", "begins", "ends"))
        last = day if ends > begins else day + timedelta(days=1)
        return _at(day, begins), _at(last, ends)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=PARIS)


class BaseDays(forms.BaseFormSet):
    """The days of an event: at least one, and not all of them over."""

    def clean(self) -> None:
        """Say what is missing."""
        if any(self.errors):
            return
        if not self.given:
            raise forms.ValidationError(_("Give at least one day."))

    @property
    def given(self) -> list[DayForm]:
        """The rows that are filled in, in the order of their days."""
        found = [form for form in self.forms if form.is_given]
        return sorted(found, key=lambda form: form.span)


DaysFormSet = forms.formset_factory(
    DayForm,
    formset=BaseDays,
    extra=0,
    min_num=1,
    max_num=MOST_DAYS,
    absolute_max=MOST_DAYS,
    validate_max=True,
)


class PictureForm(forms.Form):
    """One picture: a new one, or none any more."""

    photo = forms.FileField(
        label=gettext_lazy("A picture"),
        help_text=gettext_lazy("JPEG, PNG or WebP, 5 MB at most. May stay empty."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alt = LineField(
        label=gettext_lazy("What does it show?"),
        help_text=gettext_lazy("For people who cannot see it."),
        max_length=200,
        required=False,
    )
    without = forms.BooleanField(
        label=gettext_lazy("Show no picture any more"), required=False
    )

    def clean_photo(self) -> bytes | None:
        """The picture made anew, without what else was in the file."""
        file = self.cleaned_data.get("photo")
        if not file:
            return None
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("This picture is too heavy: at most 5 MB."))
        try:
            return decoded(file.read())
        except Refused as fault:
            raise forms.ValidationError(str(fault)) from None


class StatusForm(forms.Form):
    """Whether it takes place."""

    status = forms.ChoiceField(
        label=gettext_lazy("Does it take place?"),
        choices=STATUSES,
        widget=forms.RadioSelect,
    )
    status_words = LineField(
        label=gettext_lazy("In a few words"),
        help_text=gettext_lazy("“In the hall next door because of the rain.”"),
        max_length=MAX_LINE,
        required=False,
    )
