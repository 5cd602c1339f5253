"""Opening the form of a report and sending it."""

FORM = {"fr": "signaler", "en": "report", "nl": "melden"}
STATE = {"fr": "signalement", "en": "your-report", "nl": "melding"}


def form_of(place, language="fr"):
    return f"/{language}/{FORM[language]}/{place.code}/"


def stamp_of(client, place, language="fr"):
    """The stamp of a form as it is shown."""
    return client.get(form_of(place, language)).context["stamp"]


def send(client, place, time_machine=None, wait_s=5, language="fr", **fields):
    """Open the form, wait, send it."""
    headers = {key: fields.pop(key) for key in ("REMOTE_ADDR",) if key in fields}
    stamp = fields.pop("stamp", None) or stamp_of(client, place, language)
    if time_machine:
        time_machine.shift(wait_s)
    data = {"kind": "hours", "text": "", "stamp": stamp, "website": "", **fields}
    return client.post(form_of(place, language), data, **headers)
