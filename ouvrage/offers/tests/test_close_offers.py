"""Offers that were not chosen: reserve, signature of another, dead project, reply date passed."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.credits.models import Cause, CreditKind, Grant
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import today
from ouvrage.kit.verifying import run_checks
from ouvrage.notifications.models import Mail, Notice
from ouvrage.offers.jobs import leave_unanswered
from ouvrage.offers.models import DeclineReason, Offer
from ouvrage.offers.services import close_others, decline_offer, select_offer
from ouvrage.offers.states import OfferState
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.commitment.services import write_closing_message
from ouvrage.projects.models import Project
from ouvrage.projects.services import cancel_project, void_project


def mails_to(person: User) -> list[str]:
    return list(Mail.objects.filter(recipient=person).order_by("pk").values_list("kind", flat=True))


def notices_of(person: User) -> list[str]:
    return list(Notice.objects.filter(reader=person).order_by("pk").values_list("kind", flat=True))


@pytest.mark.usefixtures("rival")
def test_at_selection_the_others_learn_that_theirs_is_in_reserve(
    offer: Offer, claire: User, nadia: User, paul: User
) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)
    run_due()

    assert "offers.reserve" in notices_of(nadia)
    assert "offers.selected" in mails_to(paul)


def test_at_signature_the_others_are_closed_and_told(
    offer: Offer, rival: Offer, claire: User, nadia: User
) -> None:
    select_offer(offer_id=offer.pk, seen_version=1, actor=claire)

    with transaction.atomic():
        closed = close_others(project_id=offer.project_id, actor=claire)
    run_due()

    rival.refresh_from_db()
    assert (closed, rival.state) == (1, OfferState.CLOSED)
    assert "offers.closed" in mails_to(nadia)


def test_a_cancelled_project_closes_its_offers(
    offer: Offer, rival: Offer, claire: User, paul: User, nadia: User
) -> None:
    cancel_project(project_id=offer.project_id, reason="abandoned", text="", actor=claire)
    run_due()
    run_due()

    assert set(Offer.objects.values_list("state", flat=True)) == {OfferState.CLOSED}
    assert mails_to(paul).count("offers.closed") == 1
    assert mails_to(nadia).count("offers.closed") == 1


def test_the_bidder_of_a_cancelled_project_reads_the_reason_but_not_the_words(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    cancel_project(
        project_id=offer.project_id, reason="postponed", text="Pas le budget.", actor=claire
    )
    run_due()

    client.force_login(paul)
    page = client.get(reverse("offers:read", args=[offer.pk])).text
    letter = Mail.objects.get(kind="offers.closed").text
    for text in (page, letter):
        assert "Le client a annulé le projet" in text
        assert "La raison donnée : reporté." in text
        assert "Pas le budget" not in text


def test_a_project_set_aside_closes_its_offers(offer: Offer, sophie: User) -> None:
    void_project(project_id=offer.project_id, reason_code="fake", text="Faux projet", actor=sophie)
    run_due()

    offer.refresh_from_db()
    assert offer.state == OfferState.CLOSED


def test_past_the_reply_date_each_undecided_bidder_is_told_once(
    offer: Offer, rival: Offer, claire: User, paul: User, nadia: User
) -> None:
    decline_offer(offer_id=rival.pk, reason=DeclineReason.PROFILE, text="", actor=claire)
    Project.objects.update(reply_due_on=today() - timedelta(days=1))

    leave_unanswered()
    leave_unanswered()
    run_due()

    assert mails_to(paul).count("offers.unanswered") == 1
    assert "offers.unanswered" not in mails_to(nadia)
    offer.refresh_from_db()
    assert offer.state == OfferState.SENT


def test_past_the_reply_date_undecided_bidders_have_their_offer_credit_back(
    project: Project, claire: User, paul: User, nadia: User
) -> None:
    for bidder in (paul, nadia):
        opened(with_credits(bidder), project, CreditKind.OFFRE)
        opened(bidder, project)
        offer_of(bidder, project)
    answered = Offer.objects.get(company=nadia.company)
    decline_offer(offer_id=answered.pk, reason=DeclineReason.PROFILE, text="", actor=claire)
    Project.objects.update(reply_due_on=today() - timedelta(days=1))

    leave_unanswered()
    run_due()

    (back,) = Grant.objects.filter(key__startswith="return:")
    assert (back.company_id, back.kind) == (paul.company_id, CreditKind.OFFRE)
    assert back.cause == Cause.REPLY_OVERDUE
    assert [problem for outcome in run_checks() for problem in outcome.problems] == []


@pytest.mark.usefixtures("offer")
def test_on_the_reply_date_itself_nobody_is_told() -> None:
    Project.objects.update(reply_due_on=today())

    leave_unanswered()

    assert Offer.objects.filter(closing_sent_at__isnull=False).count() == 0


def test_the_client_s_own_closing_words_reach_who_has_no_answer(
    offer: Offer, claire: User, paul: User
) -> None:
    write_closing_message(
        project_id=offer.project_id, text="Merci, le choix prend du retard.", actor=claire
    )
    Project.objects.update(reply_due_on=today() - timedelta(days=1))

    leave_unanswered()
    run_due()

    assert "le choix prend du retard" in Mail.objects.get(kind="offers.unanswered").text
