"""The project report: what each reader sees, and what stays sealed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.credits.models import CreditKind
from ouvrage.followup.services import write_note
from ouvrage.journal.models import Fact
from ouvrage.journal.services import record
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.notifications.models import Mail
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects import facts as projects
from ouvrage.projects.models import Project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.web.errors import MayNotTalk, NobodyToTalkTo
from ouvrage.web.report.policy import Viewpoint, viewpoint
from ouvrage.web.report.talk import say
from ouvrage.web.report.thread import Entry, read_thread

SECRET = "avec un épi de blé gravé sur la porte"
MOST_QUERIES = 16


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire, description=f"Un logo pour notre fournil, {SECRET}.")


def page(client: Client, project: Project, **query: str) -> str:
    response = client.get(reverse("web:project", args=[project.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_public_reads_the_title_and_nothing_that_is_sealed(
    client: Client, project: Project
) -> None:
    text = page(client, project)

    assert project.title in text
    assert SECRET not in text
    assert project.contact_email not in text
    assert project.contact_name not in text


def test_a_consultation_opens_the_specification_but_not_the_contact(
    client: Client, project: Project, paul: User
) -> None:
    opened(with_credits(paul), project, CreditKind.CONSULTATION)
    client.force_login(paul)

    text = page(client, project, tab="brief")

    assert SECRET in text
    assert project.contact_email not in text


def test_a_contact_credit_opens_the_contact_and_no_more(
    client: Client, project: Project, paul: User
) -> None:
    opened(with_credits(paul), project, CreditKind.CONTACT)
    client.force_login(paul)

    text = page(client, project)

    assert project.contact_email in text
    assert SECRET not in text


def test_a_draft_does_not_exist_for_anybody_else(client: Client, nadia: User) -> None:
    draft = ProjectFactory(draft=True)
    client.force_login(nadia)

    assert client.get(reverse("web:project", args=[draft.pk])).status_code == 404


def test_internal_notes_stay_at_the_desk(
    project: Project, claire: User, paul: User, sophie: User
) -> None:
    write_note(
        note_id=new_id(), project_id=project.pk, text="Budget flou", is_readable=False, actor=sophie
    )
    opened(with_credits(paul), project, CreditKind.CONSULTATION)

    read_by = {
        who.pseudo: any(entry.body == "Budget flou" for entry in _thread(project, who))
        for who in (claire, paul, sophie)
    }

    assert read_by == {"claire": False, "paul": False, "sophie": True}


def test_a_private_word_is_read_by_the_two_and_nobody_else(
    project: Project, claire: User, paul: User, nadia: User
) -> None:
    for provider in (paul, nadia):
        opened(with_credits(provider), project, CreditKind.CONTACT)
    say(
        _view(project, paul),
        message_id=new_id(),
        body="Puis-je passer vous voir ?",
        company_id=paul.company_id,
    )
    run_due()

    assert any(entry.body for entry in _thread(project, claire))
    assert not any(entry.body for entry in _thread(project, nadia))
    assert Mail.objects.filter(kind="web.said", recipient=claire).count() == 1


def test_a_message_sent_twice_is_kept_once(project: Project, paul: User) -> None:
    opened(with_credits(paul), project, CreditKind.CONTACT)
    message_id = new_id()

    for _ in range(2):
        say(
            _view(project, paul),
            message_id=message_id,
            body="Puis-je passer ?",
            company_id=paul.company_id,
        )

    assert Fact.objects.filter(kind="web.said_in_private").count() == 1


def test_who_opened_nothing_does_not_write(project: Project, paul: User) -> None:
    with pytest.raises(MayNotTalk):
        say(_view(project, paul), message_id=new_id(), body="Bonjour")


def test_the_client_writes_only_to_those_who_opened(
    project: Project, claire: User, nadia: User
) -> None:
    with pytest.raises(NobodyToTalkTo):
        say(
            _view(project, claire),
            message_id=new_id(),
            body="Bonjour",
            company_id=nadia.company_id,
        )


def test_a_refused_message_stays_in_the_form(client: Client, project: Project, paul: User) -> None:
    opened(with_credits(paul), project, CreditKind.OFFRE)
    client.force_login(paul)

    response = client.post(
        reverse("web:say", args=[project.pk]),
        {"message_id": str(new_id()), "body": "Écrivez-moi à paul@studio-mercier.example"},
    )

    assert response.status_code == 422
    assert "paul@studio-mercier.example" in response.content.decode()


def test_a_long_thread_costs_no_more_queries(
    client: Client, project: Project, paul: User, django_assert_max_num_queries: object
) -> None:
    opened(with_credits(paul), project, CreditKind.CONSULTATION)
    offer_of(paul, project)
    for _ in range(200):
        record(
            projects.ALIVE_CONFIRMED,
            subject=project,
            actor=project.client,
            side="client",
            project_id=project.pk,
            by="client",
        )
    client.force_login(paul)
    page(client, project)

    with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
        page(client, project)


def test_the_thread_is_told_in_the_order_of_time(project: Project, claire: User) -> None:
    for days in (3, 1, 2):
        fact = record(
            projects.ALIVE_CONFIRMED,
            subject=project,
            actor=claire,
            side="client",
            project_id=project.pk,
            by="client",
        )
        _redate(fact, days)

    moments = [entry.at for entry in _thread(project, claire)]

    assert moments == sorted(moments)


def _redate(fact: Fact, days: int) -> None:
    """Facts are never changed: this one is written again with its moment."""
    Fact.objects.create(
        kind=fact.kind,
        at=now() - timedelta(days=days),
        actor_id=fact.actor_id,
        actor_side=fact.actor_side,
        subject=fact.subject,
        subject_id=fact.subject_id,
        project_id=fact.project_id,
        data=fact.data,
    )


def _view(project: Project, user: User) -> Viewpoint:
    view = viewpoint(project, user)
    assert view is not None
    return view


def _thread(project: Project, user: User) -> list[Entry]:
    return read_thread(_view(project, user)).entries
