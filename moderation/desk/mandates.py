"""Who reads: presidents chosen by the city, delegates chosen by presidents."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wagtail.admin import messages

from moderation import mandates
from moderation.desk.base import DeskView, may_enter
from moderation.desk.review import UNPROCESSABLE
from moderation.forms import DelegateForm, MandateForm
from moderation.models import Mandate
from moderation.people import name_of

GIVE, DELEGATE = "give", "delegate"


class MandatesView(DeskView):
    """Mandates that hold or will, each with a button that ends it."""

    tab = "moderation_mandates"
    page_title = gettext_lazy("Replacements")
    template_name = "moderation/admin/mandates.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For the city and for presidents: delegates choose nobody."""
        if not self._has(self.tab):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A mandate is given or delegated."""
        form = self.make_form(request.POST)
        if form is None:
            raise PermissionDenied
        if not form.is_valid():
            context = self.get_context_data(form=form)
            return self.render_to_response(context, status=UNPROCESSABLE)
        made = self.make(form.cleaned_data)
        said = _("%(union)s: the mandate is noted, a mail tells the person.")
        messages.success(request, said % {"union": made.union})
        return redirect("moderation_mandates")

    def make(self, data: dict[str, Any]) -> Mandate:
        """The mandate that a form asked for."""
        days = data["starts_on"], data["ends_on"]
        if self.kind == GIVE:
            return mandates.give(data["union"], data["email"], *days, self.request.user)
        held = mandates.presided(self.request.user)[data["union"].pk]
        return mandates.delegate(held, data["email"], *days)

    @property
    def kind(self) -> str:
        """The city gives mandates, presidents delegate theirs."""
        if self.is_city and self.request.user.has_perm(mandates.GIVE):
            return GIVE
        return DELEGATE

    def make_form(self, data: Any = None) -> Form | None:
        """The form for this person; None for who may choose nobody."""
        if self.kind == GIVE:
            return MandateForm(data)
        unions = mandates.presided(self.request.user)
        if not unions:
            return None
        return DelegateForm(data, unions=unions, user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list and the form."""
        kwargs.setdefault("form", self.make_form())
        unions = None if self.is_city else mandates.presided(self.request.user)
        rows = [
            {
                "mandate": mandate,
                "name": name_of(mandate.user),
                "email": mandate.user.email,
                "may_end": self._may_end(mandate),
            }
            for mandate in mandates.listed(unions)
        ]
        return super().get_context_data(rows=rows, gives=self.kind == GIVE, **kwargs)

    def _may_end(self, mandate: Mandate) -> bool:
        """The same as mandates.may_end, without a query per row."""
        if self.is_city:
            return bool(self.request.user.has_perm(mandates.END))
        given = mandate.delegated_by
        return given is not None and given.user_id == self.request.user.pk


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a mandate with one click."""
    if not may_enter(request.user):
        raise PermissionDenied
    mandate = get_object_or_404(Mandate.objects.select_related("delegated_by"), pk=pk)
    mandates.end_mandate(mandate, request.user)
    said = _("The mandate of %(name)s has ended.") % {"name": name_of(mandate.user)}
    messages.success(request, said)
    return redirect("moderation_mandates")
