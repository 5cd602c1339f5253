"""Forms of accounts; templates write the fields, with words in three languages."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.people import language_of
from core import languages

MAX_EMAIL = 254
MAX_CODE = 40


class EmailForm(forms.Form):
    """One address, kept in lower case."""

    email = forms.EmailField(
        max_length=MAX_EMAIL,
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _(
                "This address is not complete. It looks like name@example.fr."
            ),
        },
    )

    def clean_email(self) -> str:
        """The address as it is kept."""
        email = self.cleaned_data["email"].lower()
        validate_email(email)
        return email


class CodeForm(forms.Form):
    """The code of a mail, with or without its space."""

    code = forms.CharField(
        max_length=MAX_CODE,
        error_messages={"required": _("Type the six digits of the mail.")},
    )


class ProfileForm(forms.ModelForm):
    """Name and language."""

    language = forms.ChoiceField()

    class Meta:
        model = User
        fields = ["first_name", "last_name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(code, languages.NAMES[code]) for code in languages.codes()]
        self.fields["language"].choices = names
        self.initial.setdefault("language", language_of(self.instance))

    def save(self, commit: bool = True) -> User:
        """Keep the name with the account and the language with its profile."""
        user = super().save(commit)
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = self.cleaned_data["language"]
        profile.save()
        return user


class EraseForm(forms.Form):
    """The box that says: yes, really."""

    sure = forms.BooleanField(
        error_messages={"required": _("Tick the box if you are sure.")}
    )
