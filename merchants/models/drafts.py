"""What a merchant is writing, before it is sent; and the pictures he may use."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from shops.models import Shop


class FicheDraft(models.Model):
    """The words of a fiche as they are being written; saved at each step.

    `words`: {"summary", "story", "picture": {"image": id, "alt"}, "photos": [{"image",
    "alt"}, ...]}; a key that is missing is unchanged. `facts` hold what a field agent
    prepared (see merchants.models.help) until the merchant says yes. `version` counts
    the saves of words.
    """

    shop = models.OneToOneField(
        Shop, on_delete=models.CASCADE, related_name="fiche_draft"
    )
    words = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("draft of a fiche")
        verbose_name_plural = _("drafts of fiches")

    def __str__(self) -> str:
        return str(self.shop)


class ShopUpload(models.Model):
    """A picture that a shop sent: no shop uses the picture of another one."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="uploads")
    image = models.OneToOneField(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.CASCADE,
        related_name="shop_upload",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("picture of a shop")
        verbose_name_plural = _("pictures of shops")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.shop}: {self.image}"
