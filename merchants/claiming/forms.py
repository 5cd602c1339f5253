"""What a claimant types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from merchants.claiming import trades
from merchants.fields import LineField, NameField, PhoneField, SiretField
from places.forms import WordsField
from shops.choices import MemberRole

MAX_MESSAGE, MAX_REASON = 400, 400
REFUSE = "refuse"


class SiretForm(forms.Form):
    """The number of the establishment."""

    siret = SiretField(
        label=_("Your SIRET, 14 digits"),
        help_text=_(
            "It is on your invoices and on your certificate of registration. Spaces do not matter."
        ),
    )


class ShopForm(forms.Form):
    """A new shop: what visitors need to find it."""

    name = NameField(
        label=_("Name of the shop"),
        help_text=_("As it stands above the door."),
        max_length=160,
        error_messages={"required": _("Write the name of the shop.")},
    )
    street_address = LineField(
        label=_("Number and street"),
        max_length=160,
        error_messages={"required": _("Write the number and the street.")},
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postal_code = forms.RegexField(
        r"^[0-9]{5}$",
        label=_("Postal code"),
        error_messages={
            "required": _("Write the postal code."),
            "invalid": _("A postal code has 5 digits."),
        },
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "postal-code"}
        ),
    )
    city = LineField(
        label=_("Name of the town"),
        max_length=80,
        error_messages={"required": _("Write the town.")},
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    trade = forms.ChoiceField(
        label=_("Your trade"),
        help_text=_("Choose the nearest one."),
        error_messages={
            "required": _("Choose your trade."),
            "invalid_choice": _("Choose your trade in the list."),
        },
    )
    phone = PhoneField(
        label=_("Phone of the shop (if you like)"),
        help_text=_("Visitors see it. You can hide it later."),
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["trade"].choices = [("", _("Choose…")), *trades.choices()]


class ProofForm(forms.Form):
    """How the claimant proves that the shop is his; a word to the union if he likes."""

    proof = forms.ChoiceField(
        label=_("How can you prove it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the ways."),
            "invalid_choice": _("Choose one of the ways."),
        },
    )
    message = WordsField(
        label=_("A word to who reads it (if you like)"),
        help_text=_("For instance since when you run the shop."),
        max_length=MAX_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, choices: list[tuple[str, Any]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"].choices = choices


class CodeForm(forms.Form):
    """The six digits of a mail or a letter."""

    code = LineField(
        label=_("The 6 digits of the code"),
        max_length=20,
        error_messages={"required": _("Write the 6 digits of the code.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )


class ReasonForm(forms.Form):
    """Why a claim is refused, in words for the claimant."""

    reason = WordsField(
        label=_("Reason, which the person reads"),
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why: the person reads it.")},
    )


class OwnersForm(forms.Form):
    """What the owner of a shop answers to somebody who asks for it."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        choices=[
            (MemberRole.EMPLOYEE, _("Yes, as an employee: hours, words and pictures")),
            (MemberRole.OWNER, _("Yes, as an owner like me")),
            (REFUSE, _("No")),
        ],
        error_messages={
            "required": _("Choose an answer."),
            "invalid_choice": _("Choose an answer."),
        },
    )
    reason = WordsField(
        label=_("If no: why? The person reads it."),
        max_length=MAX_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """A no has a reason."""
        cleaned = super().clean()
        if cleaned.get("answer") == REFUSE and not cleaned.get("reason"):
            self.add_error("reason", _("Write why: the person reads it."))
        return cleaned
