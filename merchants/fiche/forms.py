"""The questions about words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.plain_text import tidy, tidy_line
from merchants.fiche.words import (
    MAX_ALT,
    MAX_STORY,
    MAX_SUMMARY,
    MOST_PICTURES,
    Picture,
)
from places.choices import ReportKind

MAX_APPEAL, MAX_WRONG = 600, 500
MAX_DIGITS = 15
MOVES = ("first", "up", "down", "remove", "add")


class ShortText(forms.CharField):
    """Words of a certain length at most; longer ones that were there before may stay."""

    def __init__(self, *, longest: int, one_line: bool = False, **kwargs: Any) -> None:
        self.longest, self.tidy = longest, tidy_line if one_line else tidy
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """Without the signs that nobody types."""
        return self.tidy(super().to_python(value))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Browsers stop there; so does the counter."""
        longest = {"maxlength": self.longest, "data-most": self.longest}
        return {**super().widget_attrs(widget), **longest}

    def check_length(self, value: str, before: str) -> None:
        """Refuse what is too long, unless it is what the page says already."""
        over = len(value) - self.longest
        if over > 0 and value != self.tidy(before):
            raise ValidationError(
                ngettext(
                    "%(over)d character too many: at most %(most)d.",
                    "%(over)d characters too many: at most %(most)d.",
                    over,
                )
                % {"over": over, "most": self.longest}
            )


class WordsForm(forms.Form):
    """A step with one text; `key` names it in the draft."""

    key = ""

    def clean(self) -> dict[str, Any]:
        """Check the length against what was there before."""
        cleaned = super().clean()
        if self.key in cleaned:
            try:
                before = self.initial.get(self.key, "")
                self.fields[self.key].check_length(cleaned[self.key], before)
            except ValidationError as fault:
                self.add_error(self.key, fault)
        return cleaned


class SentenceForm(WordsForm):
    """What one finds there, in one sentence."""

    key = "summary"
    summary = ShortText(
        longest=MAX_SUMMARY,
        one_line=True,
        label=_("What does one find in your shop? One sentence."),
        help_text=_("140 characters at most. No prices, no phone number."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StoryForm(WordsForm):
    """A few paragraphs."""

    key = "story"
    story = ShortText(
        longest=MAX_STORY,
        label=_("What would you tell somebody who comes in for the first time?"),
        help_text=_(
            "Who you are, what you make or choose yourself, since when. A blank line "
            "begins a new paragraph."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class AppealForm(forms.Form):
    """Why somebody else shall read it again."""

    text = forms.CharField(
        label=_("Why do you think that your text is right?"),
        help_text=_("Somebody else reads it. 600 characters at most."),
        max_length=MAX_APPEAL,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say in a few words why.")},
    )


class WrongForm(forms.Form):
    """What is not right about what the portal knows."""

    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=ReportKind,
        error_messages={"required": _("Choose what is wrong.")},
    )
    text = forms.CharField(
        label=_("What is right?"),
        max_length=MAX_WRONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is right, so that we can correct it.")},
    )


class PhotosForm:
    """The pictures as they stand in a form, and one move of one of them.

    Not a form of fields: the order, a description for each picture, a button.
    """

    def __init__(self, data: Any, before: tuple[Picture, ...]) -> None:
        alts = {item.image: item.alt for item in before}
        keys = _keys(data["order"]) if "order" in data else list(alts)
        self.pictures = tuple(
            Picture(key, _alt(data.get(f"alt-{key}"), alts.get(key, "")))
            for key in dict.fromkeys(keys)
        )[:MOST_PICTURES]
        self.do, self.key = _move(data.get("do", ""))


def _alt(typed: str | None, before: str) -> str:
    return before if typed is None else tidy_line(typed)[:MAX_ALT]


def _keys(text: str) -> list[int]:
    """The keys in "12,15,18"; what is no number is left out."""
    parts = (part.strip() for part in text.split(",")[: 4 * MOST_PICTURES])
    return [int(part) for part in parts if is_key(part)]


def is_key(text: str) -> bool:
    """Whether a text is the key of a row."""
    return text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS


def _move(text: str) -> tuple[str, int]:
    """ "up:12" -> ("up", 12); anything else is no move."""
    do, _colon, key = text.partition(":")
    return (do, int(key)) if do in MOVES and is_key(key) else ("", 0)
