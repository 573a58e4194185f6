"""Public questions: all who opened the report learn of them; the client answers all or one."""

from typing import Any

import pytest

from ouvrage.access.models import Opening
from ouvrage.accounts.models import User
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.messaging.errors import AnswersElsewhere
from ouvrage.messaging.models import Message
from ouvrage.messaging.queries import messages_about
from ouvrage.notifications.models import Mail, Notice
from ouvrage.offers import errors
from ouvrage.offers.models import Offer
from ouvrage.offers.queries import about, unanswered_questions
from ouvrage.offers.services import answer_privately, answer_publicly, ask_publicly
from ouvrage.projects.models import Project


@pytest.fixture
def curious(project: Project) -> User:
    """Has read the report and made no offer."""
    reader = UserFactory(provider=True)
    Opening.objects.create(
        id=new_id(),
        company=reader.company,
        project=project,
        kind=CreditKind.CONSULTATION,
        opened_by=reader,
    )
    return reader


@pytest.fixture
def question(offer: Offer, paul: User) -> Message:
    return ask_publicly(
        message_id=new_id(), project_id=offer.project_id, body="Quel format ?", actor=paul
    )


def test_all_who_opened_the_report_learn_of_a_question_and_of_its_answer(
    question: Message, rival: Offer, curious: User, paul: User, claire: User
) -> None:
    answer_publicly(
        message_id=new_id(),
        project_id=rival.project_id,
        answers_id=question.pk,
        body="A4.",
        actor=claire,
    )
    run_due()

    asked = Notice.objects.filter(kind="offers.question").values_list("reader", flat=True)
    answered = Notice.objects.filter(kind="offers.answered").values_list("reader", flat=True)
    assert set(asked) == {curious.pk, rival.author_id}
    assert set(answered) == {curious.pk, rival.author_id, paul.pk}
    assert Mail.objects.get(kind="offers.answered").recipient == paul


def test_a_private_answer_is_read_by_its_asker_alone(
    question: Message, rival: Offer, claire: User, paul: User, nadia: User
) -> None:
    answer_privately(
        message_id=new_id(),
        project_id=rival.project_id,
        answers_id=question.pk,
        body="Entre nous : 800 exemplaires.",
        actor=claire,
    )
    run_due()

    where = about(rival.project_id)
    assert messages_about(where, paul.company_id).count() == 1
    assert messages_about(where, None).count() == 1
    assert not messages_about(where, nadia.company_id).exists()
    told = Notice.objects.filter(kind="offers.answered").values_list("reader", flat=True)
    assert set(told) == {paul.pk}


def test_a_question_waits_until_it_is_answered_either_way(
    question: Message, offer: Offer, claire: User
) -> None:
    assert unanswered_questions(claire.pk) == [(offer.project, 1)]

    answer_privately(
        message_id=new_id(),
        project_id=offer.project_id,
        answers_id=question.pk,
        body="A4.",
        actor=claire,
    )
    assert unanswered_questions(claire.pk) == []


def test_only_the_client_answers_and_not_emptily(
    question: Message, offer: Offer, claire: User, nadia: User
) -> None:
    said: dict[str, Any] = {
        "message_id": new_id(),
        "project_id": offer.project_id,
        "answers_id": question.pk,
    }
    with pytest.raises(errors.NotYourProject):
        answer_privately(**said, body="Non", actor=nadia)
    with pytest.raises(errors.EmptyMessage):
        answer_privately(**said, body="  ", actor=claire)
    with pytest.raises(AnswersElsewhere):
        answer_privately(**(said | {"answers_id": new_id()}), body="Oui", actor=claire)
