"""A client nobody reaches: told once, contact credits come back, no contact is sold meanwhile."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.db import transaction

from ouvrage.access.models import Opening
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import User
from ouvrage.credits.models import Cause, CreditKind, Grant
from ouvrage.credits.queries import balances
from ouvrage.followup.models import Call, Outcome, Purpose, Task
from ouvrage.followup.services import claim_task, log_call, note_refused_mail
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import now
from ouvrage.kit.verifying import run_checks
from ouvrage.notifications.mails import queue_mail_to_address
from ouvrage.notifications.models import Mail
from ouvrage.notifications.sending import settle_failure
from ouvrage.projects.models import Project
from ouvrage.projects.services import confirm_alive
from ouvrage.projects.tests.factories import ProjectFactory

UNREACHABLE = "followup.client_unreachable"


@pytest.fixture
def project(claire: User) -> Project:
    return ProjectFactory(client=claire)


@pytest.fixture
def rich(paul: User, project: Project) -> User:
    """Who opened everything on the project."""
    with_credits(paul)
    for kind in CreditKind:
        opened(paul, project, kind)
    return paul


def called(project: Project, sophie: User, *outcomes: Outcome) -> None:
    task, _made = Task.objects.get_or_create(
        project=project, purpose=Purpose.FOLLOW_UP, done_at=None, defaults={"due_at": now()}
    )
    for outcome in outcomes:
        claim_task(task_id=task.pk, actor=sophie)
        log_call(call_id=new_id(), task_id=task.pk, outcome=outcome, actor=sophie)
    run_due()


def told() -> int:
    return Fact.objects.filter(kind=UNREACHABLE).count()


def contacts_of(person: User) -> int:
    return balances(person.company_id or 0)[CreditKind.CONTACT].count


def problems() -> list[str]:
    return [problem for outcome in run_checks() for problem in outcome.problems]


def test_the_third_call_without_answer_gives_contact_credits_back(
    project: Project, rich: User, sophie: User
) -> None:
    called(project, sophie, Outcome.NO_ANSWER, Outcome.NO_ANSWER)
    assert told() == 0

    called(project, sophie, Outcome.NO_ANSWER)

    fact = Fact.objects.get(kind=UNREACHABLE)
    assert fact.data["calls"] == [str(call.pk) for call in Call.objects.order_by("at")]
    assert contacts_of(rich) == 3
    assert Grant.objects.filter(cause=Cause.CLIENT_UNREACHABLE).count() == 1
    assert Opening.objects.get(returned_at__isnull=False).return_fact_id == fact.pk
    assert problems() == []


def test_one_wrong_number_is_enough(project: Project, rich: User, sophie: User) -> None:
    called(project, sophie, Outcome.WRONG_NUMBER)

    assert (told(), contacts_of(rich)) == (1, 3)


@pytest.mark.usefixtures("rich")
def test_a_client_nobody_reaches_is_told_of_once(project: Project, sophie: User) -> None:
    called(project, sophie, *[Outcome.NO_ANSWER] * 4, Outcome.WRONG_NUMBER)

    assert told() == 1


@pytest.mark.usefixtures("rich")
def test_calls_are_counted_since_he_was_last_reached(project: Project, sophie: User) -> None:
    called(project, sophie, Outcome.NO_ANSWER, Outcome.NO_ANSWER, Outcome.REACHED)
    called(project, sophie, Outcome.NO_ANSWER, Outcome.NO_ANSWER)

    assert told() == 0


def test_who_is_reached_again_sells_his_contact_again(
    project: Project, rich: User, nadia: User, sophie: User
) -> None:
    with_credits(nadia)
    called(project, sophie, Outcome.WRONG_NUMBER)

    called(project, sophie, Outcome.REACHED)
    opened(nadia, project, CreditKind.CONTACT)
    called(project, sophie, Outcome.WRONG_NUMBER)

    assert told() == 2
    assert (contacts_of(nadia), contacts_of(rich)) == (3, 3)
    assert problems() == []


def test_the_client_who_answers_the_mail_can_be_reached(project: Project, sophie: User) -> None:
    called(project, sophie, Outcome.WRONG_NUMBER)

    confirm_alive(project_id=project.pk, by="client", actor=project.client)

    project.refresh_from_db()
    assert project.unreachable_at is None


def test_an_address_that_no_server_takes_is_no_contact(project: Project, rich: User) -> None:
    mail = written_to(project, project.contact_email)

    settle_failure(mail_id=mail.pk, tries=1, trouble=refusal(550))
    run_due()

    assert (told(), contacts_of(rich)) == (1, 3)
    assert problems() == []


@pytest.mark.usefixtures("rich")
def test_a_full_mailbox_or_another_address_proves_nothing(project: Project) -> None:
    settle_failure(
        mail_id=written_to(project, project.contact_email).pk, tries=1, trouble=refusal(452)
    )
    other = written_to(project, "autre@courriel.example")
    settle_failure(mail_id=other.pk, tries=1, trouble=refusal(550))
    note_refused_mail(mail_id=other.pk)

    assert told() == 0


def written_to(project: Project, address: str) -> Mail:
    with transaction.atomic():
        return queue_mail_to_address(
            kind="projects.validated",
            key=f"test:{address}",
            address=address,
            language="fr",
            recipient=project.client,
            context={"to": project.client, "project": project},
        )


def refusal(code: int) -> SMTPRecipientsRefused:
    return SMTPRecipientsRefused({"claire": (code, b"no")})
