"""Who may do what with a shop: every view, form, task and policy asks here.

Nothing is remembered between two questions: a membership that was taken away or a
mandate that ended counts at the next click.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wagtail.models import TaskState

from moderation.governed import Governed, shop_of
from moderation.models.mandates import Mandate
from moderation.models.reviews import Review

CITY = "moderation.review_every_union"
OWNER, EMPLOYEE, AGENT = "owner", "employee", "agent"


@dataclass(frozen=True, slots=True)
class Rights:
    """What one person may do with one shop.

    see: drafts and history; facts: hours, phone, contact, at once; words: text and
    pictures, sent for review; prepare: the same in the name of a merchant, public only
    after his yes; members: who else may; review: decide on what was sent; city: act
    for the city in every union.
    """

    see: bool = False
    facts: bool = False
    words: bool = False
    prepare: bool = False
    members: bool = False
    review: bool = False
    city: bool = False
    role: str = ""


NONE = Rights()
OF_ROLE = {
    OWNER: Rights(see=True, facts=True, words=True, members=True, role=OWNER),
    EMPLOYEE: Rights(see=True, facts=True, words=True, role=EMPLOYEE),
    AGENT: Rights(see=True, prepare=True, role=AGENT),
}


def rights(user: Any, shop: Governed) -> Rights:
    """What a person may do with a shop now. Who belongs to it never reviews it."""
    if not getattr(user, "is_active", False):
        return NONE
    roles = shop.roles_of(user)
    role = next((name for name in OF_ROLE if name in roles), "")
    found = OF_ROLE.get(role, NONE)
    if is_city(user):
        # Under a merchant's mandate nothing goes public before his yes: not even facts.
        facts = not found.prepare
        return replace(
            found, see=True, facts=facts, members=True, city=True, review=not role
        )
    if not role and shop.union_id in reviewed_unions(user):
        return Rights(see=True, review=True)
    return found


def rights_on(user: Any, obj: Any) -> Rights:
    """What a person may do with an object, by way of the shop that answers for it."""
    shop = shop_of(obj)
    return rights(user, shop) if shop is not None else NONE


def is_city(user: Any) -> bool:
    """Whether somebody acts for the city in every union."""
    return bool(getattr(user, "is_active", False)) and user.has_perm(CITY)


def reviewed_unions(user: Any) -> frozenset[int]:
    """The unions for which a person holds a mandate now; one query."""
    if not getattr(user, "is_active", False):
        return frozenset()
    current = Mandate.objects.current().filter(user=user)
    return frozenset(current.order_by().values_list("union_id", flat=True))


def may_review(user: Any, task_state: TaskState, obj: Any) -> bool:
    """Whether a person may decide this very submission of this very object.

    Nobody decides on what he sent himself; an appeal goes to another person than the
    one who decided before.
    """
    review = getattr(task_state, "review", None)
    if review is None or not rights_on(user, obj).review:
        return False
    if review.author_id == user.pk:
        return False
    appealed = review.appeal_of
    return appealed is None or appealed.decided_by_id != user.pk


def reviewable(user: Any) -> QuerySet[TaskState]:
    """The submissions that a person may decide now, oldest first; one query more."""
    key = getattr(user, "pk", None)
    open_reviews = Review.objects.filter(
        task_state=OuterRef("pk"), decided_at__isnull=True
    ).exclude(Q(appeal_of__decided_by=key) | Q(author=key))
    if not is_city(user):
        open_reviews = open_reviews.filter(union__in=reviewed_unions(user))
    waiting = Q(status=TaskState.STATUS_IN_PROGRESS) & Exists(open_reviews)
    return TaskState.objects.filter(waiting).order_by("started_at", "pk")
