"""Marks of readers: how far each has read, moved on by reading and never back."""

from datetime import timedelta

import pytest

from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at, now
from ouvrage.messaging.conversations.queries import read_moments
from ouvrage.messaging.models import ReadMark
from ouvrage.messaging.services import mark_read, post_message

pytestmark = pytest.mark.django_db
ABOUT = "project:123"


def say(author, body="Bonjour", *, company_id=None, side="client"):
    return post_message(
        message_id=new_id(),
        about=ABOUT,
        company_id=company_id,
        author=author,
        side=side,
        body=body,
        open_talk=False,
    )


def test_each_reader_has_his_own_mark(claire, paul, nadia):
    asked = say(paul, side="provider")

    mark_read(about=ABOUT, companies=[None], reader=claire)

    mark = ReadMark.objects.get()
    assert (mark.reader, mark.newest_at) == (claire, asked.sent_at)


def test_reading_again_writes_only_what_is_new(claire, paul):
    say(paul, side="provider")

    assert mark_read(about=ABOUT, reader=claire) == 1
    assert mark_read(about=ABOUT, reader=claire) == 0
    say(paul, "Encore", side="provider")
    assert mark_read(about=ABOUT, reader=claire) == 1


def test_only_the_conversations_that_were_shown_are_marked(claire, paul, nadia):
    public = say(claire)
    say(claire, "À Nadia", company_id=nadia.company_id)

    mark_read(about=ABOUT, companies=[None, paul.company_id], reader=paul)

    assert list(ReadMark.objects.values_list("thread", flat=True)) == [public.thread_id]


def test_a_mark_never_goes_back(claire, paul):
    with clock_at(now() + timedelta(hours=1)):
        late = say(paul, side="provider")
    mark_read(about=ABOUT, reader=claire)
    ReadMark.objects.update(newest_at=late.sent_at + timedelta(hours=1))

    assert mark_read(about=ABOUT, reader=claire) == 0
    assert ReadMark.objects.get().newest_at > late.sent_at


def test_ones_own_words_are_nothing_to_read(claire):
    say(claire)

    assert mark_read(about=ABOUT, reader=claire) == 0


def test_the_last_of_ones_private_words_that_was_read_says_when(claire, paul):
    company = paul.company_id
    said = [say(claire, body, company_id=company) for body in ("Un", "Deux")]
    mark_read(about=ABOUT, companies=[company], reader=paul)
    said.append(say(claire, "Trois", company_id=company))

    moments = read_moments([one.pk for one in said], "client")

    assert list(moments) == [said[1].pk]
    assert moments[said[1].pk] == ReadMark.objects.get().read_at


def test_public_words_tell_nobody_who_read_them(claire, paul):
    said = say(claire)
    mark_read(about=ABOUT, reader=paul)

    assert read_moments([said.pk], "client") == {}


def test_the_providers_own_colleagues_do_not_count_as_the_client(claire, paul):
    said = say(paul, company_id=paul.company_id, side="provider")
    ReadMark.objects.create(thread=said.thread, reader=paul, newest_at=said.sent_at)

    assert read_moments([said.pk], "provider") == {}
    mark_read(about=ABOUT, reader=claire)
    assert list(read_moments([said.pk], "provider")) == [said.pk]
