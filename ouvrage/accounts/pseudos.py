"""Pseudos: what one may look like, which are free, how one is made from a name."""

import re
import secrets
import unicodedata

from ouvrage.accounts.models import FormerPseudo, User

SHORTEST = 3
LONGEST = 30
SHAPE = re.compile(r"[a-z0-9][a-z0-9._-]*[a-z0-9]", re.IGNORECASE)
"""Plain Latin letters only, so that no other alphabet can imitate somebody's pseudo (SEC-53)."""

RESERVED = frozenset(
    {"admin", "administrateur", "assistance", "moderateur", "moderation", "ouvrage", "sma", "scp"}
    | {"suivi", "suivi-projet", "support", "test", "root", "postmaster", "webmaster", "contact"}
)


def is_well_formed(pseudo: str) -> bool:
    return SHORTEST <= len(pseudo) <= LONGEST and bool(SHAPE.fullmatch(pseudo))


def is_free(pseudo: str, *, but_of: User | None = None) -> bool:
    """Nobody has it, nobody else had it, and it does not pose as the house."""
    if pseudo.lower() in RESERVED:
        return False
    owner = but_of.pk if but_of else 0
    if User.objects.filter(pseudo__iexact=pseudo).exclude(pk=owner).exists():
        return False
    return not FormerPseudo.objects.filter(pseudo__iexact=pseudo).exclude(user_id=owner).exists()


def free_pseudo(name: str) -> str:
    """A free pseudo that resembles the name: « Claire Martin » gives claire-martin."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: LONGEST - 6].strip("-")
    wanted = base if len(base) >= SHORTEST else "membre"
    pseudo = wanted
    while not is_free(pseudo):
        pseudo = f"{wanted}-{secrets.randbelow(90_000) + 10_000}"
    return pseudo
