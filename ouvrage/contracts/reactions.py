"""What contracts do when something was recorded: draw, abandon, tell the parties."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.contracts import facts
from ouvrage.contracts.drafting import current_version
from ouvrage.contracts.models import Contract, Milestone, Party, ProgressReport
from ouvrage.contracts.notices import tell
from ouvrage.contracts.queries import all_paid, milestones_of
from ouvrage.contracts.services import abandon_contract, draw_contract
from ouvrage.contracts.states import ContractState
from ouvrage.journal.models import Fact
from ouvrage.journal.registry import reacts_to
from ouvrage.messaging.models import Message
from ouvrage.offers import facts as offers
from ouvrage.projects import facts as projects


@reacts_to(offers.SELECTED)
def draw_the_contract(fact: Fact) -> None:
    if fact.project_id is not None:
        draw_contract(project_id=fact.project_id)


@reacts_to(offers.WITHDRAWN, offers.UNSELECTED, projects.CANCELLED, projects.VOIDED)
def abandon_unsigned_contracts(fact: Fact) -> None:
    waiting = Contract.objects.filter(project_id=fact.project_id or 0, state=ContractState.TO_SIGN)
    for contract_id in waiting.values_list("pk", flat=True):
        abandon_contract(contract_id=contract_id)


@reacts_to(facts.DRAWN)
def tell_both_that_it_is_ready(fact: Fact) -> None:
    contract = _contract(fact)
    if contract.state != ContractState.TO_SIGN:
        return
    text = format_lazy(
        _("The contract of “{title}” is ready to read and sign."), **_names(contract)
    )
    for reader in _both(contract):
        tell(fact, "drawn", reader, contract, text=text)


@reacts_to(facts.REWRITTEN)
def tell_the_other_of_a_new_version(fact: Fact) -> None:
    """The one who had signed the earlier text learns that it is to be signed again."""
    contract = _contract(fact)
    if contract.state != ContractState.TO_SIGN:
        return
    text = format_lazy(_("The contract of “{title}” has a new version."), **_names(contract))
    reader = _other(contract, fact)
    had_signed = contract.versions.filter(
        number__lt=contract.version, signatures__user=reader
    ).exists()
    tell(fact, "rewritten", reader, contract, text=text, had_signed=had_signed)


@reacts_to(facts.CHANGE_ASKED)
def tell_the_other_of_a_wish(fact: Fact) -> None:
    contract = _contract(fact)
    text = format_lazy(_("A change of the contract of “{title}” is asked for."), **_names(contract))
    message = Message.objects.get(pk=fact.data["message_id"])
    tell(fact, "change_asked", _other(contract, fact), contract, text=text, message=message)


@reacts_to(facts.SIGNED)
def tell_the_other_that_one_signed(fact: Fact) -> None:
    """Only while the other's signature is what is missing."""
    contract = _contract(fact)
    signed = current_version(contract).signatures.count()
    if contract.state != ContractState.TO_SIGN or signed != 1:
        return
    text = format_lazy(
        _("The other party signed the contract of “{title}”; yours is missing."), **_names(contract)
    )
    tell(fact, "one_signed", _other(contract, fact), contract, text=text)


@reacts_to(facts.SEALED)
def tell_both_that_their_copy_is_there(fact: Fact) -> None:
    contract = _contract(fact)
    text = format_lazy(_("The contract of “{title}” is signed by both sides."), **_names(contract))
    for reader in _both(contract):
        is_client = reader == contract.client
        tell(
            fact,
            "in_force",
            reader,
            contract,
            text=text,
            is_client=is_client,
            sha256=fact.data["sha256"],
        )


WORK = {
    facts.MILESTONE_DELIVERED.name: (
        "delivered",
        _("“{label}” is delivered: accept it or send it back."),
    ),
    facts.MILESTONE_SENT_BACK.name: ("sent_back", _("“{label}” was sent back for changes.")),
    facts.MILESTONE_ACCEPTED.name: ("accepted", _("“{label}” is accepted.")),
    facts.PAYMENT_DECLARED.name: (
        "payment_declared",
        _("“{label}” was declared paid: confirm it when it is so."),
    ),
}


@reacts_to(
    facts.MILESTONE_DELIVERED,
    facts.MILESTONE_SENT_BACK,
    facts.MILESTONE_ACCEPTED,
    facts.PAYMENT_DECLARED,
)
def tell_the_other_how_the_work_goes(fact: Fact) -> None:
    """Not once the contract has ended."""
    contract = _contract(fact)
    if contract.state != ContractState.IN_FORCE:
        return
    name, sentence = WORK[fact.kind]
    milestone = Milestone.objects.get(pk=fact.subject_id)
    word = milestone.words.order_by("-pk").first()
    text = format_lazy(sentence, label=milestone.label)
    tell(
        fact,
        name,
        _other(contract, fact),
        contract,
        text=text,
        place=f"#etape-{milestone.position}",
        milestone=milestone,
        word=word,
    )


@reacts_to(facts.MILESTONE_PAID)
def suggest_to_finalise_when_all_is_paid(fact: Fact) -> None:
    contract = _contract(fact)
    if contract.state != ContractState.IN_FORCE or not all_paid(milestones_of(contract)):
        return
    text = format_lazy(
        _("Everything is paid on “{title}”: you may finalise it."), **_names(contract)
    )
    tell(fact, "all_paid", contract.client, contract, text=text, place="#fin")


@reacts_to(facts.REPORTED)
def tell_the_client_of_a_report(fact: Fact) -> None:
    contract = _contract(fact)
    if contract.state != ContractState.IN_FORCE:
        return
    report = ProgressReport.objects.get(pk=fact.subject_id)
    text = format_lazy(_("A progress report on “{title}” is there."), **_names(contract))
    tell(fact, "reported", contract.client, contract, text=text, place="#rapports", report=report)


@reacts_to(facts.ABANDONED)
def tell_both_that_it_is_abandoned(fact: Fact) -> None:
    """In a line only: the reason itself was announced by mail."""
    contract = _contract(fact)
    text = format_lazy(_("The contract of “{title}” was abandoned, unsigned."), **_names(contract))
    for reader in _both(contract):
        tell(fact, "abandoned", reader, contract, text=text, mail=False)


def _contract(fact: Fact) -> Contract:
    related = ("project__brand", "client", "company", "offer__author")
    return Contract.objects.select_related(*related).get(pk=fact.data["contract_id"])


def _both(contract: Contract) -> list[User]:
    return [contract.client, contract.offer.author]


def _other(contract: Contract, fact: Fact) -> User:
    by_client = fact.actor_side == Party.CLIENT
    return contract.offer.author if by_client else contract.client


def _names(contract: Contract) -> dict[str, Any]:
    return {"title": contract.project.title, "number": contract.number}
