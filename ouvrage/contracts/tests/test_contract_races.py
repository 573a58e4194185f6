"""Two people at once on the same contract: both signatures count, the text does not slip away."""

import pytest

from ouvrage.accounts.models import User
from ouvrage.contracts.models import Contract, Milestone, Signature
from ouvrage.contracts.services import (
    amend_contract,
    declare_paid,
    draw_contract,
    sign_contract,
)
from ouvrage.contracts.services.work import accept_milestone, deliver_milestone
from ouvrage.contracts.states import ContractState, MilestoneState
from ouvrage.contracts.tests.factories import code_for, signing
from ouvrage.contracts.tests.test_draw_contract import amendment
from ouvrage.kit.ids import new_id
from ouvrage.offers.models import Offer
from ouvrage.offers.services import select_offer, unselect_offer
from ouvrage.offers.tests.races import at_once, before_commit
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState

pytestmark = pytest.mark.django_db(transaction=True)


def sign(contract: Contract, person: User, code: str) -> Signature:
    return sign_contract(
        signature_id=new_id(),
        contract_id=contract.pk,
        signing=signing(contract, person.full_name, code),
        actor=person,
    )


def test_both_signing_at_once_put_the_contract_in_force(
    contract: Contract, claire: User, paul: User
) -> None:
    codes = code_for(contract, claire), code_for(contract, paul)

    ends = at_once(lambda: sign(contract, claire, codes[0]), lambda: sign(contract, paul, codes[1]))

    assert ends == ["done", "done"]
    contract.refresh_from_db()
    assert contract.state == ContractState.IN_FORCE
    assert contract.milestones.count() == 2


def test_one_signing_twice_at_once_signs_once(contract: Contract, claire: User) -> None:
    code = code_for(contract, claire)

    at_once(lambda: sign(contract, claire, code), lambda: sign(contract, claire, code))

    assert Signature.objects.count() == 1


def test_a_text_being_changed_is_not_signed(contract: Contract, claire: User, paul: User) -> None:
    code = code_for(contract, claire)
    seen = contract.version

    end = before_commit(
        lambda: amend_contract(
            contract_id=contract.pk, seen_version=seen, amendment=amendment(), actor=paul
        ),
        lambda: sign(contract, claire, code),
    )

    assert end == "contracts.version_changed"
    assert not Signature.objects.exists()


def test_a_choice_being_taken_back_is_not_signed(
    contract: Contract, claire: User, paul: User
) -> None:
    sign(contract, claire, code_for(contract, claire))
    code = code_for(contract, paul)

    end = before_commit(
        lambda: unselect_offer(offer_id=contract.offer_id, actor=claire),
        lambda: sign(contract, paul, code),
    )

    assert end == "contracts.not_to_sign"
    assert Project.objects.get().state == ProjectState.OPEN


def test_a_contract_is_drawn_once_by_two_workers(offer: Offer, claire: User) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    at_once(
        lambda: draw_contract(project_id=offer.project_id),
        lambda: draw_contract(project_id=offer.project_id),
    )

    assert Contract.objects.count() == 1


def test_both_declaring_a_payment_at_once_make_it_paid(
    first: Milestone, claire: User, paul: User
) -> None:
    deliver_milestone(milestone_id=first.pk, text="Voici.", actor=paul)
    accept_milestone(milestone_id=first.pk, actor=claire)

    at_once(
        lambda: declare_paid(milestone_id=first.pk, actor=claire),
        lambda: declare_paid(milestone_id=first.pk, actor=paul),
    )

    first.refresh_from_db()
    assert first.state == MilestoneState.PAID
