"""Two people at once on the same offers: exactly one wins, and nothing is half done."""

from datetime import timedelta

import pytest

from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.time import clock_at, end_of_day
from ouvrage.offers.invitations.models import Invitation, NotForMe
from ouvrage.offers.invitations.services import (
    decline_invitation,
    invite_provider,
    withdraw_invitation,
)
from ouvrage.offers.models import Offer
from ouvrage.offers.services import (
    edit_offer,
    expire_offer,
    prolong_offer,
    select_offer,
    unselect_offer,
    withdraw_offer,
)
from ouvrage.offers.states import OfferState
from ouvrage.offers.tests.factories import offer_of, open_offer, whole
from ouvrage.offers.tests.races import at_once, before_commit
from ouvrage.projects.models import Project
from ouvrage.projects.services import cancel_project
from ouvrage.projects.states import ProjectState

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_selections_at_once_select_one(offer: Offer, rival: Offer, claire: User) -> None:
    ends = at_once(
        lambda: select_offer(offer_id=offer.pk, seen_version=1, actor=claire),
        lambda: select_offer(offer_id=rival.pk, seen_version=1, actor=claire),
    )

    assert sorted(ends) == ["done", "offers.project_closed"]
    assert Offer.objects.filter(state=OfferState.SELECTED).count() == 1


def test_selecting_and_withdrawing_at_once_leave_one_truth(
    offer: Offer, claire: User, paul: User
) -> None:
    at_once(
        lambda: select_offer(offer_id=offer.pk, seen_version=1, actor=claire),
        lambda: withdraw_offer(offer_id=offer.pk, actor=paul),
    )

    offer.refresh_from_db()
    project = Project.objects.get()
    assert (offer.state, project.state) == (OfferState.WITHDRAWN, ProjectState.OPEN)


def test_a_project_being_cancelled_is_not_selected(offer: Offer, claire: User) -> None:
    end = before_commit(
        lambda: cancel_project(
            project_id=offer.project_id, reason="abandoned", text="", actor=claire
        ),
        lambda: select_offer(offer_id=offer.pk, seen_version=1, actor=claire),
    )

    assert end == "offers.project_closed"
    assert Project.objects.get().state == ProjectState.CANCELLED


def test_an_offer_being_changed_is_not_selected_unread(
    offer: Offer, claire: User, paul: User
) -> None:
    end = before_commit(
        lambda: edit_offer(offer_id=offer.pk, terms=whole(95_000), actor=paul),
        lambda: select_offer(offer_id=offer.pk, seen_version=1, actor=claire),
    )

    assert end == "offers.changed_meanwhile"


def test_two_tabs_send_one_offer(project: Project, paul: User) -> None:
    open_offer(paul, project)

    ends = at_once(lambda: offer_of(paul, project), lambda: offer_of(paul, project))

    assert sorted(ends) == ["done", "offers.already_sent"]
    assert Offer.objects.count() == 1


def test_an_offer_that_is_being_selected_does_not_expire(offer: Offer, claire: User) -> None:
    with clock_at(end_of_day(offer.valid_until_on) - timedelta(minutes=1)):
        end = before_commit(
            lambda: select_offer(offer_id=offer.pk, seen_version=1, actor=claire),
            lambda: _expire_after(offer),
        )

    offer.refresh_from_db()
    assert (end, offer.state) == ("done", OfferState.SELECTED)


def test_an_offer_that_is_expiring_is_not_selected(offer: Offer, claire: User) -> None:
    end = before_commit(
        lambda: _expire_after(offer),
        lambda: select_offer(offer_id=offer.pk, seen_version=1, actor=claire),
    )

    offer.refresh_from_db()
    assert (end, offer.state) == ("offers.expired", OfferState.EXPIRED)


def test_two_renewals_at_once_renew_once(offer: Offer, paul: User) -> None:
    _expire_after(offer)

    ends = at_once(*[lambda: prolong_offer(offer_id=offer.pk, actor=paul)] * 2)

    assert ends == ["done", "done"]
    assert Fact.objects.filter(kind="offers.renewed").count() == 1
    assert Project.objects.get().offer_count == 1


def test_choosing_one_while_another_goes_back_leaves_one_choice(
    offer: Offer, rival: Offer, claire: User
) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    at_once(
        lambda: unselect_offer(offer_id=offer.pk, actor=claire),
        lambda: select_offer(offer_id=rival.pk, seen_version=1, actor=claire),
    )

    chosen = Offer.objects.filter(state=OfferState.SELECTED).count()
    assert (chosen, Project.objects.get().state) in {
        (0, ProjectState.OPEN),
        (1, ProjectState.SELECTED),
    }


def _expire_after(offer: Offer) -> None:
    with clock_at(end_of_day(offer.valid_until_on) + timedelta(hours=1)):
        expire_offer(offer_id=offer.pk)


def test_two_invitations_never_take_the_same_last_place(
    project: Project, claire: User, paul: User, nadia: User
) -> None:
    for _one in range(5):
        _invite(project, UserFactory(provider=True), claire)

    ends = at_once(lambda: _invite(project, paul, claire), lambda: _invite(project, nadia, claire))

    assert sorted(ends) == ["done", "offers.no_invitation_left"]
    assert Invitation.objects.count() == 6


def test_two_clicks_invite_once(project: Project, claire: User, paul: User) -> None:
    ends = at_once(*[lambda: _invite(project, paul, claire)] * 2)

    assert ends == ["done", "done"]
    assert Invitation.objects.count() == 1


def test_an_invitation_is_answered_or_taken_back(
    project: Project, claire: User, paul: User
) -> None:
    invitation = _invite(project, paul, claire)

    at_once(
        lambda: decline_invitation(
            invitation_id=invitation.pk, reason=NotForMe.BUSY, answer="", actor=paul
        ),
        lambda: withdraw_invitation(invitation_id=invitation.pk, actor=claire),
    )

    invitation.refresh_from_db()
    ended = {"offers.invitation_declined", "offers.invitation_withdrawn"}
    assert Fact.objects.filter(kind__in=ended).count() == 1


def _invite(project: Project, provider: User, client: User) -> Invitation:
    return invite_provider(
        project_id=project.pk, company_id=provider.company_id or 0, words="", actor=client
    )
