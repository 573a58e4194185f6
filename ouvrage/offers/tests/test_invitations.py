"""A client invites a few providers: they read and offer without a credit, or say why not."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from ouvrage.access.queries import rights
from ouvrage.accounts.models import Company, User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.ledger.models import Entry
from ouvrage.messaging.errors import ContactDetails
from ouvrage.notifications.models import Mail, Notice
from ouvrage.offers import errors
from ouvrage.offers.invitations.jobs import lapse_invitations
from ouvrage.offers.invitations.models import Invitation, InvitationState, NotForMe
from ouvrage.offers.invitations.queries import Inviting, find_invitation
from ouvrage.offers.invitations.services import (
    decline_invitation,
    invite_provider,
    see_invitation,
    withdraw_invitation,
)
from ouvrage.offers.models import Offer
from ouvrage.offers.services import send_offer, withdraw_offer
from ouvrage.offers.tests.factories import terms
from ouvrage.projects.models import Project
from ouvrage.projects.services import cancel_project

PLACES, DAYS = 6, 14


def invite(project: Project, provider: User, client: User, words: str = "") -> Invitation:
    return invite_provider(
        project_id=project.pk, company_id=provider.company_id or 0, words=words, actor=client
    )


@pytest.fixture
def invitation(project: Project, paul: User, claire: User) -> Invitation:
    return invite(project, paul, claire, "Votre affiche pour le port nous a plu.")


def test_the_invited_one_reads_and_offers_without_a_credit(
    invitation: Invitation, project: Project, paul: User
) -> None:
    opened = rights(invitation.company_id, project.pk)
    assert (opened.report, opened.offer, opened.contact) == (True, True, False)

    send_offer(offer_id=new_id(), project_id=project.pk, terms=terms(), actor=paul)

    invitation.refresh_from_db()
    assert invitation.state == InvitationState.ACCEPTED
    assert not Entry.objects.filter(kind="credits.spent").exists()


def test_he_is_told_by_mail_once(
    invitation: Invitation, project: Project, paul: User, claire: User
) -> None:
    assert invite(project, paul, claire) == invitation
    run_due()

    mail = Mail.objects.get(kind="offers.invited")
    assert mail.recipient == paul
    assert "Votre affiche pour le port" in mail.text


def test_nobody_but_the_client_invites(
    project: Project, paul: User, nadia: User, sophie: User
) -> None:
    """An officer of Suivi Projet places nobody (RULES §10)."""
    for person in (nadia, sophie):
        with pytest.raises(errors.NotYourProject):
            invite(project, paul, person)


def test_six_are_invited_at_most_and_a_no_frees_the_place(
    project: Project, claire: User, paul: User
) -> None:
    invited = [invite(project, UserFactory(provider=True), claire) for _one in range(PLACES)]

    with pytest.raises(errors.NoInvitationLeft) as refusal:
        invite(project, paul, claire)
    assert refusal.value.code == "offers.no_invitation_left"

    decline_invitation(
        invitation_id=invited[0].pk, reason=NotForMe.BUSY, answer="", actor=invited[0].reader
    )
    assert invite(project, paul, claire).state == InvitationState.SENT


def test_each_provider_is_invited_once(
    invitation: Invitation, project: Project, paul: User, claire: User
) -> None:
    withdraw_invitation(invitation_id=invitation.pk, actor=claire)

    with pytest.raises(errors.AlreadyInvited) as refusal:
        invite(project, paul, claire)
    assert refusal.value.code == "offers.already_invited"


def test_who_has_made_an_offer_is_not_invited(offer: Offer, paul: User, claire: User) -> None:
    with pytest.raises(errors.AlreadyOffered) as refusal:
        invite(offer.project, paul, claire)
    assert refusal.value.code == "offers.already_offered"

    withdraw_offer(offer_id=offer.pk, actor=paul)
    assert invite(offer.project, paul, claire)


def test_nobody_invites_his_own_company_nor_one_that_left(
    project: Project, claire: User, paul: User
) -> None:
    claire.company = Company.objects.create(name="Claire & fils")
    claire.save()
    gone = UserFactory(provider=True, is_active=False)

    for provider in (claire, gone):
        with pytest.raises(errors.CannotInvite, match=r"offers\.cannot_invite"):
            invite(project, provider, claire)


def test_an_invitation_holds_no_contact_details(project: Project, paul: User, claire: User) -> None:
    with pytest.raises(ContactDetails):
        invite(project, paul, claire, "Appelez-moi au 06 39 98 00 12")


def test_a_closed_project_invites_nobody(project: Project, paul: User, claire: User) -> None:
    cancel_project(project_id=project.pk, reason="abandoned", text="", actor=claire)

    with pytest.raises(errors.ProjectClosed):
        invite(project, paul, claire)


def test_the_client_learns_that_it_was_read_and_declined(
    invitation: Invitation, paul: User, claire: User
) -> None:
    see_invitation(invitation_id=invitation.pk, actor=claire)
    see_invitation(invitation_id=invitation.pk, actor=paul)
    see_invitation(invitation_id=invitation.pk, actor=paul)
    for _again in range(2):
        decline_invitation(
            invitation_id=invitation.pk,
            reason=NotForMe.BUSY,
            answer="Complet jusqu’en mars.",
            actor=paul,
        )
    run_due()

    assert Notice.objects.filter(kind="offers.seen", reader=claire).count() == 1
    assert "Complet" in Mail.objects.get(kind="offers.uninterested", recipient=claire).text


def test_only_the_invited_one_answers(invitation: Invitation, nadia: User) -> None:
    with pytest.raises(errors.NotYourOffer):
        decline_invitation(
            invitation_id=invitation.pk, reason=NotForMe.BUSY, answer="", actor=nadia
        )
    with pytest.raises(Http404):
        find_invitation(invitation.pk, nadia)


def test_only_the_client_takes_it_back(invitation: Invitation, paul: User, claire: User) -> None:
    with pytest.raises(errors.NotYourProject):
        withdraw_invitation(invitation_id=invitation.pk, actor=paul)
    withdraw_invitation(invitation_id=invitation.pk, actor=claire)
    withdraw_invitation(invitation_id=invitation.pk, actor=claire)

    with pytest.raises(IllegalMove):
        decline_invitation(invitation_id=invitation.pk, reason=NotForMe.BUSY, answer="", actor=paul)
    assert rights(invitation.company_id, invitation.project_id).offer


def test_an_invitation_without_an_answer_lapses(invitation: Invitation) -> None:
    lapse_invitations()
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.SENT

    with clock_at(now() + timedelta(days=DAYS, minutes=1)):
        lapse_invitations()
        lapse_invitations()
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.LAPSED


def test_invitations_end_with_the_project(
    invitation: Invitation, project: Project, claire: User
) -> None:
    cancel_project(project_id=project.pk, reason="abandoned", text="", actor=claire)
    run_due()

    invitation.refresh_from_db()
    assert invitation.state == InvitationState.LAPSED


def test_providers_are_found_by_name_pseudo_or_skill(
    project: Project, paul: User, nadia: User
) -> None:
    query = Inviting(project)

    assert [one.pk for one in query.found(paul.company.name)] == [paul.company_id]
    assert [one.pk for one in query.found(nadia.pseudo)] == [nadia.company_id]
    assert list(query.found("introuvable")) == []


def test_the_page_of_the_client_and_the_page_of_the_provider(
    project: Project, paul: User, claire: User, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(claire)
    page = reverse("offers:invite", args=[project.pk])
    with django_assert_max_num_queries(24):
        assert paul.company.name in client.get(f"{page}?q={paul.pseudo}").content.decode()
    assert client.post(page, {"company_id": paul.company_id, "words": "Bonjour"}).status_code == 303
    assert paul.company.name in client.get(page).content.decode()

    client.force_login(paul)
    found = Invitation.objects.get()
    own = reverse("offers:invitation", args=[found.pk])
    assert "Bonjour" in client.get(own).content.decode()
    assert "Bonjour" not in client.get(reverse("offers:invitations")).content.decode()
    assert client.post(own, {"reason": "busy", "answer": ""}).status_code == 303
    found.refresh_from_db()
    assert found.state == InvitationState.DECLINED
    assert found.seen_at is not None


def test_the_page_is_for_the_client_alone(
    project: Project, paul: User, sophie: User, client: Client
) -> None:
    for person in (paul, sophie):
        client.force_login(person)
        assert client.get(reverse("offers:invite", args=[project.pk])).status_code == 404
