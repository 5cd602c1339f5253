"""StreamField block for one point on the map."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import FieldBlock

from core.geo.fields import PointFormField


class MapPointBlock(FieldBlock):
    """A GeoJSON Point placed on a map; None means no point chosen."""

    def __init__(
        self,
        required: bool = True,
        help_text: str | None = None,
        validators: Sequence[Callable[[Any], Any]] = (),
        **kwargs: Any,
    ) -> None:
        self.field = PointFormField(
            required=required, help_text=help_text, validators=validators
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "site"
        label = _("Point on the map")
