"""Values that the contract's page needs: who one is, what is missing, what comes next, money
lines.
"""

from dataclasses import dataclass
from typing import Any

from ouvrage.accounts.models import LegalStatus, User
from ouvrage.contracts.changes import Changes, changes
from ouvrage.contracts.content import as_json, missing
from ouvrage.contracts.drafting import provider_identity
from ouvrage.contracts.forms import ReportForm
from ouvrage.contracts.models import Contract, ContractVersion, Milestone, Party, Signature
from ouvrage.contracts.queries import (
    all_paid,
    milestones_of,
    report_due_on,
    reports_of,
    signatures_of,
)
from ouvrage.contracts.rules import party_of
from ouvrage.contracts.states import ContractState, MilestoneState
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.kit.time import today

STATIONS = {
    MilestoneState.PLANNED: "signed",
    MilestoneState.DELIVERED: "secured",
    MilestoneState.ACCEPTED: "released",
    MilestoneState.PAID: "paid",
}


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone on its money path: the station reached, and what the reader may do now."""

    milestone: Milestone
    station: str
    is_late: bool
    may_deliver: bool
    may_judge: bool
    may_declare: bool
    said_by_me: bool
    said_by_other: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """What one party must still do before anybody can sign."""

    client: list[str]
    provider: list[str]
    unregistered: bool
    outdated: bool

    def __bool__(self) -> bool:
        return bool(self.client or self.provider or self.unregistered or self.outdated)


def sheet(contract: Contract, viewer: User) -> dict[str, Any]:
    """Everything the page of a contract shows to this reader."""
    versions = list(contract.versions.select_related("written_by").order_by("number"))
    version = versions[-1]
    party = party_of(contract, viewer)
    signatures = signatures_of(version)
    signed = [signature.party for signature in signatures]
    shown: dict[str, Any] = {
        "contract": contract,
        "project": contract.project,
        "version": version,
        "versions": versions,
        "content": version.content,
        "amount": Money(contract.offer.price_cents),
        "party": party,
        "is_client": party == Party.CLIENT,
        "is_provider": party == Party.PROVIDER,
        "may_sign": _is_signatory(contract, viewer, party) and party not in signed,
        "signatures": signatures,
        "i_signed": party in signed,
        "ask_id": new_id(),
    }
    if contract.state == ContractState.TO_SIGN:
        shown["lack"] = lack_of(contract, version)
        shown["changes"] = _changes_for(versions, version, viewer)
    else:
        shown |= _work(contract, party)
    return shown


def _is_signatory(contract: Contract, viewer: User, party: Party | None) -> bool:
    return party == Party.CLIENT or contract.offer.author_id == viewer.pk


def lack_of(contract: Contract, version: ContractVersion) -> Lack:
    """What keeps the contract from being signed, on each side."""
    company = contract.company
    now_known = as_json(provider_identity(company, contract.offer.author))
    return Lack(
        client=missing(version.content, "client"),
        provider=missing(version.content, "provider"),
        unregistered=company.legal_status != LegalStatus.REGISTERED,
        outdated=now_known != version.content["provider"],
    )


def _changes_for(
    versions: list[ContractVersion], version: ContractVersion, viewer: User
) -> Changes | None:
    """Since the version this reader signed, else since the one before."""
    if version.number == 1:
        return None
    signed = Signature.objects.filter(version__contract_id=version.contract_id, user=viewer)
    numbers = signed.exclude(version=version).order_by("-version__number")
    older = numbers.values_list("version__number", flat=True).first() or version.number - 1
    return changes(versions[older - 1], version)


def _work(contract: Contract, party: Party | None) -> dict[str, Any]:
    milestones = milestones_of(contract)
    running = contract.state == ContractState.IN_FORCE
    return {
        "lines": [_line(one, party, running=running) for one in milestones],
        "reports": list(reports_of(contract)[:20]),
        "report_due_on": report_due_on(contract) if running else None,
        "may_finalise": running and party == Party.CLIENT and all_paid(milestones),
        "report_form": ReportForm(initial={"report_id": new_id()}),
        "document": contract.versions.filter(number=contract.version)
        .values("document__sha256", "document__made_at")
        .first(),
    }


def _line(one: Milestone, party: Party | None, *, running: bool) -> MilestoneLine:
    said = {Party.CLIENT: one.paid_by_client_at, Party.PROVIDER: one.paid_by_provider_at}
    mine = said.get(party) if party else None
    other = said[Party.PROVIDER if party == Party.CLIENT else Party.CLIENT]
    state = MilestoneState(one.state)
    return MilestoneLine(
        milestone=one,
        station=STATIONS[state],
        is_late=bool(state == MilestoneState.PLANNED and one.due_on and one.due_on < today()),
        may_deliver=running and party == Party.PROVIDER and state == MilestoneState.PLANNED,
        may_judge=running and party == Party.CLIENT and state == MilestoneState.DELIVERED,
        may_declare=running
        and party is not None
        and mine is None
        and state == MilestoneState.ACCEPTED,
        said_by_me=mine is not None,
        said_by_other=other is not None,
    )
