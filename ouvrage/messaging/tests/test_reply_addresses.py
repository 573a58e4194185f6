"""The signed address by which one person answers one message."""

from datetime import timedelta

import pytest
import time_machine

from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from ouvrage.messaging.replies.addresses import read_token, reply_address, tokens_in
from ouvrage.messaging.services import post_message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def domain(settings):
    settings.INCOMING_MAIL_DOMAIN = "reponse.example"


@pytest.fixture
def message(claire):
    return post_message(
        message_id=new_id(),
        about="project:123",
        company_id=None,
        author=claire,
        side="client",
        body="Combien de pages ?",
        open_talk=False,
    )


def token_in(address):
    (token,) = tokens_in(address)
    return token


def test_an_address_names_the_message_and_the_person(message, paul):
    address = reply_address(message, paul)

    found = read_token(token_in(f"Atelier <{address}>"))

    assert (found.message_id, found.person_id) == (message.pk, paul.pk)
    assert not found.is_over
    assert len(address.partition("@")[0]) <= 64
    assert address == address.lower()


def test_capitals_change_nothing(message, paul):
    address = reply_address(message, paul)

    assert token_in(address.upper()) == token_in(address)


def test_without_a_domain_there_is_no_address(message, paul, settings):
    settings.INCOMING_MAIL_DOMAIN = ""

    assert reply_address(message, paul) == ""


def test_each_letter_of_the_token_counts(message, paul):
    token = token_in(reply_address(message, paul))

    for place, letter in enumerate(token):
        other = "a" if letter != "a" else "b"
        assert read_token(token[:place] + other + token[place + 1 :]) is None
    assert read_token("") is None
    assert read_token("é" * 53) is None


def test_an_address_is_over_after_its_days(message, paul):
    token = token_in(reply_address(message, paul))

    with time_machine.travel(now() + timedelta(days=90), tick=False):
        assert not read_token(token).is_over
    with time_machine.travel(now() + timedelta(days=91), tick=False):
        assert read_token(token).is_over


def test_a_key_of_before_is_still_believed(message, paul, settings):
    token = token_in(reply_address(message, paul))

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "x" * 60, [settings.SECRET_KEY]
    assert read_token(token) is not None

    settings.SECRET_KEY_FALLBACKS = []
    assert read_token(token) is None


def test_other_domains_and_other_names_are_not_ours(message, paul):
    address = reply_address(message, paul)

    assert list(tokens_in(address.replace("reponse.example", "ailleurs.example"))) == []
    assert list(tokens_in(address + ".ailleurs.example")) == []
    assert list(tokens_in(address.replace("reponse+", "autre+"))) == []
    assert list(tokens_in(f"{address}, {address}")) == [token_in(address)]
