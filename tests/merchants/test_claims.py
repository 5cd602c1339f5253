"""Claiming a fiche that is there: by a code, by a letter, by those who decide."""

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone

import pytest

from core import audit
from merchants.claiming import claims, codes
from merchants.models import Claim
from moderation.rights import rights
from shops.models import Membership, Shop
from tests.factories import (
    ClaimFactory,
    MandateFactory,
    MembershipFactory,
    UnionFactory,
    UserFactory,
    fiche,
)
from tests.merchants.register import SIRET

NOON = "2026-11-27T12:00:00+01:00"


@pytest.fixture
def shop(db):
    """A live fiche that nobody keeps, with an address of its own."""
    shop = fiche().shop
    shop.email, shop.union = "fournil@boulangerie.example", UnionFactory()
    shop.save()
    return shop


@pytest.fixture
def user(client, shop):
    user = UserFactory(first_name="Samia", last_name="Benali")
    client.force_login(user)
    return user


@pytest.fixture
def owner(shop):
    return MembershipFactory(
        shop=shop, user=UserFactory(email="owner@example.org")
    ).user


def claim_url(shop):
    return f"/en/my-shop/claim/{shop.pk}/"


def ask(client, shop, proof, **typed):
    """Choose a proof; the claim that was made."""
    response = client.post(f"{claim_url(shop)}proof/", {"proof": proof, **typed})
    assert response.status_code == 302, response.context["form"].errors
    return Claim.objects.get(pk=response.url.split("/")[-2])


def state_url(claim):
    return f"/en/my-shop/claims/{claim.pk}/"


def mailed_code():
    return re.search(r"^(\d{6})$", mail.outbox[-1].body, re.M)[1]


def wrong(code):
    return f"{(int(code) + 1) % 10**6:06d}"


def test_fiche_leads_to_its_claim_without_a_cookie(client, shop):
    page = client.get(shop.pages.get().url)

    assert f'href="/fr/mon-commerce/demander/{shop.pk}/" rel="nofollow"' in page.text
    assert "mailto" not in page.text.split("unclaimed")[1].split("</div>")[0]
    assert not page.cookies


def test_claim_is_explained_to_who_is_not_logged_in(client, shop):
    page = client.get(claim_url(shop))

    assert page.status_code == 200
    assert shop.name in page.text
    assert f"?next=%2Fen%2Fmy-shop%2Fclaim%2F{shop.pk}%2F" in page.text
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("pk", ["0", "99999", "9" * 30])
def test_claim_of_no_shop_is_not_found(client, user, pk):
    assert client.get(f"/en/my-shop/claim/{pk}/").status_code == 404


def test_claim_of_a_closed_shop_is_not_found(client, user, shop):
    Shop.objects.filter(pk=shop.pk).update(status="closed")

    assert client.get(claim_url(shop)).status_code == 404


def test_siret_is_asked_then_the_proof(client, user, shop):
    response = client.post(claim_url(shop), {"siret": SIRET})

    assert response.url == f"{claim_url(shop)}proof/"
    form = client.get(response.url).context["form"]
    assert [str(label) for _value, label in form.fields["proof"].choices] == [
        "A code by e-mail to f…@….example, now",
        f"A code by letter to {shop.place.street_address}, 59100 Roubaix, in a few days",
        f"{shop.union} confirms that you run it",
    ]
    assert "fournil@boulangerie" not in client.get(response.url).text


def test_wrong_siret_is_named_and_kept(client, user, shop):
    response = client.post(claim_url(shop), {"siret": "123"})

    assert response.status_code == 422
    assert response.context["form"]["siret"].value() == "123"


def test_code_by_mail_makes_the_owner(client, user, shop):
    client.post(claim_url(shop), {"siret": SIRET})
    claim = ask(client, shop, "email")
    [sent] = mail.outbox
    assert sent.to == ["fournil@boulangerie.example"]

    response = client.post(state_url(claim), {"code": mailed_code()})

    assert response.url == f"/en/my-shop/{shop.pk}/"
    assert rights(user, shop).role == "owner"
    shop.refresh_from_db()
    assert shop.claimed_at is not None
    claim.refresh_from_db()
    assert (claim.state, claim.siret, claim.code_digest) == ("accepted", SIRET, "")
    assert [entry.action for entry in audit.entries(shop)] == [
        "membership.added",
        "claim.accepted",
        "claim.made",
    ]
    assert mail.outbox[-1].to == [user.email]
    assert mail.outbox[-1].subject == f"{shop.name}: the page is yours to keep"


def test_code_is_accepted_with_a_space(client, user, shop):
    claim = ask(client, shop, "email")
    code = mailed_code()

    client.post(state_url(claim), {"code": f" {code[:3]} {code[3:]}"})

    assert rights(user, shop).role == "owner"


def test_code_is_kept_nowhere(client, user, shop):
    claim = ask(client, shop, "email")
    code = mailed_code()

    assert len(claim.code_digest) == 64
    assert code not in str(Claim.objects.values()[0])
    assert code not in mail.outbox[0].subject
    assert [e.data for e in audit.entries(shop)] == [{"claim": claim.pk}]


def test_code_is_good_for_its_claim_only(client, user, shop):
    ask(client, shop, "email")
    code = mailed_code()
    other = ClaimFactory(proof="email", user=user, shop=fiche("Autre", "autre").shop)
    other.code_digest = codes.digest(other, wrong(code))
    other.code_ends_at = timezone.now() + codes.MAIL_LIFE
    other.save()

    response = client.post(state_url(other), {"code": code})

    assert response.status_code == 422
    assert rights(user, other.shop).role == ""


def test_code_ends_after_half_an_hour(client, user, shop, time_machine):
    time_machine.move_to(NOON, tick=False)
    claim = ask(client, shop, "email")
    time_machine.shift(timedelta(minutes=30, seconds=1))

    response = client.post(state_url(claim), {"code": mailed_code()})

    assert response.context["form"].errors["code"] == [
        "This code no longer works. Ask for a new one."
    ]
    assert rights(user, shop).role == ""


def test_code_is_tried_five_times_at_most(client, user, shop):
    claim = ask(client, shop, "email")
    code = mailed_code()
    said = [
        client.post(state_url(claim), {"code": wrong(code)})
        .context["form"]
        .errors["code"][0]
        for _try in range(5)
    ]

    response = client.post(state_url(claim), {"code": code})

    assert said == [
        *(f"This is not the code. Tries left: {left}." for left in (4, 3, 2, 1)),
        "That was wrong too often. Ask for a new code.",
    ]
    assert response.status_code == 422
    assert rights(user, shop).role == ""


def test_new_code_replaces_the_old_one(client, user, shop):
    claim = ask(client, shop, "email")
    old = mailed_code()
    client.post(f"{state_url(claim)}code/")
    new = mailed_code()

    if old != new:
        assert client.post(state_url(claim), {"code": old}).status_code == 422
    assert client.post(state_url(claim), {"code": new}).status_code == 302


def test_codes_are_sent_so_often_a_day(client, user, shop, time_machine):
    time_machine.move_to(NOON, tick=False)
    claim = ask(client, shop, "email")
    for _more in range(4):
        client.post(f"{state_url(claim)}code/")
        time_machine.shift(timedelta(hours=2))
    code = mailed_code()

    response = client.post(f"{state_url(claim)}code/", follow=True)

    assert len(mail.outbox) == 5
    assert "Try again tomorrow" in response.text
    claim.refresh_from_db()
    assert claim.code_digest == codes.digest(claim, code)


def test_codes_to_a_shop_are_counted_over_all_claimants(client, user, shop):
    for _person in range(5):
        client.force_login(UserFactory())
        ask(client, shop, "email")
    client.force_login(user)

    response = client.post(f"{claim_url(shop)}proof/", {"proof": "email"})

    assert response.status_code == 429
    assert len(mail.outbox) == 5
    assert not Claim.objects.filter(user=user).exists()


def test_somebody_claims_so_many_shops_a_day(client, user, shop):
    shops = [fiche(f"Four {n}", f"four-{n}").shop for n in range(11)]
    for other in shops[:10]:
        ask(client, other, "union")

    response = client.post(f"{claim_url(shops[10])}proof/", {"proof": "union"})

    assert response.status_code == 429
    assert Claim.objects.count() == 10


def test_double_click_makes_one_claim_and_sends_one_code(client, user, shop):
    first, second = ask(client, shop, "email"), ask(client, shop, "email")

    assert first == second
    assert len(mail.outbox) == 1


def test_another_proof_makes_the_code_worthless(client, user, shop):
    claim = ask(client, shop, "email")
    code = mailed_code()

    assert ask(client, shop, "union") == claim

    client.post(state_url(claim), {"code": code})
    assert rights(user, shop).role == ""


@pytest.mark.parametrize("proof", ["email", "letter", "", "x", "\0", "é" * 10_000])
def test_proof_that_is_not_offered_is_refused(client, user, shop, proof):
    Shop.objects.filter(pk=shop.pk).update(email="")
    shop.place.street_address = ""
    shop.place.save()

    response = client.post(f"{claim_url(shop)}proof/", {"proof": proof})

    assert response.status_code == 422
    assert Claim.objects.count() == 0


@pytest.mark.parametrize("message", ["\0", "é" * 401, "x" * 10_000])
def test_message_that_cannot_be_kept_is_refused(client, user, shop, message):
    typed = {"proof": "union", "message": message}

    response = client.post(f"{claim_url(shop)}proof/", typed)

    assert response.status_code == 422
    assert Claim.objects.count() == 0


@pytest.mark.parametrize("code", ["", "\0", "é" * 10_000, "12345", "x", "١٢٣٤٥٦"])
def test_nonsense_for_a_code_is_refused(client, user, shop, code):
    claim = ask(client, shop, "email")

    assert client.post(state_url(claim), {"code": code}).status_code == 422
    assert rights(user, shop).role == ""


def test_claim_waits_for_the_union_until_its_day(client, user, shop, time_machine):
    time_machine.move_to(NOON, tick=False)
    claim = ask(client, shop, "union", message="Depuis 2019.")

    page = client.get(state_url(claim)).text

    assert (
        f"{shop.union} reads your request and answers by Wednesday 2 December." in page
    )
    assert claim.message == "Depuis 2019."
    assert mail.outbox == []


def test_claim_is_given_up_once(client, user, shop):
    claim = ask(client, shop, "email")
    code = mailed_code()

    client.post(f"{state_url(claim)}stop/")
    client.post(f"{state_url(claim)}stop/")

    claim.refresh_from_db()
    assert claim.state == "withdrawn"
    assert len(audit.entries(shop, ["claim.withdrawn"])) == 1
    client.post(state_url(claim), {"code": code})
    assert rights(user, shop).role == ""


def test_letter_goes_to_the_address_of_the_fiche_and_is_printed_by_the_city(
    client, user, shop, editor
):
    claim = ask(client, shop, "letter")
    assert claim.code_digest == ""
    assert "sends a letter" in client.get(state_url(claim)).text
    client.force_login(editor)
    assert shop.name in client.get("/admin/relecture/lettres/").text

    letter = client.post(f"/admin/relecture/lettres/{claim.pk}/")

    first, second = re.search(r'class="code">(\d{3}) (\d{3})<', letter.text).groups()
    assert shop.place.street_address in letter.text
    assert "http://localhost/en/my-shop/" in letter.text
    assert "no-store" in letter.headers["Cache-Control"]
    client.force_login(user)
    client.post(state_url(claim), {"code": first + second})
    assert rights(user, shop).role == "owner"


def test_letter_printed_again_makes_the_older_one_worthless(client, user, shop, editor):
    claim = ask(client, shop, "letter")
    client.force_login(editor)
    path = f"/admin/relecture/lettres/{claim.pk}/"
    old, new = (
        "".join(
            re.search(r'class="code">(\d{3}) (\d{3})<', client.post(path).text).groups()
        )
        for _print in range(2)
    )

    client.force_login(user)
    if old != new:
        assert client.post(state_url(claim), {"code": old}).status_code == 422
    assert client.post(state_url(claim), {"code": new}).status_code == 302


def test_code_of_a_letter_works_for_thirty_days(client, user, shop, time_machine):
    time_machine.move_to(NOON, tick=False)
    claim = ask(client, shop, "letter")
    _claim, code = codes.print_letter(claim.pk, None)
    time_machine.shift(timedelta(days=30, seconds=1))
    client.force_login(user)

    response = client.post(state_url(claim), {"code": code})

    assert response.status_code == 422
    assert client.post(f"{state_url(claim)}code/").status_code == 302
    claim.refresh_from_db()
    assert claim.letter_printed_at is None


def test_owner_is_asked_and_says_yes(client, user, shop, owner):
    claim = ask(client, shop, "union", message="Nous sommes associés.")
    [asked] = mail.outbox
    assert asked.to == ["owner@example.org"]
    assert "Samia Benali" in asked.body
    client.force_login(owner)
    url = f"/fr/mon-commerce/{shop.pk}/demandes/{claim.pk}/"
    assert url in asked.body
    assert "Nous sommes associés." in client.get(url).text
    assert url in client.get(f"/fr/mon-commerce/{shop.pk}/").text

    client.post(url, {"answer": "employee"})

    assert rights(user, shop).role == "employee"
    assert mail.outbox[-1].to == [user.email]
    assert client.post(url, {"answer": "owner"}).status_code == 302
    assert rights(user, shop).role == "employee"


def test_owner_says_no_with_a_reason(client, user, shop, owner):
    claim = ask(client, shop, "union")
    client.force_login(owner)
    url = f"/en/my-shop/{shop.pk}/claims/{claim.pk}/"

    assert client.post(url, {"answer": "refuse"}).status_code == 422
    client.post(url, {"answer": "refuse", "reason": "Je ne vous connais pas."})

    claim.refresh_from_db()
    assert (claim.state, claim.reason) == ("refused", "Je ne vous connais pas.")
    assert "Je ne vous connais pas." in mail.outbox[-1].body
    client.force_login(user)
    assert "Je ne vous connais pas." in client.get(state_url(claim)).text


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"answer": "x"},
        {"answer": "\0"},
        {"answer": "refuse", "reason": "x" * 10_000},
    ],
)
def test_owner_who_answers_nonsense_is_asked_again(client, user, shop, owner, typed):
    claim = ask(client, shop, "union")
    client.force_login(owner)

    response = client.post(f"/en/my-shop/{shop.pk}/claims/{claim.pk}/", typed)

    assert response.status_code == 422
    claim.refresh_from_db()
    assert claim.state == "waiting"


def test_kept_fiche_offers_no_code(client, user, shop, owner):
    page = client.get(f"{claim_url(shop)}proof/")

    assert "Somebody keeps this page already" in page.text
    assert client.post(page.request["PATH_INFO"], {"proof": "email"}).status_code == 422
    assert mail.outbox == []


def test_code_of_who_was_slower_asks_the_faster_one(client, user, shop):
    claim = ask(client, shop, "email")
    code = mailed_code()
    MembershipFactory(shop=shop, user=UserFactory(email="faster@example.org"))

    response = client.post(state_url(claim), {"code": code})

    assert response.url == state_url(claim)
    assert rights(user, shop).role == ""
    assert mail.outbox[-1].to == ["faster@example.org"]
    claim.refresh_from_db()
    assert (claim.state, claim.proof, claim.code_digest) == ("waiting", "union", "")


def test_claim_passes_to_the_union_after_ten_working_days(
    client, user, shop, owner, editor, time_machine
):
    time_machine.move_to(NOON, tick=False)
    claim = ask(client, shop, "union")
    page = client.get(state_url(claim)).text
    assert "Without an answer by Friday 11 December" in page
    client.force_login(editor)
    listed = []
    for day in ("2026-12-11T23:00:00+01:00", "2026-12-12T09:00:00+01:00"):
        time_machine.move_to(day, tick=False)
        client.force_login(editor)
        listed.append(
            f"/fiches/{claim.pk}/" in client.get("/admin/relecture/fiches/").text
        )

    assert listed == [False, True]


def test_nobody_is_kept_waiting_by_a_fiche_that_was_never_read(
    client, user, shop, owner, editor
):
    shop.pages.update(live=False, first_published_at=None)
    Shop.objects.filter(pk=shop.pk).update(siret=SIRET)
    client.post("/en/my-shop/start/siret/", {"siret": SIRET})
    claim = ask(client, shop, "union")

    client.force_login(editor)

    assert f"/fiches/{claim.pk}/" in client.get("/admin/relecture/fiches/").text
    assert mail.outbox == []


def test_unpublished_fiche_shows_itself_only_to_who_knows_its_siret(client, user, shop):
    shop.pages.update(live=False)
    Shop.objects.filter(pk=shop.pk).update(siret=SIRET)

    before = client.get(claim_url(shop)).status_code
    client.post("/en/my-shop/start/siret/", {"siret": SIRET})

    assert (before, client.get(claim_url(shop)).status_code) == (404, 200)


def test_member_who_claims_goes_to_the_room(client, shop, owner):
    client.force_login(owner)

    assert client.get(claim_url(shop)).url == f"/en/my-shop/{shop.pk}/"
    response = client.post(f"{claim_url(shop)}proof/", {"proof": "union"})
    assert response.url == f"/en/my-shop/{shop.pk}/"
    assert Claim.objects.count() == 0


def test_claim_that_waits_is_found_again_from_the_fiche_and_the_door(
    client, user, shop
):
    claim = ask(client, shop, "union")

    assert client.get(claim_url(shop)).url == state_url(claim)
    assert state_url(claim) in client.get("/en/my-shop/").text


def test_employee_who_claims_by_the_union_becomes_an_owner(shop, client, editor):
    member = MembershipFactory(shop=shop, role="employee")
    claim = ClaimFactory(user=member.user, shop=shop)
    client.force_login(editor)

    client.post(f"/admin/relecture/fiches/{claim.pk}/", {"decision": "accept"})

    assert rights(member.user, shop).role == "owner"
    assert Membership.objects.count() == 1


def test_names_with_line_breaks_make_one_subject(client, user, shop):
    Shop.objects.filter(pk=shop.pk).update(name="Four\r\nBcc: x@example.org")

    ask(client, shop, "email")

    assert mail.outbox[0].subject == "Your code for Four Bcc: x@example.org"
    assert mail.outbox[0].bcc == []


def test_mail_is_written_in_the_language_of_the_claimant(client, user, shop):
    page = f"/nl/mijn-zaak/aanvragen/{shop.pk}/bewijs/"

    client.post(page, {"proof": "email"})

    assert Claim.objects.get().language == "nl"


def test_president_decides_in_the_admin(client, user, shop):
    claim = ask(client, shop, "union", message="Depuis 2019.")
    president = MandateFactory(
        union=shop.union, user=UserFactory(group="Traduction")
    ).user
    client.force_login(president)
    url = f"/admin/relecture/fiches/{claim.pk}/"
    assert url in client.get("/admin/relecture/fiches/").text
    page = client.get(url).text
    assert "Depuis 2019." in page
    assert user.email in page

    refused = client.post(url, {"decision": "refuse", "reason": " "})
    assert refused.status_code == 422
    client.post(url, {"decision": "accept"})

    assert rights(user, shop).role == "owner"
    assert url not in client.get("/admin/relecture/fiches/").text


def test_president_refuses_with_a_reason(client, user, shop):
    claim = ask(client, shop, "union")
    president = MandateFactory(
        union=shop.union, user=UserFactory(group="Traduction")
    ).user
    client.force_login(president)

    data = {"decision": "refuse", "reason": "Ce n’est pas vous."}
    client.post(f"/admin/relecture/fiches/{claim.pk}/", data)

    claim.refresh_from_db()
    assert (claim.state, claim.decided_by) == ("refused", president)
    assert rights(user, shop).role == ""


@pytest.mark.parametrize("count", [1, 3])
def test_desk_asks_the_same_number_of_queries(
    shop, editor, count, django_assert_num_queries
):
    for _claim in range(count):
        ClaimFactory(shop=shop)

    with django_assert_num_queries(3):
        found = claims.for_desk(editor)
        [
            (claim.user.email, claim.shop.place.city, claim.shop.union.name)
            for claim in found
        ]

    assert len(found) == count
