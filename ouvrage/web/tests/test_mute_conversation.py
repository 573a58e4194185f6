"""A muted conversation tells nobody, stays readable, and is heard again when wanted."""

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.kit.jobs import run_due
from ouvrage.messaging.conversations.queries import waiting_messages
from ouvrage.messaging.models import Mute
from ouvrage.messaging.services import mute
from ouvrage.notifications.models import Mail, Notice
from ouvrage.offers.models import Offer
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.web.tests.talks import ask, open_report, tell_all, write


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire)


@pytest.fixture
def offer(project: Project, paul: User) -> Offer:
    return offer_of(paul, project)


def told(reader: User, *kinds: str) -> int:
    """Lines and mails of these kinds."""
    run_due()
    lines = Notice.objects.filter(reader=reader, kind__in=kinds).count()
    return lines + Mail.objects.filter(recipient=reader, kind__in=kinds).count()


def test_a_muted_conversation_sends_nothing_until_unmuted(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    thread = write(offer, paul).thread
    before = told(claire, "offers.written")
    client.force_login(claire)

    client.post(reverse("messaging:mute", args=[thread.pk]))
    write(offer, paul, "Encore moi")
    assert told(claire, "offers.written") == before

    client.post(reverse("messaging:mute", args=[thread.pk]), {"annuler": "oui"})
    write(offer, paul, "Et voilà")
    assert told(claire, "offers.written") == before + 2


def test_it_stays_readable_and_waits_outside_the_count(
    client: Client, offer: Offer, claire: User, paul: User
) -> None:
    thread = write(offer, paul, "Lisible").thread
    mute(thread_id=thread.pk, actor=claire)
    client.force_login(claire)

    page = client.get("/messages/").text

    assert waiting_messages(claire) == 0
    assert "Lisible" in page
    assert "En sourdine" in page
    assert '<span class="count">1<span class="unseen">' in page


def test_public_questions_and_answers_fall_silent_too(
    project: Project, offer: Offer, claire: User, paul: User, nadia: User
) -> None:
    open_report(nadia, project)
    thread = tell_all(project).thread
    told(nadia)
    before = told(nadia, "offers.answered", "offers.question")
    for reader in (claire, nadia):
        mute(thread_id=thread.pk, actor=reader)

    ask(project, paul)
    tell_all(project, "Autre précision")

    assert told(nadia, "offers.answered", "offers.question") == before
    assert told(claire, "offers.asked") == 0


def test_muting_twice_is_muting_once(offer: Offer, claire: User, paul: User) -> None:
    thread = write(offer, paul).thread

    mute(thread_id=thread.pk, actor=claire)
    mute(thread_id=thread.pk, actor=claire)

    assert Mute.objects.count() == 1


def test_a_conversation_that_one_may_not_read_is_unknown(
    offer: Offer, paul: User, nadia: User
) -> None:
    thread = write(offer, paul).thread

    with pytest.raises(Http404):
        mute(thread_id=thread.pk, actor=nadia)
