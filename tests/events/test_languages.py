"""The agenda in the language of the page."""


def test_event_of_another_language_is_not_listed(client, world):
    for code, url in (("fr", "/fr/agenda/"), ("nl", "/nl/agenda/")):
        assert [
            card.title
            for group in client.get(url).context["groups"]
            for card in group["cards"]
        ] == [f"Concert ({code})"]
