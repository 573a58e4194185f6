"""Signing: a code by mail, then one's name under one version; both make the contract stand."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.contracts import errors, facts, rules
from ouvrage.contracts.consent import consent_sentence
from ouvrage.contracts.drafting import current_version
from ouvrage.contracts.models import (
    Contract,
    ContractVersion,
    Milestone,
    Party,
    Signature,
    SignatureCode,
)
from ouvrage.contracts.parameters import CODE_MINUTES
from ouvrage.contracts.services.announce import announce, locked
from ouvrage.contracts.services.codes import make_code, try_code
from ouvrage.contracts.states import ContractState
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now, paris_day
from ouvrage.kit.transitions import move
from ouvrage.notifications.mails import queue_mail
from ouvrage.offers.services import close_others
from ouvrage.offers.terms import milestones_from_json
from ouvrage.projects.models import Project
from ouvrage.projects.services import mark_signed
from ouvrage.projects.states import ProjectState


@dataclass(frozen=True, slots=True)
class Signing:
    """What a person hands in to sign: the version read, the name typed, the code, the
    circumstances.
    """

    version: int
    typed_name: str
    code: str
    consent: bool
    address: str
    agent: str


@transaction.atomic
def send_code(*, contract_id: UUID, version: int, actor: User) -> SignatureCode | None:
    """Send a signatory the code for the version he read; None when he has signed it already.

    Refused: contracts.not_a_party, contracts.not_to_sign, contracts.version_changed,
    contracts.identity_missing, contracts.no_legal_status, contracts.code_too_soon.
    Then: a mail with six digits, good for a quarter of an hour.
    """
    project, contract = locked(contract_id)
    party, text = _may_sign(project, contract, version, actor)
    if _signed(text, party):
        return None
    code, digits = make_code(text, party, actor)
    queue_mail(
        kind="contracts.code",
        key=f"contracts.code:{code.pk}",
        to=actor,
        context={"contract": contract, "digits": digits, "minutes": CODE_MINUTES.value()},
        action_url=reverse("contracts:sign", args=[contract.pk]),
        secret=True,
        project_id=project.pk,
        brand=project.brand,
    )
    announce(facts.CODE_SENT, contract, actor=actor, side=party)
    return code


def sign_contract(
    *, signature_id: UUID, contract_id: UUID, signing: Signing, actor: User
) -> Signature:
    """Sign one version. When both parties signed the same one, the contract is in force.

    Refused: contracts.not_a_party, contracts.not_to_sign, contracts.version_changed,
    contracts.identity_missing, contracts.no_legal_status, contracts.no_consent,
    contracts.name_differs, contracts.wrong_code, contracts.code_over.
    Then: after the first signature the other party is told; after the second the project is
    signed, other offers are closed, the PDF is made.
    """
    with transaction.atomic():
        project, contract = locked(contract_id)
        given = Signature.objects.filter(pk=signature_id, user=actor).first()
        if given is not None:
            return given
        party, text = _may_sign(project, contract, signing.version, actor)
        if not signing.consent:
            raise errors.NoConsent
        rules.check_name(signing.typed_name, text.content, party)
    code = try_code(text, party, signing.code)
    return _sign(signature_id, contract_id, signing, code.pk, actor)


@transaction.atomic
def _sign(
    signature_id: UUID, contract_id: UUID, signing: Signing, code_id: int, actor: User
) -> Signature:
    """Everything is looked at again under the lock: the text may have changed since the code was
    tried.
    """
    project, contract = locked(contract_id)
    party, text = _may_sign(project, contract, signing.version, actor)
    signed = _signed(text, party)
    if signed is not None:
        return signed
    code = SignatureCode.objects.locked(pk=code_id)
    if code.used_at is not None:
        raise errors.CodeOver
    code.used_at = now()
    code.save(update_fields=["used_at"])
    signature = Signature.objects.create(
        id=signature_id,
        version=text,
        party=party,
        user=actor,
        typed_name=signing.typed_name.strip(),
        sha256=text.sha256,
        code=code,
        address=signing.address,
        agent=signing.agent[:300],
        consent_text=consent_sentence(contract, text),
        signed_at=now(),
    )
    announce(facts.SIGNED, contract, actor=actor, side=party, subject=signature)
    if text.signatures.count() == len(Party):
        _enter_into_force(project, contract, text, actor)
    return signature


def _may_sign(
    project: Project, contract: Contract, version: int, actor: User
) -> tuple[Party, ContractVersion]:
    party = rules.signing_party(contract, actor)
    rules.check_to_sign(contract)
    if project.state != ProjectState.SELECTED:
        raise errors.NotToSign
    rules.check_version(contract, version)
    text = current_version(contract)
    rules.check_complete(contract, text.content)
    return party, text


def _signed(text: ContractVersion, party: Party) -> Signature | None:
    return Signature.objects.filter(version=text, party=party).first()


def _enter_into_force(
    project: Project, contract: Contract, text: ContractVersion, actor: User
) -> None:
    """Both signed this version: milestones get their dates, the project starts."""
    start = now()
    move(contract, ContractState.IN_FORCE, by=actor, in_force_at=start)
    first_day = paris_day(start)
    Milestone.objects.bulk_create(
        Milestone(
            id=new_id(),
            contract=contract,
            position=position,
            label=one.label,
            amount_cents=one.amount.cents,
            due_on=first_day + timedelta(days=one.days),
        )
        for position, one in enumerate(milestones_from_json(text.content["milestones"]), 1)
    )
    mark_signed(project_id=project.pk, actor=actor)
    close_others(project_id=project.pk, actor=actor)
    announce(facts.IN_FORCE, contract, actor=None)
    enqueue("contracts.make_document", key=f"contract:{text.pk}", version_id=text.pk)
