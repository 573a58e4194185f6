"""Contracts as they come about: an offer selected, the parties' details, both signatures."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.contracts.content import ClientIdentity
from ouvrage.contracts.models import Contract, ContractVersion, Signature
from ouvrage.contracts.services import draw_contract, send_code, sign_contract, state_identity
from ouvrage.contracts.services.sign import Signing
from ouvrage.contracts.states import ContractState
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now, today
from ouvrage.notifications.models import Mail
from ouvrage.offers.models import Offer
from ouvrage.offers.services import select_offer
from ouvrage.offers.states import OfferState
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory

CLAIRE = ClientIdentity(
    name="Claire Martin",
    organisation="Boulangerie des Halles",
    registration="",
    street="2 rue du Four",
    postcode="35000",
    city="Rennes",
    country="FR",
    quality="professional",
)


def drawn_from(offer: Offer) -> Contract:
    """The contract of an offer that its client selects now."""
    client = offer.project.client
    assert client is not None
    select_offer(offer_id=offer.pk, seen_version=offer.version, actor=client)
    contract = draw_contract(project_id=offer.project_id)
    assert contract is not None
    return contract


def complete(contract: Contract) -> Contract:
    """With the client's details, ready to sign."""
    state_identity(contract_id=contract.pk, identity=CLAIRE, actor=contract.client)
    contract.refresh_from_db()
    return contract


def signing(contract: Contract, name: str, code: str, **changes: object) -> Signing:
    known = {
        "version": contract.version,
        "typed_name": name,
        "code": code,
        "consent": True,
        "address": "192.0.2.7",
        "agent": "Navigateur d’essai",
    }
    return Signing(**{**known, **changes})  # type: ignore[arg-type]


def code_for(contract: Contract, person: User) -> str:
    """Ask for a code and read it in the mail."""
    code = send_code(contract_id=contract.pk, version=contract.version, actor=person)
    assert code is not None
    mail = Mail.objects.get(key=f"contracts.code:{code.pk}")
    found = re.search(r"\b(\d{3}) ?(\d{3})\b", mail.text)
    assert found
    return found[1] + found[2]


def sign_as(contract: Contract, person: User) -> Signature:
    """A whole signature by this person."""
    code = code_for(contract, person)
    return sign_contract(
        signature_id=new_id(),
        contract_id=contract.pk,
        signing=signing(contract, person.full_name, code),
        actor=person,
    )


def signed_by_both(contract: Contract) -> Contract:
    """In force."""
    sign_as(contract, contract.client)
    sign_as(contract, contract.offer.author)
    contract.refresh_from_db()
    return contract


def signed_for(
    price_cents: int,
    provider: User,
    *,
    client: User | None = None,
    state: ContractState = ContractState.COMPLETED,
    at: datetime | None = None,
    **project: Any,
) -> Contract:
    """A past contract as rows only, for what counts many of them; a new client unless one is named.

    None of its work is written: no milestone, no report.
    """
    assert provider.company is not None
    ended = ProjectFactory(client=client or UserFactory(), state=ProjectState.FINALISED, **project)
    offer = Offer.objects.create(
        id=new_id(), project=ended, company=provider.company, author=provider,
        state=OfferState.SELECTED, price_cents=price_cents, delivery_days=20, pitch="Un logo.",
        valid_until_on=today(),
    )  # fmt: skip
    contract = Contract.objects.create(
        id=new_id(), number=f"P-{ended.pk}", project=ended, offer=offer, client=ended.client,
        company=provider.company, state=state,
        in_force_at=None if state == ContractState.ABANDONED else at or now(),
    )  # fmt: skip
    ContractVersion.objects.create(
        contract=contract, number=1, content={}, sha256="", amount_cents=price_cents
    )
    return contract


def signed_by_several(
    prices: Iterable[int], *, providers: int = 5, **details: Any
) -> list[Contract]:
    """Contracts at these prices, each with a client of its own, of so many providers in turn."""
    people = [UserFactory(provider=True) for _ in range(providers)]
    return [
        signed_for(price, people[number % providers], **details)
        for number, price in enumerate(prices)
    ]
