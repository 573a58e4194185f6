"""A page that a provider submitted, whose link was found."""

from typing import Any

from ouvrage.accounts.models import User
from ouvrage.growth.tests.factories import claim_of


def claim_scene(provider: User) -> dict[str, Any]:
    return {"claim_id": claim_of(provider).pk}
