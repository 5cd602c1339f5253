"""Values of JSON-LD: names may carry a prefix, values may stand alone or in lists."""

from typing import Any

MOST = 400


def get_in(row: Any, name: str) -> Any:
    """The value of a name with or without a prefix: "schema:geo", "@id", "id"."""
    if not isinstance(row, dict):
        return None
    for known in (name, f"schema:{name}", f"rdfs:{name}", f"@{name}", f"dc:{name}"):
        if known in row:
            return row[known]
    return next((row[key] for key in row if key.rpartition(":")[2] == name), None)


def listed(value: Any) -> list[Any]:
    """A value as a list."""
    if value is None:
        return []
    return value[:MOST] if isinstance(value, list) else [value]


def walk(row: Any, *names: str) -> list[Any]:
    """What lies at the end of a path, through lists: row.isLocatedAt[].address[]."""
    found = listed(row)
    for name in names:
        found = [part for one in found for part in listed(get_in(one, name))][:MOST]
    return found
