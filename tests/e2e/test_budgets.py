"""What a first view may weigh: nodes, bytes and requests."""

import pytest

from tests.e2e.kinds import LANGUAGES, address

BUDGETS = {  # kind: nodes, kilobytes, requests
    "home": (500, 400, 18),
    "fiche": (500, 400, 18),
    "search-results": (500, 500, 25),
    "shops": (700, 900, 60),  # the map beside the list asks for its tiles
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BUDGETS)
def test_first_view_within_budget(newcomer, kind, language):
    answered = []
    newcomer.page.on("requestfinished", lambda request: answered.append(request))

    page = newcomer.go(address(kind, language))
    page.wait_for_load_state("networkidle")

    sizes = [request.sizes() for request in answered]
    weight = sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)
    nodes = page.evaluate("document.querySelectorAll('*').length")
    most_nodes, most_kb, most_requests = BUDGETS[kind]
    assert nodes <= most_nodes
    assert weight <= most_kb * 1000
    assert len(answered) <= most_requests
