"""Drawing a contract: from the selected offer, once, and never from anything else."""

import hashlib
import json

import pytest

from ouvrage.accounts.models import Company, User
from ouvrage.contracts import errors
from ouvrage.contracts.content import Copyright, digest
from ouvrage.contracts.drafting import current_version
from ouvrage.contracts.models import Contract, ContractVersion, Party
from ouvrage.contracts.numbers import tidy
from ouvrage.contracts.services import (
    abandon_contract,
    amend_contract,
    ask_change,
    draw_contract,
    refresh_provider,
    state_identity,
)
from ouvrage.contracts.services.text import Amendment
from ouvrage.contracts.states import ContractState
from ouvrage.contracts.tests.factories import CLAIRE, sign_as
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.money import Money
from ouvrage.messaging.models import Message
from ouvrage.notifications.models import Mail
from ouvrage.offers.models import Offer
from ouvrage.offers.services import (
    edit_offer,
    select_offer,
    unselect_offer,
    withdraw_offer,
)
from ouvrage.offers.terms import MilestoneTerms
from ouvrage.offers.tests.factories import whole
from ouvrage.projects.services import cancel_project

THREE = (
    MilestoneTerms("Pistes", Money(30_000), 5),
    MilestoneTerms("Choix", Money(30_000), 10),
    MilestoneTerms("Remise", Money(30_000), 30),
)


def amendment(**changes: object) -> Amendment:
    known = {
        "milestones": THREE,
        "delivery_days": 30,
        "report_every_days": 5,
        "copyright": Copyright(assigned=True),
    }
    return Amendment(**{**known, **changes})  # type: ignore[arg-type]


def test_selecting_an_offer_draws_its_contract_and_tells_both(
    offer: Offer, claire: User, paul: User
) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)
    run_due()

    contract = Contract.objects.get()
    assert contract.state == ContractState.TO_SIGN
    told = Mail.objects.filter(kind="contracts.drawn").values_list("recipient", flat=True)
    assert set(told) == {claire.pk, paul.pk}


def test_drawing_twice_makes_one_contract(drawn: Contract) -> None:
    assert draw_contract(project_id=drawn.project_id) == drawn
    assert Contract.objects.count() == 1


def test_the_hash_is_that_of_the_canonical_content(drawn: Contract) -> None:
    version = ContractVersion.objects.get()

    text = json.dumps(
        version.content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()

    assert version.sha256 == hashlib.sha256(text).hexdigest() == digest(version.content)


def test_the_content_says_what_was_asked_offered_and_by_whom(drawn: Contract) -> None:
    content = current_version(drawn).content

    assert content["project"]["description"].startswith("Nous ouvrons une boulangerie")
    assert content["offer"]["pitch"].startswith("Trois pistes")
    assert content["amount_cents"] == 90_000
    assert content["vat_note"] == "TVA non applicable, article 293 B du code général des impôts."
    titles = [clause["title"] for clause in content["clauses"]]
    assert "Droits d’auteur" in titles
    assert "Droit de rétractation" not in titles


def test_a_consumer_reads_his_right_of_withdrawal(offer: Offer, claire: User) -> None:
    User.objects.filter(pk=claire.pk).update(quality="consumer")
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    contract = draw_contract(project_id=offer.project_id)

    assert contract
    clauses = {one["title"]: one["text"] for one in current_version(contract).content["clauses"]}
    assert "quatorze jours" in clauses["Droit de rétractation"]
    assert "40 €" not in clauses["Paiement (formule de base)"]


def test_nothing_is_drawn_when_nothing_is_selected(offer: Offer) -> None:
    assert draw_contract(project_id=offer.project_id) is None


def test_the_client_completes_his_details_in_a_new_version(drawn: Contract, claire: User) -> None:
    state_identity(contract_id=drawn.pk, identity=CLAIRE, actor=claire)
    state_identity(contract_id=drawn.pk, identity=CLAIRE, actor=claire)

    drawn.refresh_from_db()
    assert drawn.version == 2
    assert current_version(drawn).content["client"]["street"] == "2 rue du Four"


def test_the_companys_details_follow_its_profile(contract: Contract, paul: User) -> None:
    Company.objects.filter(members=paul).update(city="Brest")

    refresh_provider(contract_id=contract.pk, actor=paul)

    contract.refresh_from_db()
    assert current_version(contract).content["provider"]["city"] == "Brest"


def test_the_provider_changes_milestones_and_a_signature_no_longer_counts(
    contract: Contract, claire: User, paul: User
) -> None:
    sign_as(contract, claire)

    amend_contract(contract_id=contract.pk, seen_version=2, amendment=amendment(), actor=paul)
    run_due()

    contract.refresh_from_db()
    assert contract.version == 3
    assert not current_version(contract).signatures.exists()
    assert (
        "signer de nouveau" in Mail.objects.get(kind="contracts.rewritten", recipient=claire).text
    )


def test_only_the_provider_changes_milestones(contract: Contract, claire: User) -> None:
    with pytest.raises(errors.NotAParty) as refusal:
        amend_contract(contract_id=contract.pk, seen_version=2, amendment=amendment(), actor=claire)

    assert refusal.value.code == "contracts.not_a_party"


def test_a_change_is_made_to_the_version_that_was_read(contract: Contract, paul: User) -> None:
    with pytest.raises(errors.VersionChanged) as refusal:
        amend_contract(contract_id=contract.pk, seen_version=1, amendment=amendment(), actor=paul)

    assert refusal.value.code == "contracts.version_changed"


def test_milestones_make_the_amount(contract: Contract, paul: User) -> None:
    with pytest.raises(errors.SumDiffers) as refusal:
        amend_contract(
            contract_id=contract.pk,
            seen_version=2,
            amendment=amendment(milestones=THREE[:2]),
            actor=paul,
        )

    assert refusal.value.code == "contracts.sum_differs"


def test_milestones_lie_before_the_end(contract: Contract, paul: User) -> None:
    with pytest.raises(errors.BadMilestones) as refusal:
        amend_contract(
            contract_id=contract.pk,
            seen_version=2,
            amendment=amendment(delivery_days=20),
            actor=paul,
        )

    assert refusal.value.code == "contracts.bad_milestones"


def test_an_assignment_of_copyright_has_no_empty_limb(contract: Contract, paul: User) -> None:
    with pytest.raises(errors.CopyrightIncomplete) as refusal:
        amend_contract(
            contract_id=contract.pk,
            seen_version=2,
            amendment=amendment(copyright=Copyright(assigned=True, territory=" ")),
            actor=paul,
        )

    assert refusal.value.code == "contracts.copyright_incomplete"


def test_either_party_asks_for_a_change_in_private(contract: Contract, claire: User) -> None:
    message_id = new_id()

    ask_change(contract_id=contract.pk, message_id=message_id, text="Plus tôt ?", actor=claire)

    message = Message.objects.get(pk=message_id)
    assert message.thread.company_id == contract.company_id
    assert message.author_side == Party.CLIENT


def test_a_wish_has_words(contract: Contract, claire: User) -> None:
    with pytest.raises(errors.TextMissing) as refusal:
        ask_change(contract_id=contract.pk, message_id=new_id(), text=" ", actor=claire)

    assert refusal.value.code == "contracts.text_missing"


def test_the_contract_is_abandoned_with_the_choice(
    contract: Contract, offer: Offer, claire: User
) -> None:
    unselect_offer(offer_id=offer.pk, actor=claire)
    run_due()

    contract.refresh_from_db()
    assert contract.state == ContractState.ABANDONED


def test_the_contract_is_abandoned_when_the_provider_withdraws(
    contract: Contract, offer: Offer, paul: User
) -> None:
    withdraw_offer(offer_id=offer.pk, actor=paul)
    run_due()

    contract.refresh_from_db()
    assert contract.state == ContractState.ABANDONED


def test_the_contract_is_abandoned_with_the_project(contract: Contract, claire: User) -> None:
    cancel_project(project_id=contract.project_id, reason="abandoned", text="", actor=claire)
    run_due()

    contract.refresh_from_db()
    assert contract.state == ContractState.ABANDONED


def test_a_late_reaction_leaves_a_wanted_contract_alone(contract: Contract) -> None:
    assert abandon_contract(contract_id=contract.pk) is False


def test_selecting_a_changed_offer_again_draws_another_contract(
    contract: Contract, offer: Offer, claire: User, paul: User
) -> None:
    unselect_offer(offer_id=offer.pk, actor=claire)
    edit_offer(offer_id=offer.pk, terms=whole(80_000), actor=paul)
    select_offer(offer_id=offer.pk, seen_version=2, actor=claire)

    again = draw_contract(project_id=offer.project_id)

    contract.refresh_from_db()
    assert contract.state == ContractState.ABANDONED
    assert again
    assert current_version(again).amount_cents == 80_000


@pytest.mark.parametrize("typed", ["C-7K4M-2QXD", "c7k4m2qxd", "7k4m 2qxd", " C 7K4M 2QXD "])
def test_numbers_are_read_as_people_type_them(typed: str) -> None:
    assert tidy(typed) == "C-7K4M-2QXD"
