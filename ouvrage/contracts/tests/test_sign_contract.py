"""Signing: the code, the name, the same version for both, and what follows."""

from datetime import timedelta

import pytest

from ouvrage.accounts.models import Company, LegalStatus, User
from ouvrage.contracts import errors
from ouvrage.contracts.models import Contract, Signature, SignatureCode
from ouvrage.contracts.services import amend_contract, send_code, sign_contract
from ouvrage.contracts.states import ContractState
from ouvrage.contracts.tests.factories import (
    code_for,
    sign_as,
    signed_by_both,
    signing,
)
from ouvrage.contracts.tests.test_draw_contract import amendment
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at, now, paris_day
from ouvrage.offers.models import Offer
from ouvrage.offers.states import OfferState
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


def sign_with(contract: Contract, person: User, code: str, **changes: object) -> Signature:
    return sign_contract(
        signature_id=new_id(),
        contract_id=contract.pk,
        signing=signing(contract, person.full_name, code, **changes),
        actor=person,
    )


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_one_signature_leaves_the_contract_waiting(contract: Contract, claire: User) -> None:
    signature = sign_as(contract, claire)

    contract.refresh_from_db()
    assert contract.state == ContractState.TO_SIGN
    assert signature.sha256 == signature.version.sha256
    assert signature.address == "192.0.2.7"
    assert contract.number in signature.consent_text


def test_both_signatures_start_the_work(
    contract: Contract, project: Project, nadia: User, claire: User, paul: User
) -> None:
    signed_by_both(contract)

    project.refresh_from_db()
    assert (contract.state, project.state) == (ContractState.IN_FORCE, ProjectState.SIGNED)
    due = contract.milestones.get(position=1).due_on
    assert due == paris_day(now()) + timedelta(days=8)


def test_other_offers_are_closed_by_the_second_signature(
    project: Project, offer: Offer, nadia: User, request: pytest.FixtureRequest
) -> None:
    rival = offer_of(nadia, project)
    contract = request.getfixturevalue("contract")

    signed_by_both(contract)

    rival.refresh_from_db()
    assert rival.state == OfferState.CLOSED


def test_the_provider_may_sign_first(contract: Contract, paul: User, claire: User) -> None:
    sign_as(contract, paul)
    sign_as(contract, claire)

    contract.refresh_from_db()
    assert contract.state == ContractState.IN_FORCE


def test_signing_twice_is_signing_once(contract: Contract, claire: User) -> None:
    code = code_for(contract, claire)
    signature_id = new_id()
    handed_in = signing(contract, claire.full_name, code)

    first = sign_contract(
        signature_id=signature_id, contract_id=contract.pk, signing=handed_in, actor=claire
    )
    again = sign_contract(
        signature_id=signature_id, contract_id=contract.pk, signing=handed_in, actor=claire
    )

    assert first == again
    assert send_code(contract_id=contract.pk, version=contract.version, actor=claire) is None


def test_nothing_is_signed_while_details_are_missing(drawn: Contract, claire: User) -> None:
    with pytest.raises(errors.IdentityMissing) as refusal:
        send_code(contract_id=drawn.pk, version=1, actor=claire)

    assert refusal.value.code == "contracts.identity_missing"
    assert "rue" in refusal.value.text


def test_nothing_is_signed_without_a_registered_business(contract: Contract, claire: User) -> None:
    Company.objects.filter(pk=contract.company_id).update(legal_status=LegalStatus.IN_CREATION)

    with pytest.raises(errors.NoLegalStatus) as refusal:
        send_code(contract_id=contract.pk, version=contract.version, actor=claire)

    assert refusal.value.code == "contracts.no_legal_status"


def test_a_stranger_signs_nothing(contract: Contract, nadia: User, sophie: User) -> None:
    for person in (nadia, sophie):
        with pytest.raises(errors.NotAParty):
            send_code(contract_id=contract.pk, version=contract.version, actor=person)


def test_a_wrong_code_signs_nothing_and_counts(contract: Contract, claire: User) -> None:
    code = code_for(contract, claire)

    with pytest.raises(errors.WrongCode) as refusal:
        sign_with(contract, claire, other_than(code))

    assert refusal.value.code == "contracts.wrong_code"
    assert "4" in refusal.value.text
    assert not Signature.objects.exists()


def test_after_five_wrong_tries_even_the_right_code_is_over(
    contract: Contract, claire: User
) -> None:
    code = code_for(contract, claire)
    for _ in range(5):
        with pytest.raises(errors.WrongCode):
            sign_with(contract, claire, other_than(code))

    with pytest.raises(errors.CodeOver) as refusal:
        sign_with(contract, claire, code)

    assert refusal.value.code == "contracts.code_over"


def test_a_code_lives_a_quarter_of_an_hour(contract: Contract, claire: User) -> None:
    code = code_for(contract, claire)

    with clock_at(now() + timedelta(minutes=15)), pytest.raises(errors.CodeOver):
        sign_with(contract, claire, code)


def test_a_new_code_replaces_the_one_before(contract: Contract, claire: User) -> None:
    old = code_for(contract, claire)
    with clock_at(now() + timedelta(minutes=2)):
        new = code_for(contract, claire)

        if old != new:
            with pytest.raises(errors.WrongCode):
                sign_with(contract, claire, old)
        assert sign_with(contract, claire, new)


def test_codes_do_not_leave_one_after_another(contract: Contract, claire: User) -> None:
    code_for(contract, claire)

    with pytest.raises(errors.CodeTooSoon) as refusal:
        code_for(contract, claire)

    assert refusal.value.code == "contracts.code_too_soon"


def test_five_codes_an_hour_are_enough(contract: Contract, claire: User) -> None:
    start = now()
    for minute in range(5):
        with clock_at(start + timedelta(minutes=2 * minute)):
            code_for(contract, claire)

    with clock_at(start + timedelta(minutes=30)), pytest.raises(errors.CodeTooSoon):
        code_for(contract, claire)
    with clock_at(start + timedelta(minutes=61)):
        assert code_for(contract, claire)


def test_codes_are_kept_hashed(contract: Contract, claire: User) -> None:
    code = code_for(contract, claire)

    assert code not in SignatureCode.objects.get().code_hash


def test_a_code_of_one_party_is_nothing_for_the_other(
    contract: Contract, claire: User, paul: User
) -> None:
    code = code_for(contract, claire)

    with pytest.raises(errors.CodeOver):
        sign_with(contract, paul, code)


@pytest.mark.parametrize("typed", ["claire martin", "  CLAIRE   MARTIN ", "Claire-Martin"])
def test_the_name_may_be_typed_in_any_case(contract: Contract, claire: User, typed: str) -> None:
    code = code_for(contract, claire)

    assert sign_with(contract, claire, code, typed_name=typed)


def test_another_name_signs_nothing(contract: Contract, claire: User) -> None:
    code = code_for(contract, claire)

    with pytest.raises(errors.NameDiffers) as refusal:
        sign_with(contract, claire, code, typed_name="Paul Martin")

    assert refusal.value.code == "contracts.name_differs"


def test_without_the_sentence_of_consent_nothing_is_signed(
    contract: Contract, claire: User
) -> None:
    code = code_for(contract, claire)

    with pytest.raises(errors.NoConsent) as refusal:
        sign_with(contract, claire, code, consent=False)

    assert refusal.value.code == "contracts.no_consent"


def test_both_must_sign_the_same_version(contract: Contract, claire: User, paul: User) -> None:
    sign_as(contract, claire)
    amend_contract(
        contract_id=contract.pk, seen_version=contract.version, amendment=amendment(), actor=paul
    )
    contract.refresh_from_db()

    sign_as(contract, paul)

    contract.refresh_from_db()
    assert contract.state == ContractState.TO_SIGN


def test_a_text_that_changed_while_one_signed_is_not_signed(
    contract: Contract, claire: User, paul: User
) -> None:
    code = code_for(contract, claire)
    read = signing(contract, claire.full_name, code)
    amend_contract(
        contract_id=contract.pk, seen_version=contract.version, amendment=amendment(), actor=paul
    )

    with pytest.raises(errors.VersionChanged):
        sign_contract(signature_id=new_id(), contract_id=contract.pk, signing=read, actor=claire)


def test_a_contract_in_force_is_not_signed_again(running: Contract, claire: User) -> None:
    with pytest.raises(errors.NotToSign) as refusal:
        send_code(contract_id=running.pk, version=running.version, actor=claire)

    assert refusal.value.code == "contracts.not_to_sign"
