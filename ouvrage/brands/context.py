"""Gives templates the brand they are shown under."""

from typing import Any

from django.http import HttpRequest


def brand(request: HttpRequest) -> dict[str, Any]:
    return {"brand": getattr(request, "brand", None)}
