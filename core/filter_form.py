"""The choices of a filter form, each with what it would give (core/options.html)."""

from collections.abc import Collection, Mapping
from itertools import groupby
from typing import Any

Option = dict[str, Any]


def options(
    kind: str,
    chosen: Collection[str],
    counts: Mapping[str, int],
    labels: Mapping[str, str],
) -> list[Option]:
    """The values of one filter in the order of `labels`, {"district:alma": "Alma"}.

    What gives nothing is left out unless it is chosen.
    """
    prefix = f"{kind}:"
    return [
        {
            "value": value,
            "label": label,
            "count": counts.get(value, 0),
            "selected": value in chosen,
        }
        for key, label in labels.items()
        if key.startswith(prefix)
        and (counts.get(value := key.removeprefix(prefix)) or value in chosen)
    ]


def below_towns(
    districts: list[Option], towns: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Districts below the name of their town, by their slug; "" where it has none."""
    grouped = groupby(districts, key=lambda option: towns.get(option["value"], ""))
    return [{"territory": name, "options": list(group)} for name, group in grouped]
