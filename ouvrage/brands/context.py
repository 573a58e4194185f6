"""The brand under which a page is asked for and shown."""

from typing import Any

from django.http import HttpRequest

from ouvrage.brands.models import Brand


def brand(request: HttpRequest) -> dict[str, Any]:
    """Give templates the brand."""
    return {"brand": brand_of(request)}


def brand_of(request: HttpRequest) -> Brand | None:
    """Nobody's when no brand exists yet; ask whether it is true, not whether it is None (lazy)."""
    found: Brand | None = getattr(request, "brand", None)
    return found


def brand_id_of(request: HttpRequest) -> int | None:
    """Its number, for services."""
    found = brand_of(request)
    return found.pk if found else None
