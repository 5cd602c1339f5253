"""Forms of the facts, in plain questions."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.audit import ADDRESS
from core.validators import validate_public_url
from merchants.fields import PhoneField
from places.choices import Ramp, Wheelchair, YesNo
from places.models import Closure
from shops.models import Shop

MAX_STEPS, MAX_WIDTH_CM = 99, 500
FURTHEST = timedelta(days=731)
YES_NO = [
    (YesNo.YES.value, YesNo.YES.label),
    (YesNo.NO.value, YesNo.NO.label),
    (YesNo.UNKNOWN.value, gettext_lazy("I do not know")),
]


class SeenForm(forms.Form):
    """A form that carries a mark of what its page showed."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that people see."""
        return self.visible_fields()

    def values(self) -> dict[str, Any]:
        """What is to be written."""
        return {
            name: value for name, value in self.cleaned_data.items() if name != "seen"
        }


class ContactForm(SeenForm):
    """How visitors reach the shop, and what of it they see."""

    phone = PhoneField(label=gettext_lazy("Phone number"), required=False)
    phone_public = forms.BooleanField(
        label=gettext_lazy("Visitors see this number"), required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the shop"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": gettext_lazy("Write the address like this: shop@example.fr.")
        },
    )
    email_public = forms.BooleanField(
        label=gettext_lazy("Visitors see this address"), required=False
    )
    website = forms.URLField(
        label=gettext_lazy("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
        error_messages={
            "invalid": gettext_lazy("Write the website like this: www.my-shop.fr.")
        },
        validators=[validate_public_url],
    )


class OfferedForm(SeenForm):
    """Languages, means of payment, services."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        questions = {
            "languages": _("Which languages do you speak with customers?"),
            "payments": _("How can one pay?"),
            "services": _("What else can customers count on?"),
        }
        for name, label in questions.items():
            field = Shop._meta.get_field(name).formfield(label=label)
            self.fields[name] = field

    def values(self) -> dict[str, Any]:
        """Codes in the order of their vocabulary."""
        found = super().values()
        return {
            name: Shop._meta.get_field(name).clean(codes, None)
            for name, codes in found.items()
        }


def choice(label: Any, choices: Any) -> forms.ChoiceField:
    """A question with a few answers to tap; left out, nothing is known."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, required=False
    )


class AccessForm(SeenForm):
    """How one gets in, in the words in which customers ask."""

    wheelchair = choice(
        gettext_lazy("Can somebody in a wheelchair come in?"),
        [
            (Wheelchair.YES.value, gettext_lazy("Yes, without any step")),
            (Wheelchair.LIMITED.value, gettext_lazy("Yes, with some help")),
            (Wheelchair.NO.value, gettext_lazy("No")),
            (Wheelchair.UNKNOWN.value, gettext_lazy("I do not know")),
        ],
    )
    entrance_steps = forms.IntegerField(
        label=gettext_lazy("How many steps are there at the entrance?"),
        help_text=gettext_lazy("0 if there is none."),
        required=False,
        min_value=0,
        max_value=MAX_STEPS,
    )
    entrance_ramp = choice(
        gettext_lazy("Is there a ramp?"),
        [
            (Ramp.NONE.value, gettext_lazy("No")),
            (Ramp.FIXED.value, gettext_lazy("Yes, a fixed one")),
            (Ramp.REMOVABLE.value, gettext_lazy("Yes, one that we put down")),
            (Ramp.UNKNOWN.value, gettext_lazy("I do not know")),
        ],
    )
    entrance_width_cm = forms.IntegerField(
        label=gettext_lazy("How wide is the door, in centimetres?"),
        required=False,
        min_value=1,
        max_value=MAX_WIDTH_CM,
    )
    call_bell = choice(gettext_lazy("Is there a bell to call for help?"), YES_NO)
    accessible_toilets = choice(
        gettext_lazy("Are there toilets for people in a wheelchair?"), YES_NO
    )
    hearing_loop = choice(
        gettext_lazy("Is there a hearing loop for people who hear badly?"), YES_NO
    )
    trained_staff = choice(
        gettext_lazy("Has somebody learnt how to welcome disabled people?"), YES_NO
    )
    disabled_parking = choice(
        gettext_lazy("Is there a parking space for disabled people nearby?"), YES_NO
    )

    def values(self) -> dict[str, Any]:
        """What was left out is not known."""
        found = super().values()
        unknown = YesNo.UNKNOWN.value
        return {
            name: unknown if value == "" else value for name, value in found.items()
        }


class ClosureForm(SeenForm):
    """First and last day, and why."""

    first_day = forms.DateField(
        label=gettext_lazy("First day closed"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Give the first day on which you are closed."),
            "invalid": gettext_lazy("Give the first day on which you are closed."),
        },
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day closed"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Give the last day on which you are closed."),
            "invalid": gettext_lazy("Give the last day on which you are closed."),
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Why? (visitors read it; may stay empty)"),
        required=False,
        max_length=Closure._meta.get_field("reason").max_length,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_reason(self) -> str:
        """A few words on one line, without an e-mail address."""
        reason = " ".join(self.cleaned_data["reason"].split())
        if ADDRESS.search(reason):
            raise ValidationError(_("Leave the e-mail address out: it goes public."))
        return reason

    def clean(self) -> None:
        """The last day is neither before the first, nor over, nor years away."""
        first = self.cleaned_data.get("first_day")
        last = self.cleaned_data.get("last_day")
        if first is None or last is None:
            return
        if last < first:
            self.add_error("last_day", _("The last day comes before the first."))
        elif last < self.today:
            self.add_error("last_day", _("These days are over already."))
        elif last > self.today + FURTHEST or last - first > FURTHEST:
            self.add_error("last_day", _("Choose days within the next two years."))

    def values(self) -> tuple[date, date, str]:
        """First day, last day, reason."""
        data = self.cleaned_data
        return data["first_day"], data["last_day"], data["reason"]
