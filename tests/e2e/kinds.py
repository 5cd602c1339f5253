"""One address for every kind of page, in each language."""

LANGUAGES = ("fr", "en", "nl")

WORDS = {
    "territories": {"fr": "territoires", "en": "areas", "nl": "gebieden"},
    "shops": {"fr": "boutiques", "en": "shops", "nl": "winkels"},
    "sights": {"fr": "a-voir", "en": "sights", "nl": "bezienswaardigheden"},
    "walks": {"fr": "balades", "en": "walks", "nl": "wandelingen"},
    "events": {"fr": "agenda", "en": "whats-on", "nl": "agenda"},
    "search": {"fr": "recherche", "en": "search", "nl": "zoeken"},
    "about": {"fr": "a-propos", "en": "about", "nl": "over-dit-portaal"},
    "museum": {"fr": "musée", "en": "museum", "nl": "museum"},
}
KINDS = {
    "home": "",
    "territory": "{territories}/roubaix/",
    "shops": "{shops}/",
    "shops-map": "{shops}/?view=map",
    "shops-near": "{shops}/?from=roubaix-grand-place&walk=10&access=with-help",
    "shops-nothing": "{shops}/?category=pharmacie&language=ar&access=hearing-loop&open=1",
    "fiche": "{shops}/la-mie-du-bassin/",
    "sights": "{sights}/",
    "sight": "{sights}/la-piscine/",
    "walks": "{walks}/",
    "walk": "{walks}/de-la-piscine-a-la-condition-publique/",
    "agenda": "{events}/",
    "event": "{events}/veillee-de-laine/",
    "search-results": "{search}/?q={museum}",
    "search-map": "{search}/?q={museum}&view=map",
    "search-nothing": "{search}/?q=xyzzyxyzzy",
    "text": "{about}/",
    "404": "{shops}/nobody-lives-here/",
}


def address(kind: str, language: str) -> str:
    """The path of a kind of page: ("walks", "nl") -> "/nl/wandelingen/"."""
    words = {name: spelled[language] for name, spelled in WORDS.items()}
    return f"/{language}/{KINDS[kind].format(**words)}"


def all_pages() -> list[tuple[str, str]]:
    """Every kind in every language, for parametrize."""
    return [(kind, language) for language in LANGUAGES for kind in KINDS]
