"""The content of a contract as one canonical value: hashed, shown, printed and signed. Pure.

Canonical form: JSON with sorted keys, no spaces, UTF-8, no escapes beyond what JSON demands. The
hash
that signatures refer to is SHA-256 of those bytes, so that anybody may compute it again.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Content = dict[str, Any]

CLIENT_NEEDS: dict[str, Promise] = {
    "name": _("first and last name of the client"),
    "street": _("street of the client"),
    "postcode": _("postcode of the client"),
    "city": _("town of the client"),
}
PROVIDER_NEEDS: dict[str, Promise] = {
    "name": _("name of the company"),
    "signatory": _("first and last name of whoever signs for the company"),
    "street": _("street of the company"),
    "postcode": _("postcode of the company"),
    "city": _("town of the company"),
}
NEEDS = {"client": CLIENT_NEEDS, "provider": PROVIDER_NEEDS}


@dataclass(frozen=True, slots=True)
class ClientIdentity:
    """Who the client is, as the contract names him."""

    name: str
    organisation: str
    registration: str
    street: str
    postcode: str
    city: str
    country: str
    quality: str


@dataclass(frozen=True, slots=True)
class ProviderIdentity:
    """Who the provider is, as the contract names the company, and who signs for it."""

    name: str
    legal_form: str
    registration: str
    vat_number: str
    street: str
    postcode: str
    city: str
    country: str
    signatory: str


@dataclass(frozen=True, slots=True)
class Copyright:
    """Which rights pass to the client once all is paid (LEG-37); each limb is told, none is
    implied.
    """

    assigned: bool
    rights: str = "reproduction, représentation et adaptation"
    supports: str = "tous supports imprimés et numériques utiles à l’activité du client"
    territory: str = "le monde entier"
    duration: str = "la durée légale de protection du droit d’auteur"
    exclusive: bool = True
    sources: bool = False
    portfolio: bool = True

    @property
    def is_whole(self) -> bool:
        limbs = (self.rights, self.supports, self.territory, self.duration)
        return not self.assigned or all(limb.strip() for limb in limbs)


def canonical(content: Content) -> bytes:
    """The bytes that are hashed."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def digest(content: Content) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()


def missing(content: Content, party: str) -> list[str]:
    """What the contract still lacks to name that party, in words."""
    return [str(label) for name, label in NEEDS[party].items() if not content[party][name].strip()]


def signatory(content: Content, party: str) -> str:
    """The name that party signs with."""
    return str(content["client"]["name"] if party == "client" else content["provider"]["signatory"])


def copyright_of(content: Content) -> Copyright:
    return Copyright(**content["copyright"])


def as_json(value: ClientIdentity | ProviderIdentity | Copyright) -> dict[str, Any]:
    return asdict(value)
