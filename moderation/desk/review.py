"""One submission: what changed, before and after, and the two buttons."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.models import Page

from moderation import changes, decisions, difference, directory, rights, waiting
from moderation.choices import Reason
from moderation.desk.base import DeskView
from moderation.forms import SendBackForm
from moderation.models import Review
from moderation.people import name_of

UNPROCESSABLE = 422
RELATED = (
    "union",
    "author",
    "decided_by",
    "appeal_of__decided_by",
    "task_state__workflow_state",
    "task_state__revision",
)


def review_of(user: Any, pk: int) -> Review:
    """A submission that somebody may read; 404 without it, refused to others."""
    review = get_object_or_404(Review.objects.select_related(*RELATED), pk=pk)
    if not may_read(user, review):
        raise PermissionDenied
    return review


def may_read(user: Any, review: Review) -> bool:
    """Whether somebody reads over the shop of a submission, or keeps it."""
    obj = subject(review)
    if obj is None:
        return rights.is_city(user)
    return rights.rights_on(user, obj).see


def subject(review: Review) -> Any:
    """The page of a submission as it is now; None when it is gone."""
    state = review.task_state
    obj = state.workflow_state.content_object if state else None
    # Wagtail gives pages without what their type adds.
    return obj.specific if isinstance(obj, Page) else obj


class ReviewView(DeskView):
    """What a shop sent, beside what is online."""

    template_name = "moderation/admin/review.html"

    @cached_property
    def review(self) -> Review:
        """The submission of the address."""
        return review_of(self.request.user, self.kwargs["pk"])

    @property
    def page_title(self) -> str:
        """The name of the shop."""
        return self.review.title

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish or send back; whoever comes second is told who was first."""
        form = SendBackForm(request.POST)
        try:
            if request.POST.get("action") == "publish":
                decisions.approve(self.review, request.user)
                said = _("%(title)s: published.")
            elif form.is_valid():
                decisions.send_back(self.review, request.user, **form.cleaned_data)
                said = _("%(title)s: sent back to the shop.")
            else:
                context = self.get_context_data(form=form)
                return self.render_to_response(context, status=UNPROCESSABLE)
        except decisions.AlreadyDecided as fault:
            return self._too_late(fault.review)
        messages.success(request, said % {"title": self.review.title})
        return redirect("moderation_queue")

    def _too_late(self, review: Review) -> HttpResponse:
        if review.decided_by_id != self.request.user.pk:
            messages.warning(self.request, decisions.decided_words(review))
        return redirect("moderation_review", pk=review.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything that helps to decide."""
        review = self.review
        context = {
            "review": review,
            "line": waiting.lines([review])[0],
            "changed": changes.sentence(review.changes),
            "author": name_of(review.author),
            "history": history(review),
            "reasons": reason_words(review),
            "decided_words": "" if review.is_open else past_words(review),
            "form": SendBackForm(),
            **compared(review, self.request.user),
        }
        return super().get_context_data(**{**context, **kwargs})


def compared(review: Review, user: Any) -> dict[str, Any]:
    """What differs, and whether this reader may decide."""
    obj = subject(review)
    if obj is None or not review.is_open:
        return {"may_decide": False}
    live = type(obj).objects.get(pk=obj.pk) if obj.live else None
    sent = review.task_state.revision.as_object()
    before = directory.content(live) if live else None
    after = directory.content(sent)
    return {
        "may_decide": rights.may_review(user, review.task_state, obj),
        "is_member": rights.rights_on(user, obj).role != "",
        "live_url": live.get_url() if live else "",
        "before_url": reverse("moderation_before", args=[review.pk]) if live else "",
        "after_url": reverse("moderation_after", args=[review.pk]),
        "texts": difference.texts(before, after),
        "reordered": difference.reordered(before, after),
        "pictures": difference.pictures(before, after),
    }


def history(review: Review) -> list[dict[str, Any]]:
    """The other submissions of the same shop, newest first; one query."""
    others = Review.objects.filter(
        subject=review.subject, subject_id=review.subject_id
    ).exclude(pk=review.pk)
    rows = others.select_related("author", "decided_by").order_by(
        "-submitted_at", "-pk"
    )
    return [
        {
            "review": row,
            "changed": changes.sentence(row.changes),
            "author": name_of(row.author),
            "outcome": past_words(row),
            "reasons": reason_words(row),
        }
        for row in rows[:20]
    ]


def past_words(review: Review) -> str:
    """How a submission ended."""
    if review.is_open:
        return _("waiting")
    if review.decided_by_id is None:
        return str(review.get_decision_display())
    outcome = {"what": review.get_decision_display()}
    return _("%(what)s by %(name)s") % {**outcome, "name": name_of(review.decided_by)}


def reason_words(review: Review) -> list[str]:
    """The reasons for which it was sent back."""
    known = dict(Reason.choices)
    return [str(known[code]) for code in review.reasons if code in known]
