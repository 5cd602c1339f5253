"""The members of a shop: list, invite, change, leave; and the invited person's page."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from core import languages
from merchants import limits
from merchants.access import Visit, of_shop, private
from merchants.claiming.memory import typed
from merchants.members import invitations, services
from merchants.members.forms import (
    GIVE_BACK,
    HAND_OVER,
    LEAVE,
    REMOVE,
    InviteForm,
    MemberForm,
)
from merchants.models import Invitation
from merchants.pages import show
from moderation.rights import EMPLOYEE, OWNER
from places.contacts import masked
from shops.choices import MemberRole
from shops.models import Membership

NOT_KEPT, TOO_MANY, GONE = 422, 429, 410


@require_safe
@of_shop("words", "members")
def team(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everybody who keeps this fiche; owners see whom they invited or took off."""
    shop, may_change = visit.shop, visit.rights.members
    context: dict[str, Any] = {
        "shop": shop,
        "members": list(shop.memberships.select_related("user")),
        "may_change": may_change,
        "is_member": visit.rights.role in (OWNER, EMPLOYEE),
        "me": request.user.pk,
    }
    if may_change:
        context["invited"] = list(shop.invitations.all())
        keys = invitations.removed_lately(shop)
        context["removed"] = get_user_model().objects.filter(
            pk__in=keys, is_active=True
        )
    return show(request, "members/team", _("Who keeps this page"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("members")
def invite(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send a link by mail; to who was taken off by mistake, too."""
    if request.method != "POST":
        form = InviteForm(initial=_invited_again(request, visit) | typed(request))
        return _invite_page(request, visit, form)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _invite_page(request, visit, form, NOT_KEPT)
    email, role = form.cleaned_data["email"], form.cleaned_data["role"]
    try:
        invitations.invite(visit.shop, email, role, request.user, languages.active())
    except invitations.MemberAlready:
        form.add_error("email", _("This person keeps the page already."))
        return _invite_page(request, visit, form, NOT_KEPT)
    except limits.TooMany:
        form.add_error(None, _("That was often for one day. Try again tomorrow."))
        return _invite_page(request, visit, form, TOO_MANY)
    messages.success(request, _("The invitation is on its way. It works for 14 days."))
    return redirect("merchants:team", visit.shop.pk)


def _invited_again(request: HttpRequest, visit: Visit) -> dict[str, str]:
    """The address of somebody who was taken off lately, and of nobody else."""
    asked = request.GET.get("again", "")
    lately = {str(key): key for key in invitations.removed_lately(visit.shop)}
    user = get_user_model().objects.filter(pk=lately.get(asked), is_active=True).first()
    return {"role": MemberRole.EMPLOYEE, "email": user.email if user else ""}


def _invite_page(
    request: HttpRequest, visit: Visit, form: InviteForm, status: int = 200
) -> HttpResponse:
    context = {"shop": visit.shop, "form": form}
    title = _("Whom do you want to invite?")
    return show(request, "members/invite", title, context, status)


@require_POST
@of_shop("members")
def cancel(request: HttpRequest, visit: Visit, invitation: int) -> HttpResponse:
    """The link of an invitation no longer works."""
    if not Invitation.objects.filter(shop=visit.shop, pk=invitation).exists():
        raise Http404("no such invitation")
    invitations.cancel(visit.shop, invitation, request.user)
    messages.success(request, _("The invitation is taken back."))
    return redirect("merchants:team", visit.shop.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("members")
def member(request: HttpRequest, visit: Visit, member: int) -> HttpResponse:
    """Change one member: role, hand over, take off."""
    rows = Membership.objects.select_related("user").filter(shop=visit.shop)
    found = rows.filter(pk=member).first()
    if found is None:
        raise Http404("no such member")
    if found.user_id == request.user.pk:
        return redirect("merchants:leave", visit.shop.pk)
    choices = _changes(visit, found)
    form = MemberForm(choices, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _change(request, visit, found, form):
            return redirect("merchants:team", visit.shop.pk)
        status = NOT_KEPT
    context = {"shop": visit.shop, "form": form, "person": str(found.user)}
    return show(request, "members/member", str(found.user), context, status)


def _changes(visit: Visit, found: Membership) -> list[tuple[str, Any]]:
    """What can change for a member; only owners hand over."""
    if found.role == MemberRole.OWNER:
        role = (MemberRole.EMPLOYEE, _("Make this person an employee"))
    else:
        role = (MemberRole.OWNER, _("Make this person an owner, like me"))
    over = (
        HAND_OVER,
        _("Hand the page over: this person becomes the owner, I stay as an employee"),
    )
    hand_over = [over] if visit.rights.role == OWNER else []
    return [role, *hand_over, (REMOVE, _("Take this person off"))]


def _change(
    request: HttpRequest, visit: Visit, found: Membership, form: MemberForm
) -> bool:
    """Do what was chosen; False with a sentence in the form when it cannot be."""
    change = form.cleaned_data["change"]
    shop, actor = visit.shop, request.user
    try:
        if change == REMOVE:
            services.remove(shop, found.pk, actor)
            messages.success(
                request, _("The person is taken off. A mistake? Invite again below.")
            )
        elif change == HAND_OVER:
            services.hand_over(shop, found.pk, actor)
            messages.success(request, _("The page is handed over."))
        else:
            services.change_role(shop, found.pk, change, actor)
            messages.success(request, _("The role is changed."))
    except services.LastOwner:
        form.add_error("change", _("The last owner must hand the page over first."))
        return False
    except services.NoMember:
        messages.warning(request, _("This person no longer keeps the page."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@of_shop("words", "members")
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Go; the last owner hands over first, or gives the fiche back."""
    if visit.rights.role not in (OWNER, EMPLOYEE):
        raise PermissionDenied
    owners = visit.shop.memberships.filter(role=MemberRole.OWNER)
    is_last = visit.rights.role == OWNER and owners.count() == 1
    if request.method == "POST":
        return _leave(request, visit)
    context = {
        "shop": visit.shop,
        "is_last": is_last,
        "has_others": visit.shop.memberships.count() > 1,
        "leave": LEAVE,
        "give_back": GIVE_BACK,
    }
    return show(request, "members/leave", _("Leave this page"), context)


def _leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What was chosen on the page; a choice that is no longer possible shows it again."""
    choice = request.POST.get("choice")
    try:
        if choice == LEAVE:
            services.leave(visit.shop, request.user)
        elif choice == GIVE_BACK:
            services.give_back(visit.shop, request.user)
        else:
            return redirect("merchants:leave", visit.shop.pk)
    except (services.LastOwner, services.NoMember):
        messages.warning(
            request, _("This is not possible any more: somebody came or went.")
        )
        return redirect("merchants:leave", visit.shop.pk)
    messages.success(
        request, _("You no longer keep this page. Thank you for what you did.")
    )
    return redirect("merchants:door")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def join(request: HttpRequest, pk: int, secret: str) -> HttpResponse:
    """Whose invitation it is; accepted by a button, once, by who is logged in."""
    invitation = invitations.find(pk, secret)
    user = request.user
    here = Membership.objects.filter(shop=pk, user=user.pk).exists()
    if invitation is None:
        if here:
            return redirect("merchants:shop", pk)
        return show(
            request, "members/ended", _("This invitation no longer works"), {}, GONE
        )
    if request.method == "POST" and user.is_authenticated:
        if invitations.accept(pk, secret, user) is not None:
            messages.success(request, _("Welcome: you keep this page now."))
        return redirect("merchants:shop", pk)
    path = reverse("merchants:invitation", kwargs={"pk": pk, "secret": secret})
    context = {
        "invitation": invitation,
        "about": invitation.shop,
        "inviter": invitation.made_by.get_full_name() if invitation.made_by else "",
        "masked": masked(invitation.email),
        "is_owner": invitation.role == MemberRole.OWNER,
        "login": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': path})}",
    }
    return show(request, "members/join", _("You are invited"), context)
