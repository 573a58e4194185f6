"""Writing in conversations: public or with one provider, once, in measure, without detours."""

import threading

import pytest
from django.db import connection, transaction

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.kit.ids import new_id
from ouvrage.messaging import rules
from ouvrage.messaging.errors import (
    AnswersElsewhere,
    ContactDetails,
    MessageTooLong,
    TooManyMessages,
)
from ouvrage.messaging.models import Message, Thread
from ouvrage.messaging.queries import (
    all_messages_about,
    messages_about,
    readable_messages,
)
from ouvrage.messaging.services import post_message

pytestmark = pytest.mark.django_db
ABOUT = "project:123"


def say(author, body="Bonjour", *, company_id=None, **options):
    details = {"message_id": new_id(), "about": ABOUT, "side": "client", "open_talk": False}
    return post_message(**{**details, **options}, author=author, body=body, company_id=company_id)


def test_public_and_private_conversations_are_kept_apart(claire, paul, nadia):
    say(claire, "À tous")
    say(claire, "À Paul", company_id=paul.company_id)
    say(claire, "À Nadia", company_id=nadia.company_id)

    def bodies(messages):
        return [message.body for message in messages]

    assert bodies(messages_about(ABOUT, None)) == ["À tous"]
    assert bodies(messages_about(ABOUT, paul.company_id)) == ["À Paul"]
    assert bodies(readable_messages(ABOUT, paul.company_id)) == ["À tous", "À Paul"]
    assert len(all_messages_about(ABOUT)) == 3


def test_the_same_form_sent_twice_writes_once(claire):
    number = new_id()

    first = say(claire, message_id=number)
    second = say(claire, message_id=number)

    assert first.pk == second.pk
    assert Message.objects.count() == 1


def test_a_message_of_somebody_else_is_not_taken_over(claire, paul):
    number = new_id()
    say(claire, "De Claire", message_id=number)

    say(paul, "De Paul", message_id=number)

    assert Message.objects.get().body == "De Claire"


def test_contact_details_stay_out_until_talk_is_free(claire):
    with pytest.raises(ContactDetails):
        say(claire, "Appelez-moi au 06 12 34 56 78")

    assert say(claire, "Appelez-moi au 06 12 34 56 78", open_talk=True).pk


@pytest.mark.parametrize("body", ["", "   \n ", "x" * 8_001])
def test_a_message_is_neither_empty_nor_endless(claire, body):
    with pytest.raises(MessageTooLong):
        say(claire, body)


def test_an_answer_stays_with_its_question(claire, paul):
    question = say(paul, "Combien de pages ?", company_id=paul.company_id)
    elsewhere = say(paul, "Autre projet", about="project:9")

    assert say(claire, "Douze", answers_id=question.pk).answers == question
    with pytest.raises(AnswersElsewhere):
        say(claire, "Douze", answers_id=elsewhere.pk)


def test_nobody_writes_faster_than_a_person(claire):
    for number in range(60):
        say(claire, f"Message {number}")

    with pytest.raises(TooManyMessages):
        say(claire, "Encore un")


@pytest.mark.django_db(transaction=True)
def test_two_first_words_at_once_open_one_conversation():
    claire, paul = UserFactory(), UserFactory()
    written = threading.Event()
    let_go = threading.Event()

    def write_first():
        with transaction.atomic():
            say(claire, "Première")
            written.set()
            let_go.wait(0.3)
        connection.close()

    thread = threading.Thread(target=write_first)
    thread.start()
    written.wait()
    say(paul, "Seconde")
    thread.join()

    assert Thread.objects.count() == 1
    assert Message.objects.count() == 2


def test_length_is_counted_on_what_is_kept():
    rules.check_length("x" * 8_000)
