"""Two people at once on the same offers: exactly one wins, and nothing is half done."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from ouvrage.accounts.models import User
from ouvrage.kit.errors import Refused
from ouvrage.offers.models import Offer
from ouvrage.offers.services import select_offer, withdraw_offer
from ouvrage.offers.states import OfferState
from ouvrage.offers.tests.factories import offer_of, open_offer
from ouvrage.projects.models import Project
from ouvrage.projects.services import cancel_project
from ouvrage.projects.states import ProjectState

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """Run the acts in threads that start together; what each came to."""
    start = threading.Barrier(len(acts))
    ends = ["" for _ in acts]

    def run(place: int, act: Callable[[], Any]) -> None:
        start.wait()
        try:
            act()
            ends[place] = "done"
        except Refused as refusal:
            ends[place] = refusal.code
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


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


def test_selecting_and_cancelling_at_once_leave_one_truth(offer: Offer, claire: User) -> None:
    at_once(
        lambda: select_offer(offer_id=offer.pk, seen_version=1, actor=claire),
        lambda: cancel_project(
            project_id=offer.project_id, reason="abandoned", text="", actor=claire
        ),
    )

    project = Project.objects.get()
    assert project.state == ProjectState.CANCELLED


def test_two_tabs_send_one_offer(project: Project, paul: User) -> None:
    open_offer(paul, project)

    ends = at_once(lambda: offer_of(paul, project), lambda: offer_of(paul, project))

    assert sorted(ends) == ["done", "offers.already_sent"]
    assert Offer.objects.count() == 1
