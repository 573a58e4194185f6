"""The client's decisions: read, shortlist, turn down, select, go back on it."""

import pytest
from django.db import transaction
from django.http import Http404

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.kit.errors import IllegalMove
from ouvrage.messaging.errors import ContactDetails
from ouvrage.offers import errors
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.queries import OfferBoard, find_offer
from ouvrage.offers.services import (
    decline_offer,
    edit_offer,
    mark_read,
    reconsider_offer,
    select_offer,
    shortlist_offer,
    unselect_offer,
    withdraw_offer,
)
from ouvrage.offers.states import OfferState
from ouvrage.offers.tests.factories import whole
from ouvrage.projects.models import Project
from ouvrage.projects.services import mark_signed
from ouvrage.projects.states import ProjectState


def kinds(offer: Offer) -> list[str]:
    return list(
        Fact.objects.filter(subject_id=str(offer.pk)).order_by("pk").values_list("kind", flat=True)
    )


def test_reading_is_noted_once_per_version(offer: Offer, claire: User, paul: User) -> None:
    mark_read(offer_id=offer.pk, actor=claire)
    mark_read(offer_id=offer.pk, actor=claire)
    edit_offer(offer_id=offer.pk, terms=whole(80_000), actor=paul)
    mark_read(offer_id=offer.pk, actor=claire)

    assert kinds(offer).count("offers.read") == 2
    offer.refresh_from_db()
    assert offer.read_version == 2


def test_only_the_client_leaves_a_mark_of_reading(offer: Offer, paul: User, sophie: User) -> None:
    mark_read(offer_id=offer.pk, actor=paul)
    mark_read(offer_id=offer.pk, actor=sophie)

    offer.refresh_from_db()
    assert offer.read_at is None


def test_the_shortlist_takes_and_gives_back(offer: Offer, claire: User) -> None:
    shortlist_offer(offer_id=offer.pk, actor=claire)
    shortlist_offer(offer_id=offer.pk, actor=claire)
    shortlist_offer(offer_id=offer.pk, keep=False, actor=claire)

    offer.refresh_from_db()
    assert offer.state == OfferState.SENT
    assert kinds(offer).count("offers.shortlisted") == 1


def test_only_the_client_decides(offer: Offer, nadia: User) -> None:
    with pytest.raises(errors.NotYourProject) as refusal:
        shortlist_offer(offer_id=offer.pk, actor=nadia)

    assert refusal.value.code == "offers.not_your_project"


def test_a_refusal_keeps_its_reason(offer: Offer, claire: User) -> None:
    reason = DeclineReason.TOO_EXPENSIVE
    decline_offer(offer_id=offer.pk, reason=reason, text="Un peu haut.", actor=claire)
    decline_offer(offer_id=offer.pk, reason=reason, text="Autre chose", actor=claire)

    offer.refresh_from_db()
    assert (offer.state, offer.decline_reason) == (OfferState.DECLINED, reason)
    assert offer.decision_text == "Un peu haut."


def test_a_reason_holds_no_contact_details(offer: Offer, claire: User) -> None:
    with pytest.raises(ContactDetails):
        decline_offer(
            offer_id=offer.pk,
            reason=DeclineReason.OTHER,
            text="Appelez-moi au 06 39 98 00 12",
            actor=claire,
        )


def test_the_client_may_come_back_to_an_offer(offer: Offer, claire: User) -> None:
    decline_offer(offer_id=offer.pk, reason=DeclineReason.OTHER, text="Non", actor=claire)

    reconsider_offer(offer_id=offer.pk, actor=claire)

    offer.refresh_from_db()
    assert (offer.state, offer.decision_text) == (OfferState.SENT, "")


def test_selecting_moves_the_project_and_keeps_the_others(
    offer: Offer, rival: Offer, claire: User
) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    offer.refresh_from_db()
    rival.refresh_from_db()
    assert (offer.state, rival.state) == (OfferState.SELECTED, OfferState.SENT)
    assert Project.objects.get().state == ProjectState.SELECTED


def test_what_is_selected_is_what_was_read(offer: Offer, claire: User, paul: User) -> None:
    edit_offer(offer_id=offer.pk, terms=whole(95_000), actor=paul)

    with pytest.raises(errors.ChangedMeanwhile) as refusal:
        select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    assert refusal.value.code == "offers.changed_meanwhile"


def test_a_second_selection_is_refused(offer: Offer, rival: Offer, claire: User) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    with pytest.raises(errors.ProjectClosed):
        select_offer(offer_id=rival.pk, seen_version=1, actor=claire)


def test_a_withdrawn_offer_is_not_selected(offer: Offer, claire: User, paul: User) -> None:
    withdraw_offer(offer_id=offer.pk, actor=paul)

    with pytest.raises(errors.NoLongerLive):
        select_offer(offer_id=offer.pk, seen_version=1, actor=claire)


def test_the_client_goes_back_on_the_choice_before_signature(offer: Offer, claire: User) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    unselect_offer(offer_id=offer.pk, actor=claire)

    offer.refresh_from_db()
    assert offer.state == OfferState.SENT
    assert Project.objects.get().state == ProjectState.OPEN


def test_a_selected_provider_may_withdraw_and_the_project_opens_again(
    offer: Offer, claire: User, paul: User
) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    withdraw_offer(offer_id=offer.pk, actor=paul)

    assert Project.objects.get().state == ProjectState.OPEN


def test_a_signed_offer_is_not_withdrawn(offer: Offer, claire: User, paul: User) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)
    with transaction.atomic():
        mark_signed(project_id=offer.project_id, actor=claire)

    with pytest.raises(errors.AlreadySigned) as refusal:
        withdraw_offer(offer_id=offer.pk, actor=paul)

    assert refusal.value.code == "offers.already_signed"


def test_a_withdrawn_offer_stays_withdrawn(offer: Offer, paul: User) -> None:
    withdraw_offer(offer_id=offer.pk, actor=paul)

    with pytest.raises(IllegalMove):
        withdraw_offer(offer_id=offer.pk, actor=paul)


def test_offers_are_seen_by_their_author_the_client_and_the_desk(
    offer: Offer, paul: User, claire: User, sophie: User, nadia: User
) -> None:
    for person in (paul, claire, sophie):
        assert find_offer(offer.pk, person) == offer

    with pytest.raises(Http404):
        find_offer(offer.pk, nadia)


def test_the_board_reads_all_offers_in_one_query(
    offer: Offer, rival: Offer, claire: User, django_assert_num_queries: object
) -> None:
    shortlist_offer(offer_id=rival.pk, actor=claire)

    with django_assert_num_queries(1):  # type: ignore[operator]
        rows = list(OfferBoard(offer.project_id).rows(claire))
        assert [row.company.name for row in rows]

    assert rows == [rival, offer]
