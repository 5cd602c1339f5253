"""The second step: who needs it, how it is set up, what it protects."""

from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from wagtail.models import Page

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, time

from accounts.models import User
from core import audit
from tests.accounts.mails import link
from tests.accounts.test_signing_in import HOME, STEP, ask, user_of
from tests.factories import UserFactory
from tests.factories.users import PASSWORD, add_second_step

APP, OFF = "/fr/compte/deuxieme-etape/app/", "/fr/compte/deuxieme-etape/off/"
RECOVERY = "/fr/compte/deuxieme-etape/recovery/"
FRENCH = {"accept-language": "fr"}


def logged_in(email):
    """The browser of somebody who logged in by mail a moment ago."""
    browser = Client(headers=FRENCH)
    ask(browser, email)
    browser.post(link())
    return browser


def enrol(browser):
    """Type what an app would show for the key on the page."""
    browser.get(APP)
    secret = browser.session["mfa.totp.secret"]
    shown = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return browser.post(APP, {"code": shown})


@pytest.mark.parametrize(
    "fields", [{"group": "Rédaction"}, {"group": "Traduction"}, {"is_superuser": True}]
)
def test_role_without_a_second_step_is_led_to_it(db, fields):
    UserFactory(email="chef@example.org", second_step=False, **fields)
    browser = logged_in("chef@example.org")

    answers = [
        browser.get("/admin/"),
        browser.get("/admin/pages/1/edit/"),
        browser.post("/admin/pages/1/edit/", {"title": "x"}),
        browser.get("/admin/api/main/pages/"),
    ]

    assert {(a.status_code, a["Location"]) for a in answers} == {(302, APP)}
    assert Page.objects.get(pk=1).title == "Root"


def test_enrolment_shows_code_key_and_reason_then_leads_back(db):
    UserFactory(email="chef@example.org", group="Rédaction", second_step=False)
    browser = logged_in("chef@example.org")
    browser.get("/admin/pages/1/")

    page = browser.get(APP).text
    secret = browser.session["mfa.totp.secret"]
    shown = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    done = browser.post(APP, {"code": shown})
    codes = browser.get(RECOVERY).text

    assert "<svg" in page
    assert secret in page
    assert "Votre rôle vous permet de décider pour d’autres" in page
    assert done["Location"] == RECOVERY
    assert 'href="/admin/pages/1/"' in codes
    assert browser.get("/admin/").status_code == 200


def test_recovery_codes_are_shown_once(db):
    UserFactory(email="jeanne@example.org")
    browser = logged_in("jeanne@example.org")
    enrol(browser)
    kept = Authenticator.objects.get(type="recovery_codes")
    codes = RecoveryCodes(kept).generate_codes()

    first, second = browser.get(RECOVERY).text, browser.get(RECOVERY).text

    assert len(codes) == 10
    assert all(code in first for code in codes)
    assert not any(code in second for code in codes)


def test_recovery_code_replaces_the_telephone_once(db):
    user = UserFactory(email="jeanne@example.org")
    enrol(logged_in("jeanne@example.org"))
    kept = Authenticator.objects.get(user=user, type="recovery_codes")
    recovery = RecoveryCodes(kept).generate_codes()[0]

    answers = [
        logged_in("jeanne@example.org").post(STEP, {"code": recovery}).status_code
        for _time in range(2)
    ]

    assert answers == [302, 422]


def test_wrong_code_at_enrolment_keeps_the_same_key(db):
    UserFactory(email="jeanne@example.org")
    browser = logged_in("jeanne@example.org")
    browser.get(APP)
    before = browser.session["mfa.totp.secret"]

    answer = browser.post(APP, {"code": "x"})

    assert answer.status_code == 422
    assert before in answer.text
    assert Authenticator.objects.count() == 0


def test_member_switches_it_on_and_off(db):
    user = UserFactory(email="jeanne@example.org")
    browser = logged_in("jeanne@example.org")

    enrol(browser)
    on = Authenticator.objects.filter(user=user).count()
    browser.post(OFF)

    assert on == 2
    assert Authenticator.objects.filter(user=user).count() == 0


def test_role_cannot_switch_it_off(db):
    user = UserFactory(email="chef@example.org", group="Rédaction", second_step=False)
    browser = logged_in("chef@example.org")
    enrol(browser)

    answer = browser.post(OFF)

    assert answer.status_code == 422
    assert Authenticator.objects.filter(user=user, type="totp").count() == 1


def test_session_that_is_not_fresh_must_prove_itself_by_the_app(db):
    user = UserFactory(email="jeanne@example.org")
    add_second_step(user)
    browser = Client(headers=FRENCH)
    browser.force_login(user)

    answer = browser.get(OFF)

    assert answer["Location"] == (
        f"/fr/compte/deuxieme-etape/verify/?next={OFF.replace('/', '%2F')}"
    )
    assert browser.get(answer["Location"]).status_code == 200


def test_invented_people_of_a_demonstration_need_none(settings, db):
    settings.PORTAL_DEMO = True
    invented = UserFactory(
        email="redaction@demo.enjoy-mel.example", group="Rédaction", second_step=False
    )
    browser = Client()
    browser.force_login(invented)

    first, second = browser.get("/admin/"), browser.get("/admin/")

    sentence = "la deuxième étape de connexion est supprimée ici"
    assert (first.status_code, second.status_code) == (200, 200)
    assert (sentence in first.text, sentence in second.text) == (True, False)


@pytest.mark.parametrize(
    ("demo", "email"),
    [
        (False, "redaction@demo.enjoy-mel.example"),
        (True, "redaction@example.org"),
        (True, "redaction@demo.enjoy-mel.example.org"),
        (True, "redaction@xdemo.enjoy-mel.example"),
    ],
)
def test_nobody_else_goes_without(settings, db, demo, email):
    settings.PORTAL_DEMO = demo
    person = UserFactory(email=email, group="Rédaction", second_step=False)
    browser = Client(headers=FRENCH)
    browser.force_login(person)

    assert browser.get("/admin/")["Location"] == APP


def test_anonymous_admin_leads_to_our_login_and_back(db):
    UserFactory(email="chef@example.org", group="Rédaction")
    browser = Client(headers=FRENCH)

    answer = browser.get("/admin/pages/1/")

    assert answer["Location"] == "/fr/compte/connexion/?next=/admin/pages/1/"
    assert 'name="next" value="/admin/pages/1/"' in browser.get(answer["Location"]).text


@pytest.mark.parametrize(
    "url",
    [
        "/admin/login/",
        "/admin/password_reset/",
        "/admin/password_reset/done/",
        "/admin/password_reset/confirm/MQ/x-y/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_doors_of_wagtail_lead_to_ours(db, url, method):
    UserFactory(email="chef@example.org", group="Rédaction")
    browser = Client(headers=FRENCH)
    fields = {"username": "chef@example.org", "password": PASSWORD}

    answer = getattr(browser, method)(url, fields)

    assert answer["Location"] == "/fr/compte/connexion/?next=%2Fadmin%2F"
    assert user_of(browser) is None


def test_wagtail_changes_neither_password_nor_address(client, editor):
    client.force_login(editor)

    page = client.get(reverse("wagtailadmin_account")).text

    assert 'type="password"' not in page
    assert "notifications" in page
    assert 'name="name_email-email"' not in page


def test_member_without_a_role_gets_a_sentence_and_no_loop(client, merchant):
    client.force_login(merchant)

    answer = client.get("/admin/pages/")

    assert answer.status_code == 403
    assert "Votre compte n’ouvre pas cette partie" in answer.text
    assert client.get("/admin/login/").status_code == 302


def test_role_that_ends_is_out_at_the_next_click(client, editor):
    client.force_login(editor)
    before = client.get("/admin/").status_code

    editor.groups.clear()

    assert (before, client.get("/admin/").status_code) == (200, 403)


def test_public_pages_ask_nothing_of_an_editor_without_a_second_step(db, fr):
    person = UserFactory(group="Rédaction", second_step=False)
    browser = Client()
    browser.force_login(person)

    assert browser.get("/fr/").status_code == 200
    assert browser.get(HOME).status_code == 200
    assert User.objects.get(pk=person.pk).is_active


def test_operator_takes_a_lost_second_step_off(db, capsys):
    user = UserFactory(email="chef@example.org", group="Rédaction")
    other = UserFactory(group="Rédaction")

    call_command("forget_second_step", "Chef@Example.org")

    left = Authenticator.objects.values_list("user", flat=True)
    assert list(left) == [other.pk]
    assert [entry.actor_id for entry in audit.entries(user)] == [None]
    assert capsys.readouterr().out == "Done! Taken off: 1.\n"
    with pytest.raises(CommandError, match="No account has this address"):
        call_command("forget_second_step", "personne@example.org")
