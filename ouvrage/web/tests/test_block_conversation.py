"""A block between a client and a company: both are refused, a contract goes on, no race."""

import threading
import time

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.contracts.tests.factories import drawn_from
from ouvrage.credits.models import CreditKind
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.messaging.errors import Blocked, HasBlocked, NobodyToBlock
from ouvrage.messaging.models import Block, Message
from ouvrage.messaging.services import block, unblock
from ouvrage.offers.models import Offer
from ouvrage.offers.services import answer_privately
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.web.report.policy import viewpoint
from ouvrage.web.report.talk import say
from ouvrage.web.tests.talks import ask, write


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire)


@pytest.fixture
def offer(project: Project, paul: User) -> Offer:
    return offer_of(paul, project)


@pytest.mark.parametrize("blocker", ["claire", "paul"])
def test_neither_writes_while_one_side_blocks(
    offer: Offer, claire: User, paul: User, blocker: str
) -> None:
    thread = write(offer, paul).thread
    mine, other = (claire, paul) if blocker == "claire" else (paul, claire)
    block(thread_id=thread.pk, actor=mine)

    with pytest.raises(HasBlocked):
        write(offer, mine)
    with pytest.raises(Blocked):
        write(offer, other)

    unblock(thread_id=thread.pk, actor=mine)
    assert write(offer, other).pk


def test_it_holds_on_every_project_of_the_two_and_for_private_answers(
    offer: Offer, claire: User, paul: User
) -> None:
    thread = write(offer, paul).thread
    elsewhere = offer_of(paul, ProjectFactory(client=claire))
    question = ask(elsewhere.project, paul)
    block(thread_id=thread.pk, actor=paul)

    with pytest.raises(Blocked):
        write(elsewhere, claire)
    with pytest.raises(Blocked):
        answer_privately(
            message_id=new_id(),
            project_id=elsewhere.project_id,
            answers_id=question.pk,
            body="En privé",
            actor=claire,
        )
    assert ask(elsewhere.project, paul, "Une autre question, publique").pk


def test_it_holds_on_the_report_without_an_offer(
    project: Project, claire: User, paul: User
) -> None:
    opened(with_credits(paul), project, CreditKind.CONTACT)

    def speak(person: User) -> Message:
        view = viewpoint(project, person)
        assert view is not None
        return say(view, message_id=new_id(), body="Bonjour", company_id=paul.company_id)

    block(thread_id=speak(paul).thread_id, actor=claire)

    with pytest.raises(Blocked):
        speak(paul)


def test_nobody_else_is_touched(offer: Offer, paul: User, nadia: User, claire: User) -> None:
    rival = offer_of(nadia, offer.project)
    block(thread_id=write(offer, paul).thread_id, actor=claire)

    assert write(rival, claire).pk


def test_each_side_takes_back_its_own_block_only(offer: Offer, claire: User, paul: User) -> None:
    thread = write(offer, paul).thread
    for person in (claire, paul):
        block(thread_id=thread.pk, actor=person)
        block(thread_id=thread.pk, actor=person)

    unblock(thread_id=thread.pk, actor=paul)

    assert Block.objects.get().side == "client"
    with pytest.raises(Blocked):
        write(offer, paul)


def test_what_a_contract_requires_goes_on(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    thread = write(offer, paul).thread
    drawn_from(offer)
    block(thread_id=thread.pk, actor=claire)
    offer.refresh_from_db()

    assert write(offer, paul, "La livraison est prête.").pk
    client.force_login(claire)
    assert "votre contrat" in client.get(reverse("offers:read", args=[offer.pk])).text


def test_a_public_conversation_has_nobody_to_block(
    project: Project, offer: Offer, claire: User, paul: User
) -> None:
    with pytest.raises(NobodyToBlock):
        block(thread_id=ask(project, paul).thread_id, actor=claire)


def test_both_read_why_on_the_page(client: Client, offer: Offer, claire: User, paul: User) -> None:
    thread = write(offer, paul).thread
    page = reverse("offers:read", args=[offer.pk])
    client.force_login(claire)
    client.post(reverse("messaging:block", args=[thread.pk]))

    assert "Vous avez bloqué" in client.get(page).text
    client.force_login(paul)
    assert "ne reçoit plus" in client.get(page).text
    answer = client.post(
        reverse("offers:message", args=[offer.pk]),
        {"message_id": new_id(), "body": "Malgré tout"},
        follow=True,
    )
    assert "Suivi Projet" in answer.text
    assert not Message.objects.filter(body="Malgré tout").exists()


@pytest.mark.django_db(transaction=True)
def test_a_message_sent_while_the_block_is_written_waits_and_is_refused() -> None:
    claire, paul = UserFactory(), UserFactory(provider=True)
    offer = offer_of(paul, ProjectFactory(client=claire))
    thread = write(offer, paul).thread
    blocked = threading.Event()

    def block_first() -> None:
        with transaction.atomic():
            block(thread_id=thread.pk, actor=claire)
            blocked.set()
            time.sleep(0.3)
        connection.close()

    first = threading.Thread(target=block_first)
    first.start()
    blocked.wait(10)
    end = ""
    try:
        write(offer, paul, "Trop tard")
    except Refused as refusal:
        end = refusal.code
    first.join()

    assert end == "messaging.blocked"
    assert not Message.objects.filter(body="Trop tard").exists()
