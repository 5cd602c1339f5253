"""Forms that visitors fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from places.choices import ReportKind

MAX_TEXT = 500


class WordsField(forms.CharField):
    """Several lines; counted as browsers do, for which a new line is one sign."""

    def to_python(self, value: Any) -> str:
        """Make one sign of each line break again."""
        return super().to_python(value).replace("\r\n", "\n")


class ReportForm(forms.Form):
    """What is wrong with a page; nothing about the person."""

    kind = forms.ChoiceField(
        choices=ReportKind,
        error_messages={
            "required": _("Choose what is wrong."),
            "invalid_choice": _("Choose what is wrong."),
        },
    )
    text = WordsField(
        max_length=MAX_TEXT,
        required=False,
        error_messages={"max_length": _("Say it in 500 characters at most.")},
    )
