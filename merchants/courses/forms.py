"""The one question of a booking, and what the city types."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.snippets.widgets import AdminSnippetChooser

from core import languages
from merchants.fields import LineField, NameField, PhoneField
from merchants.models import Booking
from shops.models import Shop

MOST_NAME = Booking._meta.get_field("name").max_length
MAX_KEY_DIGITS, NO_SHOP = 15, "0"


class ShopChooser(AdminSnippetChooser):
    """Wagtail's own, which does not fall over a key that is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Shop, **kwargs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The key that was sent."""
        key = str(super().value_from_datadict(data, files, name) or "")
        is_key = key.isascii() and key.isdigit() and len(key) <= MAX_KEY_DIGITS
        return (key if is_key else NO_SHOP) if key else None


class WhoForm(forms.Form):
    """Who comes? One name."""

    name = NameField(
        label=gettext_lazy("Who comes?"),
        help_text=gettext_lazy("First name and name: for the list at the entrance."),
        max_length=MOST_NAME,
        error_messages={"required": gettext_lazy("Write the name of who comes.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class WordsForm(forms.Form):
    """Why something does not take place, for the mail."""

    words = LineField(
        label=gettext_lazy("Why? One sentence for the mail"),
        max_length=300,
        required=False,
        widget=forms.TextInput(),
    )


class ByHandForm(forms.Form):
    """A booking that came by phone or on paper."""

    name = NameField(
        label=gettext_lazy("Who comes?"),
        max_length=MOST_NAME,
        error_messages={"required": gettext_lazy("Write the name of who comes.")},
    )
    shop = forms.ModelChoiceField(
        label=gettext_lazy("Shop"),
        queryset=Shop.objects.all(),
        required=False,
        widget=ShopChooser(),
    )
    shop_words = NameField(
        label=gettext_lazy("Or its name, when it has no page"),
        max_length=Booking._meta.get_field("shop_words").max_length,
        required=False,
    )
    phone = PhoneField(label=gettext_lazy("Phone"), required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Without one, nobody is told by mail: call."),
        required=False,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the mails"),
        choices=list(languages.NAMES.items()),
        initial=languages.SOURCE,
    )

    def clean(self) -> dict[str, Any]:
        """A shop from the list, or its name; one of both."""
        found = super().clean() or self.cleaned_data
        if self.errors:
            return found
        if not found.get("shop") and not found.get("shop_words"):
            self.add_error("shop_words", ValidationError(_("Say which shop it is.")))
        if found.get("shop"):
            found["shop_words"] = ""
        return found

    def booking(self) -> Booking:
        """The booking that was typed, not kept yet."""
        return Booking(**self.cleaned_data)
