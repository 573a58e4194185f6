"""Before the promised day the client is reminded of who waits; bidders learn of more time."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from ouvrage.accounts.models import User
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import today
from ouvrage.notifications.models import Mail
from ouvrage.offers.jobs import recall_replies
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.services import decline_offer, select_offer
from ouvrage.projects.commitment.models import AcceptedBy
from ouvrage.projects.commitment.services import move_reply_day
from ouvrage.projects.models import Project
from ouvrage.projects.services import cancel_project


def due_in(days: int) -> None:
    Project.objects.update(reply_due_on=today() + timedelta(days=days))


def recalled() -> list[Mail]:
    recall_replies()
    run_due()
    return list(Mail.objects.filter(kind="offers.reply_due").order_by("queued_at"))


@pytest.mark.usefixtures("offer")
def test_three_days_and_one_day_before_the_client_reads_who_waits(rival: Offer) -> None:
    due_in(4)
    assert recalled() == []
    due_in(3)
    recalled()
    assert len(recalled()) == 1
    due_in(2)
    assert len(recalled()) == 1
    due_in(1)
    recalled()
    (_first, second) = recalled()
    assert rival.company.name in second.text


def test_who_has_an_answer_is_not_listed(offer: Offer, rival: Offer, claire: User) -> None:
    decline_offer(offer_id=rival.pk, reason=DeclineReason.PROFILE, text="", actor=claire)
    due_in(3)

    (mail,) = recalled()

    assert offer.company.name in mail.text
    assert rival.company.name not in mail.text


def chosen(offer: Offer, claire: User) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)


def declined(offer: Offer, claire: User) -> None:
    decline_offer(offer_id=offer.pk, reason=DeclineReason.PROFILE, text="", actor=claire)


def given_up(offer: Offer, claire: User) -> None:
    cancel_project(project_id=offer.project_id, reason="abandoned", text="", actor=claire)


@pytest.mark.parametrize("meanwhile", [chosen, declined, given_up])
def test_a_client_who_acted_between_the_job_and_the_mail_gets_none(
    offer: Offer, claire: User, meanwhile: Callable[[Offer, User], None]
) -> None:
    due_in(3)
    recall_replies()
    meanwhile(offer, claire)

    run_due()

    assert not Mail.objects.filter(kind="offers.reply_due").exists()


def test_bidders_read_why_the_answer_comes_later(offer: Offer, claire: User, paul: User) -> None:
    move_reply_day(
        project_id=offer.project_id,
        due_on=today() + timedelta(days=20),
        reason="Notre imprimeur répond lundi.",
        by=AcceptedBy.LINK,
        actor=claire,
    )
    run_due()

    mail = Mail.objects.get(kind="offers.prolonged")
    assert mail.recipient == paul
    assert "Notre imprimeur répond lundi." in mail.text


def test_a_prolonged_day_is_recalled_anew(offer: Offer, claire: User) -> None:
    due_in(1)
    recalled()
    move_reply_day(
        project_id=offer.project_id,
        due_on=today() + timedelta(days=3),
        reason="Notre imprimeur répond lundi.",
        by=AcceptedBy.SITE,
        actor=claire,
    )

    assert len(recalled()) == 2
