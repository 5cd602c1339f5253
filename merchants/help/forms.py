"""Forms of the help: asking for a visit, planning it, recording a mandate."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import languages
from merchants.choices import MandateKind, VisitState
from merchants.claiming.forms import ShopForm
from merchants.fields import NameField, PhoneField, SiretField
from merchants.models import FieldMandate, VisitRequest

OLDEST_MANDATE = timedelta(days=90)
WRITE_EMAIL = gettext_lazy("Write the address like this: shop@example.fr.")


def line(
    model: Any, name: str, label: Any, missing: Any = "", **kwargs: Any
) -> NameField:
    """A field of one line, as long as its column; `missing`: what to do when empty."""
    attrs = kwargs.pop("attrs", {})
    return NameField(
        label=label,
        max_length=model._meta.get_field(name).max_length,
        required=bool(missing),
        error_messages={"required": missing},
        widget=forms.TextInput(attrs=attrs),
        **kwargs,
    )


class ReachField(forms.EmailField):
    """An e-mail address that may stay empty."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            error_messages={"invalid": WRITE_EMAIL},
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        )

    def clean(self, value: Any) -> str:
        """In lower case, as accounts are kept."""
        return super().clean(value).lower()


class AskForm(forms.Form):
    """Who asks for a visit, where, and how to reach him: by phone or by e-mail."""

    name = line(
        VisitRequest,
        "name",
        gettext_lazy("Your name"),
        gettext_lazy("Write your name."),
        attrs={"autocomplete": "name"},
    )
    shop_name = line(
        VisitRequest,
        "shop_name",
        gettext_lazy("Your shop"),
        gettext_lazy("Write the name of your shop."),
    )
    address = line(VisitRequest, "address", gettext_lazy("Where is it?"))
    phone = PhoneField(
        label=gettext_lazy("Your phone number"),
        help_text=gettext_lazy("Or your e-mail address below: one of both is enough."),
        required=False,
    )
    email = ReachField(gettext_lazy("Your e-mail address"))
    moment = line(
        VisitRequest,
        "moment",
        gettext_lazy("When does it suit you?"),
        help_text=gettext_lazy("A day or an hour at which few customers come."),
    )
    message = forms.CharField(
        label=gettext_lazy("Anything else we should know?"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_message(self) -> str:
        """Line breaks as one sign, nothing that cannot be kept."""
        text = self.cleaned_data["message"].replace("\r\n", "\n")
        return "".join(sign for sign in text if sign.isprintable() or sign == "\n")

    def clean(self) -> None:
        """There must be one way to answer."""
        wrong = {"phone", "email"} & set(self.errors)
        data = self.cleaned_data
        if not wrong and not (data.get("phone") or data.get("email")):
            self.add_error(
                "phone",
                _("Give a phone number or an e-mail address, so that we can answer."),
            )


class PlanForm(forms.ModelForm):
    """The day of a visit, and how it ended."""

    planned_at = forms.DateTimeField(
        label=gettext_lazy("Day and hour of the visit"),
        required=False,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        error_messages={"invalid": gettext_lazy("Give a day and an hour.")},
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Where it stands"),
        choices=VisitState,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = VisitRequest
        fields = ["planned_at", "state", "note"]
        labels = {"note": gettext_lazy("Note (only the city reads it)")}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def clean(self) -> None:
        """A visit that has a day is planned."""
        data = super().clean()
        if data.get("planned_at") and data.get("state") == VisitState.NEW:
            data["state"] = VisitState.PLANNED


class MandateForm(forms.Form):
    """Who gave a mandate, how, when, and where his link goes."""

    given_by = line(
        FieldMandate,
        "given_by",
        gettext_lazy("Name of the merchant"),
        gettext_lazy("Write the name of who gives the mandate."),
        help_text=gettext_lazy("First name and name, as on the paper."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("How was it given?"),
        choices=MandateKind,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Say how it was given."),
            "invalid_choice": gettext_lazy("Say how it was given."),
        },
    )
    given_on = forms.DateField(
        label=gettext_lazy("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Give the day of the mandate."),
            "invalid": gettext_lazy("Give the day of the mandate."),
        },
    )
    email = ReachField(
        gettext_lazy("E-mail address of the merchant"),
        gettext_lazy("His link and the key of his page go there."),
    )
    phone = PhoneField(
        label=gettext_lazy("Mobile phone of the merchant"),
        help_text=gettext_lazy("Without e-mail: his link goes there as a message."),
        required=False,
    )

    language = forms.ChoiceField(
        label=gettext_lazy("In which language does the merchant read?"),
        choices=[(code, languages.NAMES[code]) for code in languages.NAMES],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a language."),
            "invalid_choice": gettext_lazy("Choose a language."),
        },
    )

    def clean_given_on(self) -> date:
        """Neither in the future nor forgotten."""
        day, today = self.cleaned_data["given_on"], timezone.localdate()
        if not today - OLDEST_MANDATE <= day <= today:
            raise ValidationError(_("A mandate is of the last 90 days."))
        return day


class NewShopForm(ShopForm):
    """A shop that an agent adds; its phone comes later, with the other facts."""

    siret = SiretField(label=gettext_lazy("SIRET of the shop, 14 digits"))
    phone = None
    field_order = ["siret"]


class RemarkForm(forms.Form):
    """What the merchant wants to be corrected before it goes public."""

    remark = forms.CharField(
        label=gettext_lazy("What must be corrected?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Write what must be corrected."),
            "max_length": gettext_lazy("Say it in 600 characters at most."),
        },
    )

    def clean_remark(self) -> str:
        """Line breaks as one sign, nothing that cannot be kept."""
        text = self.cleaned_data["remark"].replace("\r\n", "\n")
        return "".join(sign for sign in text if sign.isprintable() or sign == "\n")
