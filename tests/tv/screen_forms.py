"""Addresses of screens in the admin, and what the browser sends of their form."""

LIST = "/admin/snippets/tv/screen/"
ADD = f"{LIST}add/"


def edit_url(screen):
    return f"{LIST}edit/{screen.pk}/"


def card_url(screen):
    return f"/admin/ecrans/{screen.pk}/carte/"


def form(*parts, **fields):
    """What the browser sends of the form: a screen with such parts of a programme."""
    sent = {
        "name": "Hall",
        "kind": "tv",
        "place": "",
        "languages": ["fr"],
        "programme-count": str(len(parts)),
    }
    for place, given in enumerate(parts):
        values = dict(given)
        pages = values.pop("pages", [])
        sent |= {
            f"programme-{place}-deleted": "",
            f"programme-{place}-order": str(place),
            f"programme-{place}-type": "slot",
            f"programme-{place}-id": "",
            f"programme-{place}-value-pages-count": str(len(pages)),
        }
        for row, page in enumerate(pages):
            at = f"programme-{place}-value-pages-{row}"
            sent |= {
                f"{at}-deleted": "",
                f"{at}-order": str(row),
                f"{at}-value": str(page),
            }
        values = {"mode": "window", "begins": "", "ends": "", **values}
        sent |= {f"programme-{place}-value-{k}": v for k, v in values.items()}
    return {**sent, **fields}
