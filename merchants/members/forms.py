"""Choices about members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shops.choices import MemberRole

HAND_OVER, REMOVE = "hand_over", "remove"
LEAVE, GIVE_BACK = "leave", "give_back"
CHOOSE = {"required": _("Choose an answer."), "invalid_choice": _("Choose an answer.")}
ROLES = [
    (MemberRole.EMPLOYEE, _("Employee: hours, words and pictures")),
    (MemberRole.OWNER, _("Owner: also who else may")),
]


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address of the person"),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail address."),
            "invalid": _("An e-mail address looks like this: name@example.fr."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("As what?"),
        choices=ROLES,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )


class MemberForm(forms.Form):
    """What shall change for one member."""

    change = forms.ChoiceField(
        label=_("What do you want to change?"),
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )

    def __init__(self, choices: list[tuple[str, Any]], *args: Any) -> None:
        super().__init__(*args)
        self.fields["change"].choices = choices
