"""Form fields of the room: one line of text, a SIRET, a phone number."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import phonenumbers

from core.plain_text import one_line
from core.validators import phone_words, validate_siret

SIRET_DIGITS, SIREN_DIGITS = 14, 9
SEPARATORS = str.maketrans("", "", " \u00a0\u202f\t.-")
FORMULA_SIGNS = ("=", "+", "-", "@")
MOST_READ = 2_000
HOME_REGION, MAX_PHONE = "FR", 40
WRITE_PHONE = gettext_lazy("Write the phone number like this: 03 20 69 23 60.")


class LineField(forms.CharField):
    """One line: signs that nobody sees and double spaces are left out."""

    def to_python(self, value: Any) -> str:
        """The text as it is kept."""
        return one_line(super().to_python(value)[:MOST_READ])


class NameField(LineField):
    """A name that no spreadsheet takes for a formula, and no mail for a link."""

    def validate(self, value: str) -> None:
        """Refuse a name that begins like a formula, or has an address in it."""
        super().validate(value)
        if "://" in value or "www." in value.lower():
            raise ValidationError(_("Write the name alone, without a web address."))
        if value.startswith(FORMULA_SIGNS):
            raise ValidationError(_("Begin the name with a letter or a digit."))


class SiretField(forms.CharField):
    """14 digits, with or without spaces; each fault has its sentence."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "required": gettext_lazy("Write the 14 digits of your SIRET."),
    }

    def to_python(self, value: Any) -> str:
        """The digits alone."""
        return super().to_python(value)[:MOST_READ].translate(SEPARATORS)

    def validate(self, value: str) -> None:
        """Say which fault it is."""
        super().validate(value)
        if not value:
            return
        if not (value.isascii() and value.isdigit()):
            raise ValidationError(_("A SIRET has only digits, no letters."))
        if len(value) == SIREN_DIGITS:
            raise ValidationError(
                _("That is the SIREN (9 digits). The SIRET has 5 digits more.")
            )
        if len(value) != SIRET_DIGITS:
            words = _("A SIRET has 14 digits; you wrote %(number)s.")
            raise ValidationError(words % {"number": len(value)})
        validate_siret(value)


class PhoneField(forms.CharField):
    """A number as people write it: "03 20 69 23 60" is kept as +33320692360."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"type": "tel", "autocomplete": "tel", "inputmode": "tel"}
        kwargs = {"max_length": MAX_PHONE, **kwargs}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)
        self.error_messages["max_length"] = WRITE_PHONE

    def prepare_value(self, value: Any) -> Any:
        """+33320692360 is shown as "03 20 69 23 60", other countries with theirs."""
        words = phone_words(value) if value and str(value).startswith("+") else value
        return words.replace("+33 ", "0") if words else words

    def clean(self, value: Any) -> str:
        """The number in international form; empty when none was given."""
        text = super().clean(value)
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, HOME_REGION)
        except phonenumbers.NumberParseException:
            raise ValidationError(WRITE_PHONE) from None
        if not phonenumbers.is_valid_number(number):
            raise ValidationError(WRITE_PHONE)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
