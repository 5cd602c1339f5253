"""The cluster and the database of the run give the same answers to the same questions."""

from datetime import timedelta

from django.utils import timezone

from search import words
from search.asking import Ask, Filters, Order, Stage
from search.engines import chosen
from search.engines.database import DatabaseEngine
from search.engines.elastic import rebuilding
from search.engines.elastic.documents import BEGIN, END
from tests.factories import PlaceFactory
from tests.search.documents import document

HERE = (50.63, 3.06)
DAY = timedelta(days=1)


def one_of_each(now):
    """A few documents that differ in everything that counts."""
    place = PlaceFactory()
    wazemmes = {"district": "wazemmes", "district_name": "Wazemmes"}
    document(
        "L’hôtel d’Aumale",
        "Un hôtel ancien, des vélos et des bijoux.",
        category="hotel",
        lat=50.63,
        lng=3.06,
        place_id=place.pk,
        **wazemmes,
    )
    document("Vélos et porte-monnaie", lat=50.64, lng=3.07, **wazemmes)
    document("Le Vélo", "", "cycles", offer_until=now + DAY, territory="roubaix")
    document(
        "Au tour",
        "Des vélos neufs.",
        "vélo",
        offer_from=now + DAY,
        lat=50.6305,
        lng=3.06,
    )
    document("Fête du vélo", kind="event", object_id=77, ends_at=now + DAY)
    document("Fête du vélo d’hier", kind="event", object_id=78, ends_at=now - DAY)
    document("Velo", language="nl")
    return place


QUESTIONS = {
    "words of the text": ("hôtel", {}),
    "plural": ("bijou", {}),
    "tiers": ("vélo", {}),
    "joined": ("portemonnaie", {}),
    "no words": ("", {}),
    "nothing": ("zzz", {}),
    "beginnings": ("vel", {"stage": Stage.BEGINNING}),
    "second page": ("vélo", {"start": 2, "stop": 4}),
    "no page": ("vélo", {"stop": 0}),
    "groups": ("vélo", {"per_group": 2}),
    "nearest": ("vélo", {"point": HERE, "order": Order.DISTANCE, "per_group": 1}),
    "near": ("vélo", {"point": HERE, "filters": Filters(within_m=100)}),
    "a kind": ("vélo", {"filters": Filters(kinds=frozenset({"shop"}))}),
    "two filters": (
        "vélo",
        {
            "filters": Filters(
                kinds=frozenset({"shop"}), districts=frozenset({"wazemmes"})
            )
        },
    ),
    "offers": ("vélo", {"filters": Filters(offer=True)}),
    "days": ("vélo", {"filters": Filters(event_ids=frozenset({77, 78}))}),
    "no open place": ("vélo", {"filters": Filters(open_place_ids=frozenset())}),
}


def compared(answer):
    """What must be the same: not the pieces of text, and distances to the metre."""
    answer.snippets = {}
    answer.distances_m = {k: round(m) for k, m in answer.distances_m.items()}
    return answer


def test_every_question_has_the_answer_of_the_database(engine):
    now = timezone.now()
    place = one_of_each(now)
    rebuilding.rebuild()
    is_open = Filters(
        open_place_ids=frozenset({place.pk}), on_now_ids=frozenset({77, 78})
    )
    questions = {**QUESTIONS, "open": ("vélo", {"filters": is_open})}
    different = []

    for name, (text, more) in questions.items():
        key, terms = words.name_key(text, "fr"), words.terms(text, "fr")
        ask = Ask("fr", key, terms, now, **more)
        both = [
            (compared(each.answer(ask)), each.points(ask, 3))
            for each in (chosen(), DatabaseEngine())
        ]
        if both[0] != both[1]:
            different.append((name, *both))

    assert different == []


def test_suggestions_are_those_of_the_database(engine):
    now = timezone.now()
    one_of_each(now)
    rebuilding.rebuild()
    typed = [["v"], ["vel"], ["fete", "v"], ["zzz"], [], ["'\"*"], ["x" * 300]]

    found = [chosen().suggest("fr", words, now, 8) for words in typed]

    assert found == [DatabaseEngine().suggest("fr", words, now, 8) for words in typed]
    assert [len(names) for names in found] == [3, 3, 1, 0, 0, 0, 0]


PIECES = [
    ("fr", "hotel", "Voyez l’hôtel, les hôtels.", ["hôtel", "hôtels"]),
    ("fr", "velos caillou", "Un vélo. Des cailloux.", ["vélo", "cailloux"]),
    ("fr", "coeur", "Au cœur de Lille", ["cœur"]),
    ("en", "shop", "Shops and shopping", ["Shops", "shopping"]),
    ("nl", "fiets", "Twee fietsen", ["fietsen"]),
    ("fr", "gras", f"<b>{BEGIN}gras</b> & {END}gras", ["gras", "gras"]),
]


def test_words_are_marked_in_the_text_and_nothing_else(engine):
    made = [document("Rien", text, language=code) for code, _q, text, _m in PIECES]
    rebuilding.rebuild()

    for one, (language, typed, text, marked) in zip(made, PIECES, strict=True):
        ask = Ask(language, "", words.terms(typed, language), timezone.now())
        parts = chosen().answer(ask).snippets[one.pk]

        assert [part for part, is_word in parts if is_word] == marked
        shown = "".join(part for part, _is_word in parts)
        assert shown == text.replace(BEGIN, "").replace(END, "")
