"""What is searched, what waits for the cluster, what editors add, what was asked."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from places.models import Place
from search.choices import Kind
from search.members import members, problem

MAX_STAT_QUERY = 80


class SearchDocument(models.Model):
    """One object in one language: the only thing that is searched, on every engine.

    Written by `search.projection` alone, from what apps register in core.searchable;
    only what everybody may see has a row. The last columns are what the databases
    index: words as `search.words` analyses them. `revision` grows with each change.
    """

    kind = models.CharField(max_length=12, choices=Kind.choices)
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=5)
    family = models.UUIDField(db_index=True)
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    category = models.CharField(max_length=100, blank=True)
    category_name = models.CharField(max_length=255, blank=True)
    district = models.CharField(max_length=100, blank=True)
    district_name = models.CharField(max_length=255, blank=True)
    territory = models.CharField(max_length=100, blank=True)
    territory_name = models.CharField(max_length=255, blank=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    place = models.ForeignKey(
        Place, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    offer_from = models.DateTimeField(null=True)
    offer_until = models.DateTimeField(null=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    shown = models.JSONField(default=dict)
    name_key = models.CharField(max_length=255)
    name_folded = models.CharField(max_length=600)
    name_words = models.PositiveSmallIntegerField(default=0)
    title_stems = models.TextField(blank=True)
    keyword_stems = models.TextField(blank=True)
    body_stems = models.TextField(blank=True)
    revision = models.PositiveBigIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "language"], name="one_row_per_object"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.kind} {self.title}"


class IndexWork(models.Model):
    """A document that changed or went and of which the cluster does not know yet.

    `revision` is that of the document, or one more than its last when it is gone.
    """

    document_id = models.PositiveBigIntegerField(primary_key=True)
    revision = models.PositiveBigIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.document_id} {self.revision}"


class Synonym(models.Model):
    """Words that mean the same to visitors: who searches one finds all of them."""

    language = models.CharField(
        _("language"),
        max_length=5,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("The language of the page that searches. Empty: every language."),
    )
    words = models.CharField(
        _("words"),
        max_length=500,
        help_text=_(
            "Two or more, with commas between them: waffle, gaufre, wafel."
            " An expression of several words is welcome: pomme de terre, patate."
        ),
    )

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words", "pk"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Two words or more, all different to the search."""
        found = members(self.words)
        wrong = problem(found, self.language)
        if wrong:
            raise ValidationError({"words": wrong})
        self.words = ", ".join(found)


class SearchStat(models.Model):
    """How often something was searched on a day, in a language; nothing of whom.

    `query` is folded: small letters, no accents. `empty` counts the searches without
    a result, `clicks` the results that were opened.
    """

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=5)
    query = models.CharField(_("search"), max_length=MAX_STAT_QUERY)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    empty = models.PositiveIntegerField(_("without result"), default=0)
    clicks = models.PositiveIntegerField(_("results opened"), default=0)

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "query"], name="one_row_per_day_and_search"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.language} {self.query}"
