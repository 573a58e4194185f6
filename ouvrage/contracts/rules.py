"""May this be done with a contract? Each check returns nothing or refuses."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from ouvrage.accounts.models import LegalStatus, User
from ouvrage.contracts import errors
from ouvrage.contracts.content import Content, Copyright, missing, signatory
from ouvrage.contracts.models import Contract, Milestone, Party
from ouvrage.contracts.states import ContractState, MilestoneState
from ouvrage.offers.parameters import MOST_MILESTONES
from ouvrage.offers.terms import MilestoneTerms
from ouvrage.ui.text import money

OPEN_MILESTONES = frozenset(
    {MilestoneState.PLANNED, MilestoneState.DELIVERED, MilestoneState.ACCEPTED}
)


def party_of(contract: Contract, person: User) -> Party | None:
    """Which side this person is on; the client's side wins if he were on both."""
    if contract.client_id == person.pk:
        return Party.CLIENT
    if person.company_id is not None and contract.company_id == person.company_id:
        return Party.PROVIDER
    return None


def acting_party(contract: Contract, person: User, *only: Party) -> Party:
    """The side this person acts on; refuses whoever is on none, or on another than asked."""
    party = party_of(contract, person)
    if party is None or (only and party not in only):
        raise errors.NotAParty
    return party


def signing_party(contract: Contract, person: User) -> Party:
    """The client himself; for the company, the author of the offer, whom the contract names."""
    party = acting_party(contract, person)
    if party == Party.PROVIDER and contract.offer.author_id != person.pk:
        raise errors.NotAParty
    return party


def check_to_sign(contract: Contract) -> None:
    if contract.state != ContractState.TO_SIGN:
        raise errors.NotToSign


def check_in_force(contract: Contract) -> None:
    if contract.state != ContractState.IN_FORCE:
        raise errors.NotInForce


def check_version(contract: Contract, seen: int) -> None:
    """What is signed or changed is what was read (INV-19)."""
    if contract.version != seen:
        raise errors.VersionChanged


def check_complete(contract: Contract, content: Content) -> None:
    """Both parties are named in full, and the provider is registered (LEG-34)."""
    lacking = missing(content, "client") + missing(content, "provider")
    if lacking:
        raise errors.IdentityMissing(missing=", ".join(lacking))
    company = contract.company
    registered = company.legal_status == LegalStatus.REGISTERED
    if not (registered and content["provider"]["registration"]):
        raise errors.NoLegalStatus(company=company.name)


def check_copyright(terms: Copyright) -> None:
    if not terms.is_whole:
        raise errors.CopyrightIncomplete


def check_milestones(
    milestones: Sequence[MilestoneTerms], *, amount_cents: int, delivery_days: int
) -> None:
    whole = 1 <= len(milestones) <= MOST_MILESTONES.value() and all(
        one.label.strip() and one.amount.cents > 0 and 0 < one.days <= delivery_days
        for one in milestones
    )
    if not whole:
        raise errors.BadMilestones
    total = sum(one.amount.cents for one in milestones)
    if total != amount_cents:
        raise errors.SumDiffers(sum=money(total), amount=money(amount_cents))


def check_name(typed: str, content: Content, party: Party) -> None:
    """The name in the contract, whatever its case, accents, hyphens and spaces."""
    name = signatory(content, party)
    if plain(typed) != plain(name):
        raise errors.NameDiffers(name=name)


def plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


def check_text(text: str) -> None:
    if not text.strip():
        raise errors.TextMissing


def check_all_paid(milestones: Sequence[Milestone]) -> None:
    left = [one.label for one in milestones if one.state in OPEN_MILESTONES]
    if left:
        raise errors.NotAllPaid(left=", ".join(f"« {label} »" for label in left))


def check_accepted(milestone: Any) -> None:
    if milestone.state not in {MilestoneState.ACCEPTED, MilestoneState.PAID}:
        raise errors.NotAccepted
