"""The forms of the desk: a reason, and who replaces a president."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.choices import Reason
from moderation.models import Union

MAX_COMMENT = 600


class DayInput(forms.DateInput):
    """A day, by what the browser offers for it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class SendBackForm(forms.Form):
    """Why something is sent back: ready reasons, and words when none of them fits."""

    reasons = forms.MultipleChoiceField(
        label=_("Reasons"),
        choices=Reason.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one reason.")},
    )
    comment = forms.CharField(
        label=_("Words to the shop"),
        required=False,
        max_length=MAX_COMMENT,
        widget=forms.Textarea({"rows": 4, "maxlength": MAX_COMMENT}),
        help_text=_("The shop reads them by e-mail. Say what would make it right."),
    )

    def clean(self) -> dict[str, Any]:
        """Another reason needs words."""
        cleaned = super().clean() or {}
        if Reason.OTHER in cleaned.get("reasons", []) and not cleaned.get("comment"):
            self.add_error("comment", _("Write the other reason in your own words."))
        return cleaned


class NothingMore(forms.Form):
    """Publishing asks nothing."""


class PeriodForm(forms.Form):
    """Somebody's address and the days of a mandate."""

    email = forms.EmailField(label=_("E-mail address of the person"))
    starts_on = forms.DateField(
        label=_("First day"), initial=timezone.localdate, widget=DayInput
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        help_text=_("This day still counts."),
    )

    def clean_email(self) -> str:
        """The address as accounts keep it."""
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """The last day is not over, and not before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if isinstance(first, date) and isinstance(last, date):
            if last < first:
                self.add_error("ends_on", _("The last day comes before the first day."))
            elif last < timezone.localdate():
                self.add_error("ends_on", _("This day is over."))
        return cleaned


class DelegateForm(PeriodForm):
    """A president chooses who reads during the holidays."""

    union = forms.ModelChoiceField(label=_("Union"), queryset=Union.objects.none())
    field_order = ["union", "email", "starts_on", "ends_on"]

    def __init__(self, *args: Any, unions: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["union"].queryset = Union.objects.filter(pk__in=unions)
        if len(unions) == 1:
            self.fields["union"].initial = next(iter(unions))

    def clean_email(self) -> str:
        """Nobody replaces himself."""
        email = super().clean_email()
        if email == self.user.email:
            raise ValidationError(_("Choose somebody else than yourself."))
        return email


class MandateForm(PeriodForm):
    """The city says who presides a union."""

    union = forms.ModelChoiceField(label=_("Union"), queryset=Union.objects.all())
    field_order = ["union", "email", "starts_on", "ends_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].required = False
