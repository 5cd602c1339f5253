"""Shops whose words are being written: members, photos, what a camera sends."""

from io import BytesIO

from django.core.files.base import ContentFile

from PIL import Image

from core.models import PortalImage
from merchants.models import FieldMandate, ShopUpload
from moderation import decisions
from moderation.models import Review
from tests.factories.shops import fiche
from tests.factories.unions import MandateFactory, MembershipFactory, UnionFactory
from tests.factories.users import UserFactory


def kept_fiche(**place_fields):
    """A live fiche of a shop in a union."""
    page = fiche(**place_fields)
    page.shop.union = UnionFactory(name="Union du Centre")
    page.shop.save()
    return page


def member(page, role="owner"):
    """Somebody who keeps a fiche."""
    return MembershipFactory(shop=page.shop, role=role).user


def president(page):
    """Who reads for the union of a fiche."""
    return MandateFactory(union=page.shop.union).user


def agent(page):
    """A field agent with a mandate for the shop of a fiche."""
    user = UserFactory()
    FieldMandate.objects.create(shop=page.shop, agent=user, given_by="Mme Diallo")
    return user


def photo(colour="#a63a2a", kind="JPEG", size=(800, 600), name="photo.jpg", **options):
    """A file as a phone sends it."""
    content = BytesIO()
    Image.new("RGB", size, colour).save(content, kind, **options)
    return ContentFile(content.getvalue(), name=name)


def upload(shop, colour="#0b5c7a"):
    """A picture that a shop sent before."""
    image = PortalImage.objects.create(title=shop.name, file=photo(colour))
    ShopUpload.objects.create(shop=shop, image=image)
    return image


def decide(review, user, action="approve", reasons=(), comment=""):
    """Publish or send back, as the desk does; the review as it is then."""
    if action == "approve":
        decisions.approve(review, user)
    else:
        decisions.send_back(review, user, list(reasons), comment)
    return Review.objects.get(pk=review.pk)
