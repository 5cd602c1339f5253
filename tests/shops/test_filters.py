"""The filters that not everybody needs: where, when, access, language, offers."""

import pytest

from places.models import DayAnswer, Landmark
from shops import offers
from shops.models import Shop, ShopPage
from tests.factories import DistrictFactory, TerritoryFactory, fiche

pytestmark = pytest.mark.any_database

LIST = "/fr/boutiques/"
SATURDAY = "2026-11-28T10:30:00+01:00"
HERE = (50.6905, 3.1740)


def north_of_here(metres):
    lat = HERE[0] + metres / 111_195
    return {"type": "Point", "coordinates": [HERE[1], lat]}


def add(title, metres=0, hours="Mo-Su 08:00-20:00", languages=(), **place):
    page = fiche(
        title=title,
        slug=title.lower().replace(" ", "-"),
        location=north_of_here(metres),
        opening_hours=hours,
        **place,
    )
    Shop.objects.filter(pk=page.shop_id).update(languages=list(languages))
    page.shop.refresh_from_db()
    page.shop.save()
    return page


@pytest.fixture
def street(db, time_machine):
    """Four shops along a street, 0 to 900 m north of the station."""
    time_machine.move_to(SATURDAY, tick=False)
    wazemmes = DistrictFactory(
        slug="marche",
        name="Marché",
        territory=TerritoryFactory(slug="wazemmes", name="Wazemmes"),
    )
    add("Avant", 50, languages=["fr", "nl"], wheelchair="yes")
    add("Milieu", 300, "Mo-Fr 08:00-20:00", ["fr"], wheelchair="limited")
    add("Fond", 600, languages=["fr", "nl", "en"], accessible_toilets="yes")
    add("Zinc", 900, "Sa 18:00-02:00", district=wazemmes, hearing_loop="yes")
    Landmark.objects.create(
        name="Gambetta",
        slug="gambetta",
        city="Lille",
        location={"type": "Point", "coordinates": [HERE[1], HERE[0]]},
    )


def titles(response):
    return [card.title for card in response.context["cards"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Avant", "Fond", "Milieu", "Zinc"]),
        ("?territory=wazemmes", ["Zinc"]),
        ("?territory=roubaix", ["Avant", "Fond", "Milieu"]),
        ("?territory=nowhere", []),
        ("?access=step-free", ["Avant"]),
        ("?access=with-help", ["Avant", "Milieu"]),
        ("?access=toilets", ["Fond"]),
        ("?access=hearing-loop", ["Zinc"]),
        ("?access=toilets&access=step-free", []),
        ("?language=nl", ["Avant", "Fond"]),
        ("?language=en&language=nl", ["Avant", "Fond"]),
        ("?at=2026-11-28T23:30", ["Zinc"]),
        ("?at=2026-11-29T01:30", ["Zinc"]),
        ("?at=2026-11-29T02:00", []),
        ("?at=2026-12-01T09:00", ["Avant", "Fond", "Milieu"]),
        ("?at=2026-12-01T09:00&open=1", ["Avant", "Fond"]),
        # Open ones first, then the shorter walk: 10 minutes are 577 m of straight line.
        ("?from=gambetta", ["Avant", "Fond", "Milieu", "Zinc"]),
        ("?from=gambetta&walk=10", ["Avant", "Milieu"]),
        ("?from=gambetta&walk=5", ["Avant"]),
        ("?near=50.696,3.174&walk=40", ["Fond", "Avant", "Zinc", "Milieu"]),
        ("?from=nobody-knows", []),
    ],
)
def test_filter_keeps_what_answers(client, street, query, expected):
    assert titles(client.get(LIST + query)) == expected


def test_card_says_how_long_the_walk_takes(client, street):
    cards = client.get(f"{LIST}?from=gambetta").context["cards"]

    assert [card.facts for card in cards] == [
        ["juste à côté"],
        ["10 min à pied"],
        ["5 min à pied"],
        ["16 min à pied"],
    ]


def test_walk_on_the_card_is_never_longer_than_the_walk_asked_for(client, street):
    for minutes in (5, 10, 20, 40):
        cards = client.get(f"{LIST}?from=gambetta&walk={minutes}").context["cards"]
        said = [int(c.facts[0].split()[0]) for c in cards if c.facts[0][0].isdigit()]
        assert all(walk <= minutes for walk in said)


def test_state_on_the_card_is_for_the_moment_asked(client, street):
    (card,) = client.get(f"{LIST}?at=2026-11-28T23:30").context["cards"]

    assert card.state.css == "open"
    assert card.state.change == "ferme à 2\u00a0h"


def test_silent_shop_is_not_confirmed_on_a_special_day(client, street):
    page = ShopPage.objects.get(title="Fond")
    DayAnswer.objects.create(
        place=page.shop.place, date="2026-12-25", answer="usual", source="owner"
    )

    cards = client.get(f"{LIST}?at=2026-12-25T11:00").context["cards"]

    assert {card.title: card.state.confidence for card in cards} == {
        "Avant": "horaires habituels, non confirmés pour ce jour",
        "Fond": "",
        "Milieu": "horaires habituels, non confirmés pour ce jour",
    }
    next_day = client.get(f"{LIST}?at=2026-12-28T11:00").context["cards"]
    assert {card.state.confidence for card in next_day} == {""}


@pytest.mark.parametrize(
    ("query", "chip", "address"),
    [
        ("?territory=wazemmes", "Wazemmes", LIST),
        ("?access=toilets", "Toilettes accessibles", LIST),
        ("?language=nl", "néerlandais", LIST),
        (
            "?at=2026-12-25T11:00&open=1",
            "Ouvert vendredi 25 décembre à 11\u00a0h",
            f"{LIST}?open=1",
        ),
        (
            "?from=gambetta&walk=10&open=1",
            "À 10 min à pied de\u202f: Gambetta",
            f"{LIST}?open=1",
        ),
        (
            "?near=50.690,3.174",
            "À 20 min à pied de\u202f: votre position",
            LIST,
        ),
    ],
)
def test_filter_in_use_is_named_and_can_be_removed(
    client, street, query, chip, address
):
    active = client.get(LIST + query).context["filters"]["active"]

    assert {"label": chip, "remove_url": address} in active


@pytest.mark.parametrize(
    ("query", "dropped", "count"),
    [
        ("?from=gambetta&walk=5&open=1&language=en", "point", 1),
        ("?language=en&access=step-free", "access", 1),
        ("?language=en&access=step-free", "language", 1),
        ("?at=2026-11-29T05:00&territory=wazemmes", "at", 1),
        ("?territory=wazemmes&open=1", "territory", 2),
    ],
)
def test_nothing_found_says_which_filter_to_drop(client, street, query, dropped, count):
    empty = client.get(LIST + query).context["empty"]

    by_count = {link["url"]: link["label"] for link in empty["suggestions"]}
    address = next(
        url for url in by_count if f"{dropped}=" not in url.replace("from=", "point=")
    )
    assert by_count[address].endswith(f": {count}")
    assert len(titles(client.get(address))) == count


def test_order_is_explained_by_the_keys_it_is_made_of(client, street):
    plain = client.get(LIST).context
    near = client.get(f"{LIST}?from=gambetta&at=2026-12-01T09:00").context

    assert plain["order_reasons"] == [
        "Les boutiques ouvertes maintenant viennent d’abord.",
        "Puis par nom, de A à Z.",
    ]
    assert near["order_reasons"] == [
        "Les boutiques ouvertes mardi 1er décembre à 9\u00a0h viennent d’abord.",
        "Puis celles où la marche est la plus courte depuis Gambetta.",
        "Puis par nom, de A à Z.",
    ]


def test_faults_are_said_and_the_rest_is_answered(client, street):
    response = client.get(f"{LIST}?at=demain&language=en")

    assert titles(response) == ["Fond"]
    assert response.context["faults"] == (
        "Écrivez le jour et l’heure ainsi\u202f: 2026-11-28T18:30.",
    )
    assert response.context["filters"]["more_open"] is True


def test_language_menu_and_canonical_keep_the_whole_state(client, street):
    query = "?territory=roubaix&language=nl&at=2026-12-01T09:00&from=gambetta&walk=40"

    head = client.get(LIST + query).context["head"]

    assert head.canonical == f"http://localhost{LIST}{query}"
    assert [link.url for link in head.languages] == [
        f"/fr/boutiques/{query}",
        f"/en/shops/{query}",
        f"/nl/winkels/{query}",
    ]


class TestOffers:
    """The list speaks of offers once somebody knows of them."""

    @pytest.fixture
    def offering(self):
        """The shop named Fond has an offer until eleven in the morning."""

        def provider(at):
            found = Shop.objects.filter(name="Fond").values_list("pk", flat=True)
            return found if at.hour < 11 else []

        offers.register(provider)
        yield
        offers.unregister(provider)

    def test_filter_is_offered_only_when_offers_are_known(self, client, street):
        response = client.get(LIST)

        assert response.context["filters"]["more"]["offer"] is False
        assert 'name="offer"' not in response.text

    def test_shops_with_an_offer_at_that_time(self, client, street, offering):
        assert 'name="offer"' in client.get(LIST).text
        assert titles(client.get(f"{LIST}?offer=1")) == ["Fond"]
        assert titles(client.get(f"{LIST}?offer=1&at=2026-11-28T11:00")) == []
