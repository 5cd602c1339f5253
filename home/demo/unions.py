"""Unions of the demonstration, who reads for them, and a desk with work on it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from home.demo.pages import Library
from home.demo.people import DOMAIN
from moderation.choices import Reason
from moderation.deadlines import due_on
from moderation.decisions import send_back
from moderation.models import Federation, Mandate, Review, Union
from moderation.submission import Sending, submit
from places.models import District, Territory
from shops.choices import MemberRole
from shops.models import Membership, Shop, ShopPage, ShopPhoto

FEDERATION = "Fédération des unions commerciales (démonstration)"
UNIONS = (
    ("roubaix", "Union des commerçants de Roubaix"),
    ("wazemmes", "Union des commerçants de Wazemmes"),
    ("weppes", "Union des commerçants des Weppes"),
)
READ = "roubaix"
PRESIDENT, DELEGATE, MERCHANT = "presidente", "deleguee", "commercante"
SINCE_DAYS, DELEGATED_DAYS = 400, 21
OWN_SHOP = "la-mie-du-bassin"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a shop sent, and how many days ago."""

    slug: str
    author: str
    days_ago: int
    summary: str = ""
    picture: str = ""


SENT = (
    Sent(
        "bobine-et-petit-noir",
        "commercant2",
        9,
        summary="Café filtre, fils et boutons : on raccommode pendant que ça coule.",
    ),
    Sent(
        "les-pages-mouillees",
        "commercant3",
        1,
        summary="Livres d’occasion sur l’eau, les villes et les gens. Lectures le jeudi.",
        picture="canal",
    ),
    Sent("tempo-laine", "commercant2", 0, picture="couture-1"),
    Sent(
        "poivre-long",
        "commercant3",
        0,
        summary="Épices moulues devant vous, et le conseil du marché de Wazemmes.",
    ),
)
BLURRED = Sent(
    OWN_SHOP, MERCHANT, 3, summary="Le pain le moin cher de Roubaix, -50 % le soir."
)
AUTHORS = {
    "commercant2": ("Karim", "Commerçant"),
    "commercant3": ("Lucie", "Commerçante"),
}


def make(library: Library) -> int:
    """Make the unions that do not exist yet, and with the first one its desk."""
    federation, _new = Federation.objects.get_or_create(name=FEDERATION)
    made = sum(_union(slug, name, federation) for slug, name in UNIONS)
    if made and not Mandate.objects.filter(union__slug=READ).exists():
        _readers(Union.objects.get(slug=READ))
        _work(library)
    return made


def remove() -> None:
    """Take the unions away, with their mandates and everything that was read."""
    Review.objects.all().delete()
    Union.objects.filter(slug__in=[slug for slug, _name in UNIONS]).delete()
    Federation.objects.filter(name=FEDERATION).delete()


def person(name: str) -> User:
    """Somebody of the demonstration; merchants who only send have no password."""
    email = f"{name}{DOMAIN}"
    found = User.objects.filter(email=email).first()
    if found is not None:
        return found
    first_name, last_name = AUTHORS[name]
    return User.objects.create_user(email, first_name=first_name, last_name=last_name)


def _union(slug: str, name: str, federation: Federation) -> bool:
    """One union with the districts and the shops of its territory; False: it is there."""
    if Union.objects.filter(slug=slug).exists():
        return False
    territory = Territory.objects.get(slug=slug, locale__language_code="fr")
    union = Union.objects.create(
        name=name, slug=slug, federation=federation, territory=territory
    )
    districts = District.objects.filter(territory=territory)
    union.districts.set(districts)
    Shop.objects.filter(place__district__in=districts, union=None).update(union=union)
    return True


def _readers(union: Union) -> None:
    today = timezone.localdate()
    held = Mandate.objects.create(
        user=person(PRESIDENT),
        union=union,
        starts_on=today - timedelta(days=SINCE_DAYS),
    )
    Mandate.objects.create(
        user=person(DELEGATE),
        union=union,
        delegated_by=held,
        made_by=held.user,
        starts_on=today,
        ends_on=today + timedelta(days=DELEGATED_DAYS),
    )


def _work(library: Library) -> None:
    """Some submissions wait, one is late, one was sent back."""
    for sent in SENT:
        _send(sent, library)
        _member(sent)
    review = _send(BLURRED, library)
    words = "Un prix ne peut pas figurer dans la présentation."
    # Before the merchant is a member: a demonstration writes to nobody.
    send_back(review, person(PRESIDENT), [Reason.PRICES, Reason.SPELLING], words)
    _member(BLURRED)


def _send(sent: Sent, library: Library) -> Review:
    """Put a draft of a fiche into the queue, dated back."""
    page = ShopPage.objects.get(slug=sent.slug, locale__language_code="fr")
    changed = []
    if sent.summary:
        page.summary, changed = sent.summary, ["summary"]
    if sent.picture:
        fields = library.fields(sent.picture, "fr")
        page.photos.add(
            ShopPhoto(
                image=fields["picture"], alt=fields["picture_alt"], locale=page.locale
            )
        )
        changed.append("photos")
    author = person(sent.author)
    page.save_revision(user=author)
    review = submit(page, author, Sending(changed))
    review.submitted_at -= timedelta(days=sent.days_ago)
    review.due_on = due_on(review.union, timezone.localdate(review.submitted_at))
    if review.due_on < timezone.localdate():
        review.escalated_at = timezone.now()
    review.save(update_fields=["submitted_at", "due_on", "escalated_at"])
    return review


def _member(sent: Sent) -> None:
    shop = Shop.objects.get(pages__slug=sent.slug, pages__locale__language_code="fr")
    Membership.objects.get_or_create(
        shop=shop, user=person(sent.author), defaults={"role": MemberRole.OWNER}
    )
