"""Requests as browsers and machines send them."""

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PERSON = {"User-Agent": FIREFOX, "Accept-Language": "fr", "Host": "testserver"}


def by_person(**headers):
    """Headers of a browser, some of them changed; None leaves one out."""
    changed = {name.replace("_", "-"): value for name, value in headers.items()}
    return {name: v for name, v in {**PERSON, **changed}.items() if v is not None}
