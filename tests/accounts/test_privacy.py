"""My data: handed out whole, and erased so that no table knows the address."""

import json
from io import BytesIO
from zipfile import ZipFile

from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision
from wagtail.users.models import UserProfile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from accounts import privacy
from accounts.models import LoginTicket, User
from core import audit
from core.models import OutboxMail
from home.models import StandardPage
from tests.accounts.test_second_step import enrol, logged_in
from tests.accounts.test_signing_in import ask, user_of
from tests.factories import UserFactory

EXPORT, ERASE = "/fr/compte/mes-donnees/", "/fr/compte/effacer/"
WHO = "samia.benali@example.org"


def dump():
    """Every row of every table as text, sessions read as the portal reads them."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [(table, str(row).lower()) for row in cursor.fetchall()]
    rows += [("session", str(s.get_decoded()).lower()) for s in Session.objects.all()]
    return rows


def found(*words):
    """The tables that still know one of these words."""
    return sorted({table for table, row in dump() for w in words if w in row})


@pytest.fixture
def samia(db):
    """Somebody of whom the portal keeps as much as it can."""
    user = UserFactory(email=WHO, first_name="Samia", last_name="Benali-Zimmer")
    EmailAddress.objects.create(user=user, email=WHO, verified=True, primary=True)
    UserProfile.objects.create(user=user, preferred_language="nl")
    return user


@pytest.fixture
def browser(samia, operator):
    """Her browser; the operator once touched her account, and she asked for mails."""
    log(samia, "wagtail.edit", user=operator)
    ask(Client(), WHO)
    browser = logged_in(WHO)
    enrol(browser)
    return browser


def test_export_is_a_zip_of_what_is_kept(browser, samia):
    answer = browser.post(EXPORT)

    with ZipFile(BytesIO(answer.content)) as archived:
        names = sorted(archived.namelist())
        account = json.loads(archived.read("account.json"))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "private, no-store"
    assert {"account.json", "written.json"} <= set(names)
    assert account["email"] == WHO
    assert account["language"] == "nl"
    assert {step["type"] for step in account["second_step"]} == {
        "totp",
        "recovery_codes",
    }


def test_export_holds_what_applications_registered(browser, monkeypatch):
    monkeypatch.setattr(privacy, "_exports", {})
    privacy.export("shops", lambda user: [{"shop": "Chez Samia", "since": user.pk}])

    with ZipFile(BytesIO(browser.post(EXPORT).content)) as archived:
        assert archived.namelist() == ["shops.json"]
        assert "Chez Samia" in archived.read("shops.json").decode()


def test_export_never_holds_secrets(browser, samia):
    secret = Authenticator.objects.get(user=samia, type="totp").data["secret"]

    with ZipFile(BytesIO(browser.post(EXPORT).content)) as archived:
        text = "".join(archived.read(name).decode() for name in archived.namelist())
    samia.refresh_from_db()
    assert secret not in text
    assert samia.password not in text


def test_no_table_knows_an_address_that_was_erased(browser, samia):
    ask(Client(), WHO)
    before = found(WHO, "benali-zimmer")

    answer = browser.post(ERASE, {"sure": "on"})

    assert {
        "accounts_user",
        "account_emailaddress",
        "accounts_loginticket",
        "wagtailcore_modellogentry",
    } <= set(before)
    assert answer["Location"] == "/fr/compte/efface/"
    assert found(WHO, "benali-zimmer") == []
    assert browser.get(answer["Location"]).status_code == 200


def test_erased_account_lets_nobody_in(browser, samia):
    other = logged_in(WHO)
    samia.groups.create(name="Rôle")

    browser.post(ERASE, {"sure": "on"})

    samia.refresh_from_db()
    assert samia.email == f"{samia.pk}@erased.invalid"
    assert str(samia) == "Compte effacé"
    assert (samia.is_active, samia.has_usable_password()) == (False, False)
    assert samia.groups.count() == 0
    assert Authenticator.objects.filter(user=samia).count() == 0
    assert (user_of(browser), other.get("/fr/compte/").status_code) == (None, 302)


def test_what_others_rely_on_stays_without_a_name(browser, samia, fr):
    page = fr.add_child(instance=StandardPage(title="Marché", slug="marche"))
    page.save_revision(user=samia)

    browser.post(ERASE, {"sure": "on"})

    revision = Revision.objects.get(object_id=str(page.pk))
    assert str(revision.user) == "Compte effacé"
    assert ModelLogEntry.objects.filter(object_id=str(samia.pk)).count() == 1


def test_erased_address_can_begin_anew(browser, samia):
    browser.post(ERASE, {"sure": "on"})

    logged_in(WHO)

    assert User.objects.get(email=WHO).pk != samia.pk


def test_erasure_wants_the_box_to_be_ticked(browser, samia):
    answer = browser.post(ERASE)

    assert answer.status_code == 422
    assert 'href="#id_sure"' in answer.text
    assert User.objects.filter(email=WHO).exists()


def test_last_operator_cannot_be_erased(operator):
    browser = logged_in(operator.email)
    browser.force_login(operator)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "code", "at": 9e12}]
    session["account_authentication_methods_user"] = str(operator.pk)
    session.save()

    answer = browser.post(ERASE, {"sure": "on"})

    assert answer.status_code == 422
    assert (
        "Vous êtes la dernière personne à pouvoir faire tourner ce portail"
        in answer.text
    )
    with pytest.raises(privacy.LastOperator):
        privacy.forget(operator)
    assert User.objects.filter(email=operator.email, is_active=True).exists()


def test_one_of_two_operators_can_be_erased(operator):
    UserFactory(email="autre@example.org", is_superuser=True)

    privacy.forget(operator)

    assert User.objects.filter(is_superuser=True).count() == 1


def test_erasure_that_fails_leaves_everything(samia, monkeypatch):
    def fail(user):
        raise RuntimeError("no")

    monkeypatch.setattr(privacy, "_erasures", {**privacy._erasures, "zzz": fail})

    with pytest.raises(RuntimeError):
        privacy.forget(samia)

    samia = User.objects.get(pk=samia.pk)
    assert (samia.email, samia.is_active) == (WHO, True)
    assert EmailAddress.objects.filter(user=samia).count() == 1


def test_mail_that_waits_for_an_erased_address_is_dropped(browser, samia):
    for address in (WHO, "autre@example.org"):
        OutboxMail.objects.create(recipients=address, content=f"To: {address}")

    browser.post(ERASE, {"sure": "on"})

    assert list(OutboxMail.objects.values_list("recipients", flat=True)) == [
        "autre@example.org"
    ]
    assert found(WHO) == []


def test_log_keeps_what_was_done_and_by_whom_without_an_address(
    samia, django_capture_on_commit_callbacks
):
    browser = logged_in(WHO)
    with django_capture_on_commit_callbacks(execute=True):
        enrol(browser)
    browser.post(EXPORT)
    browser.post(ERASE, {"sure": "on"})

    entries = audit.entries(samia)

    assert [audit.sentence(entry) for entry in entries] == [
        "A effacé le compte",
        "A exporté les données du compte",
        "A activé la deuxième étape",
    ]
    assert {entry.actor_id for entry in entries} == {samia.pk}
    assert {str(entry.data) for entry in entries} == {"{}"}


def test_tickets_of_others_stay(browser, samia):
    ask(Client(), "autre@example.org")

    browser.post(ERASE, {"sure": "on"})

    assert LoginTicket.objects.filter(email="autre@example.org").count() == 1
