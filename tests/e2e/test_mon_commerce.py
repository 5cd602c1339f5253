"""From the SIRET to the public page: a merchant on a telephone, a president, the city."""

import pytest

from tests.e2e.conftest import make_visitor
from tests.e2e.people import DOMAIN, PHOTO, Person, Town, copy_of
from tests.e2e.server import seeded, serving

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
EMAIL = "awa@example.org"
SIRET, NAME = "732 829 320 00074", "Le Coupon d’Awa"
PUBLIC = "/fr/boutiques/le-coupon-d-awa/"
MOST_SCREENS, MOST_CLICKS = 12, 3
SENTENCES = [
    "Tissus du Nord, au mètre et au coupon.",
    "Tissus du Nord, au coupon.",
    "Tissus du Nord, et des cours de couture.",
    "Tissus du Nord, coupons et boutons.",
    "Tissus du Nord, fins de série.",
    "Tissus du Nord, le samedi.",
]
# The deadline of everything that waits was yesterday; then the clock of the city.
LATE = """
from datetime import timedelta
from django.utils import timezone
from moderation.models import Review
from moderation.escalation import escalate
Review.objects.filter(title="Le Coupon d’Awa", decided_at=None).update(
    due_on=timezone.localdate() - timedelta(days=1))
print(escalate(timezone.now()))
"""


@pytest.fixture(scope="module")
def town(browser, tmp_path_factory):
    folder = copy_of(seeded(), tmp_path_factory.mktemp("town") / "portal")
    with serving(folder) as address:
        yield Town(address, folder)


@pytest.fixture(scope="module")
def somebody(browser, town):
    """People, each with a browser of his own; no script may fail."""
    visitors = []

    def person(viewport=PHONE):
        visitor = make_visitor(browser, town.address, viewport=viewport)
        visitors.append(visitor)
        return Person(town, visitor.page)

    yield person
    for visitor in visitors:
        visitor.context.close()
        assert visitor.faults == []


@pytest.fixture(scope="module")
def merchant(somebody):
    return somebody()


@pytest.fixture(scope="module")
def president(somebody):
    person = somebody(DESK)
    person.log_in("presidente")
    return person


@pytest.fixture(scope="module")
def visitor(somebody):
    return somebody(DESK)


def begin(merchant):
    """From the landing page to the SIRET, by a code from a mail."""
    merchant.go("/fr/mon-commerce/commencer/")
    merchant.press("Ajouter mon commerce")
    merchant.log_in_by_mail(EMAIL)
    merchant.screens[:] = [merchant.title]


def say_who(merchant):
    merchant.tab.fill("#id_siret", SIRET)
    merchant.press("Continuer")
    merchant.tab.fill("#id_name", NAME)
    merchant.tab.fill("#id_street_address", "12 rue de Lannoy")
    merchant.tab.fill("#id_postal_code", "59100")
    merchant.tab.fill("#id_city", "Roubaix")
    merchant.tab.select_option("#id_trade", label="Mode")
    merchant.press("Oui, créer ma page")


def say_when(merchant):
    """One day, copied onto the others; Sunday closed; no holidays."""
    tab = merchant.tab
    tuesday = tab.locator('[data-day="tu"]')
    tuesday.locator("input[type=time]").nth(0).fill("10:00")
    tuesday.locator("input[type=time]").nth(1).fill("19:00")
    tuesday.locator("summary").click()
    tuesday.get_by_role("button", name="Copier sur toute la semaine").click()
    tab.locator('[data-day="su"] input[type=checkbox]').first.check()
    tab.locator("input[name$=holidays][type=radio]").first.check()
    merchant.press("Enregistrer et continuer")
    merchant.press("Passer cette question")


def show_and_tell(merchant, sentence):
    """A photo, a sentence, a story."""
    with merchant.tab.expect_navigation():
        merchant.tab.set_input_files("input[type=file]", PHOTO)
        send = merchant.tab.get_by_role("button", name="Envoyer ces photos")
        if send.is_visible():
            send.click()
            merchant.tab.wait_for_timeout(6000); merchant.tab.screenshot(path="/tmp/shots/dbg.png",full_page=True)
    merchant.screens.append(merchant.title)
    merchant.press("Enregistrer et continuer")
    merchant.tab.fill("textarea[name=summary]", sentence)
    merchant.press("Enregistrer et continuer")
    merchant.tab.fill("textarea[name=story]", "Awa coud depuis vingt ans.")
    merchant.press("Enregistrer et continuer")


def reach_and_send(merchant):
    """Phone, preview, send."""
    merchant.tab.fill("#id_phone", "03 20 69 23 60")
    merchant.press("Enregistrer et continuer")
    merchant.press("Continuer")
    merchant.press("Envoyer")


def room(merchant):
    merchant.go("/fr/mon-commerce/")
    return merchant.tab.url.removeprefix(merchant.town.address)


def rewrite(merchant, sentence):
    """Another sentence, sent."""
    address = room(merchant)
    merchant.go(f"{address}sentence/")
    merchant.tab.fill("textarea[name=summary]", sentence)
    merchant.press("Enregistrer et continuer plus tard")
    merchant.go(f"{address}send/")
    merchant.press("Envoyer")


def open_review(reader):
    """From the home of the admin to what the shop sent: two clicks with this one."""
    reader.go("/admin/")
    reader.press(NAME, exact=False)


def send_back(reader, reason):
    open_review(reader)
    reader.tab.locator("summary", has_text="Renvoyer").click()
    reader.tab.get_by_label(reason).check()
    reader.press("Renvoyer")


def public(visitor):
    """What anybody reads on the fiche."""
    visitor.go(PUBLIC)
    return visitor.text


def test_fiche_is_complete_in_twelve_screens_and_not_public(merchant, visitor):
    begin(merchant)
    say_who(merchant)
    say_when(merchant)
    show_and_tell(merchant, SENTENCES[0])
    reach_and_send(merchant)

    assert merchant.title == "Envoyé"
    assert "Union des commerçants de Roubaix" in merchant.text
    assert len(merchant.screens) <= MOST_SCREENS, merchant.screens
    assert NAME not in public(visitor)


def test_president_publishes_in_three_clicks(president, visitor):
    president.screens.clear()

    open_review(president)
    president.press("Publier")

    assert len(president.screens) < MOST_CLICKS
    shown = public(visitor)
    assert SENTENCES[0] in shown
    assert "Awa coud depuis vingt ans." in shown
    assert "03 20 69 23 60" in shown.replace("\u00a0", " ").replace("+33 3", "03")


def test_published_fiche_answers_in_dutch(visitor):
    visitor.go("/nl/winkels/le-coupon-d-awa/")

    assert visitor.title == NAME
    assert visitor.tab.locator("html").get_attribute("lang") == "nl"


def test_refused_words_are_corrected_and_appear(merchant, president, visitor):
    rewrite(merchant, SENTENCES[1])
    send_back(president, "Quelques mots sont mal orthographiés.")
    assert SENTENCES[0] in public(visitor)

    room(merchant)
    assert "Quelques mots sont mal orthographiés." in merchant.text
    rewrite(merchant, SENTENCES[2])
    open_review(president)
    president.press("Publier")

    assert SENTENCES[2] in public(visitor)


def test_withdrawn_words_leave_the_queue(merchant, president, visitor):
    rewrite(merchant, SENTENCES[3])
    merchant.go(f"{room(merchant)}sentence/")
    assert merchant.tab.locator("textarea[name=summary]").count() == 0

    merchant.press("Reprendre ma demande")

    president.go("/admin/")
    assert president.tab.locator("main").get_by_role("link", name=NAME).count() == 0
    assert SENTENCES[2] in public(visitor)


def test_appeal_goes_to_another_person(merchant, president, somebody, visitor):
    rewrite(merchant, SENTENCES[4])
    send_back(president, "Quelque chose dans le texte ne semble pas vrai.")

    merchant.go(f"{room(merchant)}appeal/")
    merchant.tab.fill("textarea[name=text]", "Ce sont bien des fins de série.")
    merchant.press("Demander à quelqu’un d’autre")

    president.go("/admin/")
    assert president.tab.locator("main").get_by_role("link", name=NAME).count() == 0
    delegate = somebody(DESK)
    delegate.log_in("deleguee")
    open_review(delegate)
    assert "Ce sont bien des fins de série." in delegate.text
    delegate.press("Publier")
    assert SENTENCES[4] in public(visitor)


def test_late_review_comes_to_the_city(merchant, somebody, town, visitor):
    rewrite(merchant, SENTENCES[5])
    city = somebody(DESK)
    city.log_in("redaction")
    city.go("/admin/relecture/")
    assert city.tab.locator("main").get_by_role("link", name=NAME).count() == 0

    assert town.run(LATE) == "1"

    city.go("/admin/relecture/")
    city.press(NAME, exact=False)
    city.press("Publier")
    assert SENTENCES[5] in public(visitor)


def test_everybody_was_written_to(town):
    told = "\n".join(town.mails(EMAIL))

    assert "Quelques mots sont mal orthographiés." in told
    assert len(town.mails("presidente" + DOMAIN)) <= 1
