"""A list of codes chosen from a fixed vocabulary, kept as JSON."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, Any]]


class CodesField(models.JSONField):
    """Some of the `codes` [(code, words), ...], in their order: ["fr", "nl"].

    The vocabulary is no part of migrations; what is not in it is refused.
    """

    def __init__(self, *args: Any, codes: Choices = (), **kwargs: Any) -> None:
        self.codes = codes
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def clean(self, value: Any, model_instance: Any) -> list[str]:
        """The codes in the order of the vocabulary, each once."""
        known = [code for code, _words in self.codes]
        if not isinstance(value, list) or not set(value) <= set(known):
            raise ValidationError(
                _("Choose among: %(codes)s."), params={"codes": ", ".join(known)}
            )
        return [code for code in known if code in value]

    def formfield(self, **kwargs: Any) -> forms.Field:
        """One box to tick per code."""
        return forms.MultipleChoiceField(
            choices=self.codes,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )
