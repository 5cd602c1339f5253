"""An agent at work: the mandate, what he prepares, the link of the merchant."""

import re

from django.core import mail
from django.utils import timezone

from core.marks import mark
from merchants.facts import days_off, details, hours
from merchants.facts.services import Writer
from merchants.facts.shown import shown_to
from merchants.fiche.drafts import Sheet, save_words
from merchants.fiche.words import Picture
from merchants.help import mandates
from merchants.help.agents import GROUP
from merchants.models import ShopUpload
from moderation.rights import Rights
from tests.factories import UserFactory, picture

LINK = re.compile(r"http://localhost(/(?:fr|en|nl)/[a-z-]+/(?:oui|yes|ja)/\S+/)")
AGENT = Rights(see=True, prepare=True, role="agent")
SENTENCE = "Des gaufres fourrées à la vergeoise depuis 1932."
STORY = "Ma grand-mère tenait déjà la boutique."
PHONE, PHONE_WORDS = "+33320999888", "3 20 99 98 88"
HOURS = "Mo-Fr 07:13-12:47"
HOURS_WORDS = "7\u00a0h\u00a013"


def agent_user(**fields):
    """Somebody of the group of field agents."""
    fields = {"first_name": "Alix", "last_name": "Agent", **fields}
    return UserFactory(group=GROUP, **fields)


def wanted(**fields):
    """What an agent types of a mandate."""
    return {
        "given_by": "Samia Benali",
        "kind": "signed",
        "given_on": timezone.localdate(),
        "email": "samia@example.org",
        "phone": "",
        "language": "fr",
        **fields,
    }


def record(shop, agent, **fields):
    """A mandate that runs."""
    return mandates.record(shop, agent, wanted(**fields))


def prepare_facts(shop, agent):
    """Hours, phone and a closure, as the pages of the room would."""
    shop = type(shop).objects.select_related("place").get(pk=shop.pk)
    writer = Writer(agent, AGENT)
    hours.save_hours(shop, writer, HOURS, hours.shown_mark(shop.place))
    shop = type(shop).objects.select_related("place").get(pk=shop.pk)
    shown = shown_to(shop, AGENT)
    seen = mark(details.fields_of(shown, details.CONTACT))
    details.save_details(shop, writer, details.CONTACT, {"phone": PHONE}, seen)
    day = timezone.localdate() + timezone.timedelta(days=3)
    days_off.add_closure(shop, writer, day, day, "Congé de Samia")


def prepare_words(shop, agent):
    """Sentence, story and a picture that the agent took."""
    image = picture(title="La vitrine", name="gauf.png")
    ShopUpload.objects.create(shop=shop, image=image, made_by=agent)
    version = Sheet(shop).version("summary", "story", "picture", "photos")
    save_words(
        shop,
        agent,
        version,
        summary=SENTENCE,
        story=STORY,
        pictures=[Picture(image.pk, "Une vitrine de gaufres")],
    )
    return image


def link_of(message=None):
    """The path of the link in the last mail with one."""
    messages = [message] if message else reversed(mail.outbox)
    found = (LINK.search(message.body) for message in messages)
    return next(match[1] for match in found if match)


def secret_of(path):
    """The secret of a link."""
    return path.rstrip("/").rpartition("/")[2]
