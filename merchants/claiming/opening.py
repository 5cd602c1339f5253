"""A new fiche, made by who keeps it: nothing of it is public before the union read it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from wagtail.models import Page

from core import audit, languages
from merchants.choices import ClaimState, Proof
from merchants.claiming import twins
from merchants.claiming.trades import category_of
from merchants.claiming.where import Where, locate
from merchants.members.services import add_member
from merchants.models import Claim
from places.models import Place
from places.names import folded
from shops.choices import MemberRole
from shops.models import Membership, Shop, ShopIndexPage, ShopPage

SOURCE, MADE = "merchant", "fiche.made"
MAX_SLUG = 80


class Taken(Exception):
    """The establishment has a fiche already: `shop`."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop)
        self.shop = shop


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed or confirmed of a new shop; `trade` is the slug of a category."""

    siret: str
    name: str
    street_address: str
    postal_code: str
    city: str
    trade: str
    phone: str = ""
    company: dict[str, Any] = field(default_factory=dict)

    @property
    def is_at_register_address(self) -> bool:
        """Whether the address is the one that the register gave a position for."""
        typed = f"{self.street_address} {self.postal_code} {self.city}"
        names = ("street_address", "postal_code", "city")
        known = " ".join(str(self.company.get(name, "")) for name in names)
        return folded(typed) == folded(known)


@transaction.atomic
def open_shop(user: Any, wanted: Wanted, language: str) -> Shop:
    """Make place, shop, unpublished fiche and membership, once however often asked.

    Raises Taken when somebody else has a fiche with this SIRET.
    """
    section = _section()
    mine = Membership.objects.filter(user=user, shop__siret=wanted.siret)
    own = mine.select_related("shop").first()
    if own is not None:
        return own.shop
    there = twins.of_siret(wanted.siret)
    if there is not None:
        raise Taken(there)
    shop = _shop(wanted, timezone.now())
    _page(section, shop)
    _claim(user, shop, wanted, language)
    audit.record(MADE, shop, actor=user)
    add_member(shop, user, MemberRole.OWNER, actor=user, by="made")
    return shop


def _claim(user: Any, shop: Shop, wanted: Wanted, language: str) -> None:
    """The trace of it: its first reading by the union is the proof."""
    Claim.objects.create(
        user=user,
        shop=shop,
        siret=wanted.siret,
        company=_said(wanted),
        proof=Proof.UNION,
        state=ClaimState.ACCEPTED,
        language=language,
        decided_at=timezone.now(),
    )


@transaction.atomic
def prepare_shop(agent: Any, wanted: Wanted) -> Shop:
    """Make place, shop and unpublished fiche for a field agent: nobody keeps it yet.

    Raises Taken when there is a fiche with this SIRET.
    """
    section = _section()
    there = twins.of_siret(wanted.siret)
    if there is not None:
        raise Taken(there)
    shop = _shop(wanted, None)
    _page(section, shop)
    audit.record(MADE, shop, actor=agent)
    return shop


def _section() -> ShopIndexPage:
    """The French list of shops; its row is held, so that fiches come one by one."""
    section = ShopIndexPage.objects.get(locale__language_code=languages.SOURCE)
    Page.objects.select_for_update().get(pk=section.pk)
    return ShopIndexPage.objects.select_related("locale").get(pk=section.pk)


def _shop(wanted: Wanted, claimed_at: datetime | None) -> Shop:
    company = wanted.company if wanted.is_at_register_address else {}
    insee = company.get("insee", "")
    where = locate(insee, wanted.city, company.get("lng"), company.get("lat"))
    return Shop.objects.create(
        name=wanted.name,
        place=_place(wanted, where),
        category=category_of(wanted.trade),
        legal_name=str(wanted.company.get("legal_name", ""))[:160],
        siret=wanted.siret,
        union=where.union,
        claimed_at=claimed_at,
        source=SOURCE,
    )


def _place(wanted: Wanted, where: Where) -> Place:
    return Place.objects.create(
        name=wanted.name,
        street_address=wanted.street_address,
        postal_code=wanted.postal_code,
        city=wanted.city,
        insee=where.insee,
        district=where.district,
        location=where.location,
        precision=where.precision,
        phone=wanted.phone,
    )


def _page(section: ShopIndexPage, shop: Shop) -> ShopPage:
    """The French fiche, which only its members and the union see."""
    page = ShopPage(
        shop=shop,
        title=shop.name,
        draft_title=shop.name,
        slug=free_slug(shop.name, shop.place.city),
        locale=section.locale,
        live=False,
        has_unpublished_changes=True,
    )
    section.add_child(instance=page)
    return page


def free_slug(name: str, city: str) -> str:
    """The name, or with its town, or with a number: free in every language."""
    plain = _slug(name) or "boutique"
    sections = ShopIndexPage.objects.values_list("path", flat=True)
    taken = {
        slug
        for path in sections
        for slug in Page.objects.filter(
            path__startswith=path, slug__startswith=plain[: MAX_SLUG - 8]
        ).values_list("slug", flat=True)
    }
    numbered = (f"{plain[: MAX_SLUG - 8]}-{n}" for n in range(2, len(taken) + 3))
    candidates = (plain, _slug(f"{plain} {city}"), *numbered)
    return next(slug for slug in candidates if slug not in taken)


def _slug(text: str) -> str:
    """A slug of at most 80 signs: "L’Épi d'or" -> "l-epi-d-or"."""
    return slugify(text.replace("’", "-").replace("'", "-"))[:MAX_SLUG].strip("-_")


def _said(wanted: Wanted) -> dict[str, Any]:
    """What the claim keeps: the register's words, or those that were typed."""
    if wanted.company:
        return wanted.company
    names = ("name", "street_address", "postal_code", "city")
    return {name: getattr(wanted, name) for name in names} | {"source": "typed"}
