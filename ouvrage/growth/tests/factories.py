"""Submitted pages, as the services make them, without any network."""

from ouvrage.accounts.models import User
from ouvrage.growth.promotions.finding import Link
from ouvrage.growth.promotions.looking import Seen
from ouvrage.growth.promotions.models import Claim, Outcome
from ouvrage.growth.promotions.services import note_check, submit_claim
from ouvrage.kit.ids import new_id

LINK = Link("https://atelier.example/", "sponsored", "Je travaille avec ", "l’Atelier", " ici.")
FOUND = Seen(Outcome.FOUND, final_url="https://studio.fr/", digest="0" * 64, size=12, link=LINK)
GONE = Seen(Outcome.NOT_FOUND, final_url="https://studio.fr/", digest="1" * 64, size=12)


def submitted(provider: User, url: str = "https://studio.fr/") -> Claim:
    return submit_claim(claim_id=new_id(), url=url, about="Au pied de page.", actor=provider)


def claim_of(provider: User, url: str = "https://studio.fr/", seen: Seen = FOUND) -> Claim:
    """Submitted and looked at."""
    claim = submitted(provider, url)
    note_check(claim_id=claim.pk, seen=seen)
    claim.refresh_from_db()
    return claim
