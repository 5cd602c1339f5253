"""Field agents, by the mandates that merchants gave them."""

from typing import Any

from django.utils import timezone

from merchants.models import FieldMandate
from moderation.rights import AGENT
from shops.models import Shop, register_roles


@register_roles
def agent_roles(shop: Shop, user: Any) -> frozenset[str]:
    """An agent whose mandate runs and whose work is not answered yet."""
    mandates = FieldMandate.objects.filter(
        shop=shop, agent=user.pk, answered_at__isnull=True, ends_at__gt=timezone.now()
    )
    return frozenset({AGENT}) if mandates.exists() else frozenset()
