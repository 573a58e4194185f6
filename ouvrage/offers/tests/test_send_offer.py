"""Sending an offer: what it needs, what it refuses, what it leaves behind."""

import pytest

from ouvrage.access.errors import OfferClosed
from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.messaging.errors import ContactDetails
from ouvrage.offers import errors
from ouvrage.offers.models import DeclineReason, Offer, OfferDraft
from ouvrage.offers.services import decline_offer, save_draft, send_offer, withdraw_offer
from ouvrage.offers.states import OfferState
from ouvrage.offers.terms import MilestoneTerms
from ouvrage.offers.tests.factories import offer_of, open_offer, terms, whole
from ouvrage.projects.models import Project
from ouvrage.projects.states import ProjectState


def test_an_offer_is_kept_with_its_first_version_and_told(project: Project, paul: User) -> None:
    offer = offer_of(paul, project)

    assert offer.state == OfferState.SENT
    assert offer.versions.get().milestones[1] == {
        "label": "Logo définitif",
        "amount_cents": 50_000,
        "days": 20,
    }
    assert Fact.objects.filter(kind="offers.sent", subject_id=str(offer.pk)).count() == 1


def test_the_project_counts_its_live_offers(project: Project, offer: Offer, rival: Offer) -> None:
    withdraw_offer(offer_id=rival.pk, actor=rival.author)

    project.refresh_from_db()
    assert project.offer_count == 1


def test_an_offer_sent_twice_is_one_offer(project: Project, paul: User) -> None:
    offer_id = new_id()

    first = offer_of(paul, project, offer_id=offer_id)
    second = offer_of(paul, project, offer_id=offer_id)

    assert first == second
    assert Offer.objects.count() == 1


def test_without_an_offre_opening_no_offer(project: Project, paul: User) -> None:
    with pytest.raises(OfferClosed):
        send_offer(offer_id=new_id(), project_id=project.pk, terms=terms(), actor=paul)


def test_a_project_that_is_not_open_takes_no_offer(project: Project, paul: User) -> None:
    Project.objects.filter(pk=project.pk).update(state=ProjectState.CANCELLED)

    with pytest.raises(errors.ProjectClosed) as refusal:
        offer_of(paul, project)

    assert refusal.value.code == "offers.project_closed"


def test_a_company_has_one_live_offer_on_a_project(
    project: Project, paul: User, offer: Offer
) -> None:
    with pytest.raises(errors.AlreadySent) as refusal:
        offer_of(paul, project)

    assert refusal.value.code == "offers.already_sent"


def test_after_a_withdrawal_another_offer_costs_nothing_more(
    project: Project, paul: User, offer: Offer
) -> None:
    withdraw_offer(offer_id=offer.pk, actor=paul)

    again = offer_of(paul, project)

    assert again.pk != offer.pk
    assert again.state == OfferState.SENT


def test_an_offer_that_was_turned_down_is_not_sent_again(
    project: Project, paul: User, claire: User, offer: Offer
) -> None:
    decline_offer(offer_id=offer.pk, reason=DeclineReason.PROFILE, text="", actor=claire)

    with pytest.raises(errors.DeclinedBefore) as refusal:
        offer_of(paul, project)

    assert refusal.value.code == "offers.declined_before"


def test_milestones_add_up_to_the_price(project: Project, paul: User) -> None:
    with pytest.raises(errors.MilestonesDiffer) as refusal:
        offer_of(paul, project, said=terms(price=Money(90_001)))

    assert refusal.value.code == "offers.milestones_differ"
    assert "900,01" in refusal.value.text


@pytest.mark.parametrize(
    "said",
    [
        whole(100, pitch="  "),
        whole(100, delivery_days=0),
        terms(milestones=()),
        terms(milestones=(MilestoneTerms("Tard", Money(90_000), 21),)),
        terms(milestones=tuple(MilestoneTerms("x", Money(10_000), 2) for _ in range(9))),
    ],
)
def test_an_offer_is_whole(project: Project, paul: User, said: object) -> None:
    with pytest.raises(errors.BadTerms) as refusal:
        offer_of(paul, project, said=said)  # type: ignore[arg-type]

    assert refusal.value.code == "offers.bad_terms"


def test_contact_details_do_not_slip_into_an_offer(project: Project, paul: User) -> None:
    with pytest.raises(ContactDetails):
        offer_of(
            paul, project, said=terms(pitch="Appelez-moi au 06 39 98 00 12, c’est plus simple.")
        )


def test_sending_forgets_the_draft(project: Project, paul: User) -> None:
    open_offer(paul, project)
    save_draft(project_id=project.pk, fields={"pitch": "Je comm"}, actor=paul)
    save_draft(project_id=project.pk, fields={"pitch": "Je commence"}, actor=paul)
    assert OfferDraft.objects.get().fields == {"pitch": "Je commence"}

    offer_of(paul, project)

    assert not OfferDraft.objects.exists()
