"""Drawing the contract from the selected offer; new versions before both have signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.contracts import facts, rules
from ouvrage.contracts.content import ClientIdentity, Content, Copyright, as_json, digest
from ouvrage.contracts.drafting import content_from, current_version, provider_identity, worded
from ouvrage.contracts.models import Cause, Contract, ContractVersion, Party
from ouvrage.contracts.numbers import new_number
from ouvrage.contracts.services.announce import announce, locked
from ouvrage.contracts.services.end import abandon
from ouvrage.kit.db import require_transaction
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.messaging.services import post_message
from ouvrage.offers.models import Offer
from ouvrage.offers.queries import about
from ouvrage.offers.states import OfferState
from ouvrage.offers.terms import MilestoneTerms
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


@dataclass(frozen=True, slots=True)
class Amendment:
    """What the provider may change before both have signed; the amount stays the offer's."""

    milestones: Sequence[MilestoneTerms]
    delivery_days: int
    report_every_days: int
    copyright: Copyright


@transaction.atomic
def draw_contract(*, project_id: int) -> Contract | None:
    """Draw the contract of a selected project from its selected offer, once per version of it.

    None when nothing is selected any more. Then: both parties are told.
    """
    project = Project.objects.select_related("brand__entity", "client").locked(pk=project_id)
    client = project.client
    if project.state != ProjectState.SELECTED or client is None:
        return None
    offers = Offer.objects.select_related("company", "author")
    offer = offers.filter(project=project, state=OfferState.SELECTED).get()
    running = Contract.objects.running().filter(project=project).first()
    if running is not None:
        if _is_drawn_from(running, offer):
            return running
        abandon(Contract.objects.locked(pk=running.pk), actor=None)
    number = new_number()
    content = content_from(offer, project, client, number=number)
    contract = Contract.objects.create(
        id=new_id(),
        number=number,
        project=project,
        offer=offer,
        client=client,
        company=offer.company,
        version=1,
        report_every_days=content["report_every_days"],
        created_at=now(),
    )
    _keep(contract, content, Cause.DRAWN, None)
    announce(facts.DRAWN, contract, actor=None)
    return contract


def _is_drawn_from(contract: Contract, offer: Offer) -> bool:
    drawn = current_version(contract).content["offer"]
    return bool(contract.offer_id == offer.pk and drawn["version"] == offer.version)


@transaction.atomic
def state_identity(*, contract_id: UUID, identity: ClientIdentity, actor: User) -> Contract:
    """The client says how the contract names him; that is a new version.

    Refused: contracts.not_a_party, contracts.not_to_sign. Then: the other party is told.
    """
    _project, contract = locked(contract_id)
    rules.acting_party(contract, actor, Party.CLIENT)
    rules.check_to_sign(contract)
    changes = {"client": as_json(identity)}
    rewrite(contract, changes, cause=Cause.IDENTITY, actor=actor, side=Party.CLIENT)
    return contract


@transaction.atomic
def refresh_provider(*, contract_id: UUID, actor: User) -> Contract:
    """Take over the company's details as its profile says them now.

    Refused: contracts.not_a_party, contracts.not_to_sign. Then: the other party is told
    when something changed.
    """
    _project, contract = locked(contract_id)
    side = rules.acting_party(contract, actor)
    rules.check_to_sign(contract)
    author = User.objects.get(pk=contract.offer.author_id)
    changes = {"provider": as_json(provider_identity(contract.company, author))}
    rewrite(contract, changes, cause=Cause.IDENTITY, actor=actor, side=side)
    return contract


@transaction.atomic
def amend_contract(
    *, contract_id: UUID, seen_version: int, amendment: Amendment, actor: User
) -> Contract:
    """The provider changes milestones, dates, reports or copyright: a new version to sign.

    Refused: contracts.not_a_party, contracts.not_to_sign, contracts.version_changed,
    contracts.bad_milestones, contracts.sum_differs, contracts.copyright_incomplete.
    Then: the client is told what changed; earlier signatures no longer count.
    """
    _project, contract = locked(contract_id)
    rules.acting_party(contract, actor, Party.PROVIDER)
    rules.check_to_sign(contract)
    rules.check_version(contract, seen_version)
    content = current_version(contract).content
    rules.check_milestones(
        amendment.milestones,
        amount_cents=content["amount_cents"],
        delivery_days=amendment.delivery_days,
    )
    rules.check_copyright(amendment.copyright)
    changes: Content = {
        "milestones": [one.as_json() for one in amendment.milestones],
        "delivery_days": amendment.delivery_days,
        "report_every_days": amendment.report_every_days,
        "copyright": as_json(amendment.copyright),
    }
    rewrite(contract, changes, cause=Cause.TERMS, actor=actor, side=Party.PROVIDER)
    return contract


@transaction.atomic
def ask_change(*, contract_id: UUID, message_id: UUID, text: str, actor: User) -> None:
    """Say what should change before signing, as a private message to the other party.

    Refused: contracts.not_a_party, contracts.not_to_sign, contracts.text_missing.
    Then: the other party is told.
    """
    _project, contract = locked(contract_id)
    side = rules.acting_party(contract, actor)
    rules.check_to_sign(contract)
    rules.check_text(text)
    message = post_message(
        message_id=message_id,
        about=about(contract.project_id),
        company_id=contract.company_id,
        author=actor,
        side=str(side),
        body=text,
        open_talk=True,
    )
    announce(facts.CHANGE_ASKED, contract, actor=actor, side=side, message_id=str(message.pk))


def rewrite(
    contract: Contract, changes: Content, *, cause: Cause, actor: User, side: Party
) -> None:
    """Write the next version if it says anything else than the present one."""
    require_transaction()
    present = current_version(contract)
    content = worded({**present.content, **changes})
    if digest(content) == present.sha256:
        return
    contract.version += 1
    contract.report_every_days = content["report_every_days"]
    contract.save(update_fields=["version", "report_every_days"])
    _keep(contract, content, cause, actor)
    announce(facts.REWRITTEN, contract, actor=actor, side=side, version=contract.version)


def _keep(contract: Contract, content: Content, cause: Cause, author: User | None) -> None:
    ContractVersion.objects.create(
        contract=contract,
        number=contract.version,
        content=content,
        sha256=digest(content),
        amount_cents=content["amount_cents"],
        cause=cause,
        written_by=author,
        written_at=now(),
    )
