"""Stripe's own way with forms, errors and lists."""

import re
from typing import Any
from urllib.parse import parse_qsl

PART = re.compile(r"[^\[\]]+")


class Refused(Exception):
    """An answer that is an error, as /api/errors has them."""

    def __init__(self, status: int, error_type: str, message: str = "", **details: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": error_type, "message": message, **details}}


def wrong(message: str, **details: Any) -> Refused:
    return Refused(400, "invalid_request_error", message, **details)


def missing(kind: str, name: str, param: str = "id") -> Refused:
    return Refused(
        404,
        "invalid_request_error",
        f"No such {kind}: '{name}'",
        code="resource_missing",
        param=param,
    )


def read_form(text: str) -> dict[str, Any]:
    """`a[b]=1&c[0]=2&c[]=3` as nested mappings; the numbers of lists are dropped."""
    form: dict[str, Any] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        *path, last = PART.findall(name)
        place = form
        for part in path:
            place = place.setdefault(part, {})
        if name.endswith("[]"):
            place.setdefault(last, {})[str(len(place.get(last, {})))] = value
        else:
            place[last] = value
    return form


def values(form: dict[str, Any], name: str) -> list[str]:
    """A list that came as `name[0]=…`."""
    found = form.get(name, {})
    return list(found.values()) if isinstance(found, dict) else [found]


def is_true(form: dict[str, Any], name: str) -> bool:
    return str(form.get(name, "")).lower() == "true"


def shown(thing: Any) -> Any:
    """Without what the fake keeps for itself (names that begin with « _ »)."""
    if isinstance(thing, dict):
        return {name: shown(value) for name, value in thing.items() if name[:1] != "_"}
    return [shown(one) for one in thing] if isinstance(thing, list) else thing


def page(rows: list[dict[str, Any]], query: dict[str, Any], url: str) -> dict[str, Any]:
    """Newest first, `limit` at a time, after `starting_after`."""
    rows.reverse()
    after = query.get("starting_after")
    if after:
        ids = [row["id"] for row in rows]
        rows = rows[ids.index(after) + 1 :]
    limit = int(query.get("limit", 10))
    return {"object": "list", "url": url, "data": rows[:limit], "has_more": len(rows) > limit}
