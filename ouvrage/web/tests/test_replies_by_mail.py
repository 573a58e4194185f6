"""Answering by mail, the whole way: a mail leaves, its answer comes in and stands on the page."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.journal.models import Fact
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.tests.threads import at_once
from ouvrage.kit.time import now
from ouvrage.messaging.models import IncomingReply, Message, StoredFile
from ouvrage.messaging.replies import raw
from ouvrage.messaging.replies.addresses import reply_address
from ouvrage.messaging.replies.opening import open_mail
from ouvrage.messaging.replies.services import receive_reply, settle_reply
from ouvrage.messaging.tests.makers import picture
from ouvrage.messaging.tests.replying import mail_from, open_way, post_mime
from ouvrage.notifications.models import Mail
from ouvrage.notifications.tests.test_smtp import server as server  # noqa: PLC0414 - a fixture
from ouvrage.offers.services import answer_privately, ask_publicly, write_privately
from ouvrage.offers.tests.factories import offer_of
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
QUOTED = "\n\nLe 26 nov. 2026 à 10:12, Atelier <a@atelier.example> a écrit :\n\n> Et alors ?\n"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    open_way(settings, "mime")


@pytest.fixture
def project(claire):
    return ProjectFactory(client=claire)


@pytest.fixture
def offer(project, paul):
    return offer_of(paul, project)


@pytest.fixture
def written(offer, claire):
    """Claire wrote to Paul about his offer; the message."""
    message = write_privately(
        message_id=new_id(), offer_id=offer.pk, body="Combien de pages ?", actor=claire
    )
    run_due()
    return message


def answer(client, person, message, words="Douze pages.", *, files=(), **headers):
    """Sends a mail, has it settled; what became of it."""
    mail = mail_from(person, reply_address(message, person), words + QUOTED, **headers)
    for name, kind, data in files:
        maintype, _slash, subtype = kind.partition("/")
        mail.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)
    assert post_mime(client, mail).status_code == 200
    run_due()
    return IncomingReply.objects.order_by("received_at").last()


def told(person, kind):
    return Mail.objects.filter(recipient=person, kind=kind)


def page_of(person, project):
    browser = Client()
    browser.force_login(person)
    return browser.get(reverse("web:project", args=[project.pk]) + "?tab=thread").text


def test_a_mail_that_left_by_smtp_is_answered_and_read_on_the_page(
    server, client, offer, project, claire, paul
):
    write_privately(message_id=new_id(), offer_id=offer.pk, body="Combien de pages ?", actor=claire)
    run_due()
    sent = next(one for one in server.received if one["To"] == paul.email and one["Reply-To"])
    text = sent.get_body(("plain",)).get_content()
    assert "simplement répondre à ce courriel" in text

    quoted = "".join(f"> {line}\n" for line in text.splitlines())
    words = f"Douze pages.\n\nPaul\n\nLe 26/11/2026 à 10:12, Atelier a écrit :\n{quoted}"
    reply = mail_from(paul, sent["Reply-To"], words, In_Reply_To=sent["Message-ID"])
    assert post_mime(client, reply).status_code == 200
    run_due()

    assert Message.objects.latest("sent_at").body == "Douze pages.\n\nPaul"
    assert "Douze pages." in page_of(claire, project)
    last = [one for one in server.received if one["To"] == claire.email][-1]
    assert "Douze pages." in last.get_body(("plain",)).get_content()
    assert last["Reply-To"] != sent["Reply-To"]


def test_without_a_domain_the_mail_says_to_answer_on_the_page(settings, offer, claire, paul):
    settings.INCOMING_MAIL_DOMAIN = ""

    write_privately(message_id=new_id(), offer_id=offer.pk, body="Combien ?", actor=claire)
    run_due()

    mail = told(paul, "offers.written").get()
    assert mail.reply_to == ""
    assert "personne ne lit les réponses à ce courriel" in mail.text.replace("\n", " ")


def test_an_answer_is_posted_once_and_its_bytes_are_forgotten(
    client, written, paul, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        row = answer(client, paul, written)
        answer(client, paul, written)

    assert (row.state, row.settled_at is not None) == ("posted", True)
    message = Message.objects.get(author=paul)
    assert (message.pk, message.body, message.thread) == (row.pk, "Douze pages.", written.thread)
    assert not raw.path_of(row.pk).exists()
    assert Fact.objects.filter(kind="messaging.reply_posted").count() == 1


def test_the_client_answers_a_public_question_for_all(client, project, claire, paul, offer):
    asked = ask_publicly(
        message_id=new_id(), project_id=project.pk, body="Quel délai ?", actor=paul
    )
    run_due()
    assert "tous ceux qui ont ouvert" in told(claire, "offers.asked").get().text.replace("\n", " ")

    answer(client, claire, asked, "Trois semaines.")

    message = Message.objects.get(author=claire)
    assert message.thread.is_public
    assert message.answers == asked


def test_a_private_answer_to_a_public_question_is_answered_in_private(
    client, project, claire, paul, offer
):
    asked = ask_publicly(
        message_id=new_id(), project_id=project.pk, body="Quel délai ?", actor=paul
    )
    private = answer_privately(
        message_id=new_id(),
        project_id=project.pk,
        answers_id=asked.pk,
        body="Pour vous seul : trois semaines.",
        actor=claire,
    )

    answer(client, paul, private, "Entendu.")

    assert not Message.objects.get(body="Entendu.").thread.is_public


def test_a_message_on_the_report_is_answered_by_mail(client, project, claire, paul):
    opened(with_credits(paul), project, CreditKind.CONTACT)
    browser = Client()
    browser.force_login(paul)
    said = {"message_id": str(new_id()), "body": "Bonjour", "company": paul.company_id}
    browser.post(reverse("web:say", args=[project.pk]), said)
    run_due()
    assert told(claire, "web.said").get().reply_to

    answer(client, claire, Message.objects.get(author=paul), "Bonjour à vous.")

    assert Message.objects.get(author=claire).thread.company_id == paul.company_id


def test_contact_details_send_it_back_with_every_word(client, written, paul, project):
    words = "Voici.\n---\nAppelez-moi au 06 12 34 56 78\n\n[link] ici | https://ailleurs.example"

    row = answer(client, paul, written, words, files=[("a.txt", "text/plain", b"Devis")])

    assert (row.state, row.why) == ("refused", "messaging.contact_details")
    assert not Message.objects.filter(author=paul).exists()
    assert not StoredFile.objects.exists()
    mail = told(paul, "messaging.reply_refused").get()
    assert "« 06 12 34 56 78 »" in mail.text
    for line in words.splitlines():
        assert line in mail.text
    assert "a.txt" in mail.text
    assert mail.url.startswith(reverse("web:project", args=[project.pk]))
    assert 'href="https://ailleurs.example"' not in mail.html
    assert mail.reply_to


def test_what_was_sent_back_may_be_sent_again_by_mail(client, written, paul):
    answer(client, paul, written, "Appelez-moi au 06 12 34 56 78")

    answer(client, paul, written, "Douze pages, donc.")

    assert Message.objects.get(author=paul).body == "Douze pages, donc."


def test_too_long_an_answer_comes_back_whole(client, written, paul):
    words = "\n".join(f"Une phrase de plus, la numéro {n}." for n in range(400))

    row = answer(client, paul, written, words)

    assert row.why == "messaging.message_length"
    assert "la numéro 399." in told(paul, "messaging.reply_refused").get().text


def test_nothing_new_comes_back(client, written, paul):
    row = answer(client, paul, written, "")

    assert (row.state, row.why) == ("refused", "messaging.reply_empty")
    assert "Et alors ?" in told(paul, "messaging.reply_refused").get().text


def test_an_old_address_sends_it_back(client, written, paul):
    address = reply_address(written, paul)
    with time_machine.travel(now() + timedelta(days=91)):
        post_mime(client, mail_from(paul, address, "Enfin."))
        run_due()

    row = IncomingReply.objects.get()
    assert (row.state, row.why) == ("refused", "messaging.reply_too_late")
    assert "Enfin." in told(paul, "messaging.reply_refused").get().text


def test_who_may_no_longer_talk_gets_his_words_back(client, written, paul, offer):
    paul.company_id = None
    paul.save()

    row = answer(client, paul, written)

    assert row.state == "refused"
    assert "Douze pages." in told(paul, "messaging.reply_refused").get().text


def test_a_conversation_that_nobody_takes_answers_in_sends_it_back(client, written, paul):
    written.thread.about = "nothing:1"
    written.thread.save()

    assert answer(client, paul, written).why == "messaging.reply_closed"


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Precedence": "bulk"}, "automatic"),
        ({"X_Autoreply": "yes"}, "automatic"),
        ({"Return_Path": "<>"}, "bounce"),
    ],
)
def test_what_a_machine_wrote_is_left_aside(client, written, paul, headers, why):
    row = answer(client, paul, written, **headers)

    assert (row.state, row.why) == ("dropped", why)
    assert not Message.objects.filter(author=paul).exists()
    assert not told(paul, "messaging.reply_refused").exists()
    assert Fact.objects.get(kind="messaging.reply_dropped").data == {"why": why}


def test_another_sender_is_left_aside_without_a_word(client, written, paul, nadia):
    mail = mail_from(nadia, reply_address(written, paul))
    post_mime(client, mail)
    run_due()

    assert IncomingReply.objects.get().why == "other_sender"
    assert not Message.objects.exclude(pk=written.pk).exists()
    assert not Mail.objects.filter(kind="messaging.reply_refused").exists()


def test_a_closed_account_says_nothing_any_more(client, written, paul):
    paul.is_active = False
    paul.save()

    assert answer(client, paul, written).why == "nobody"


def test_a_flood_is_left_aside(client, written, paul, monkeypatch):
    two = SimpleNamespace(value=lambda: 2)
    monkeypatch.setattr("ouvrage.messaging.replies.services.REPLIES_AN_HOUR", two)

    rows = [answer(client, paul, written, "Non." * number) for number in range(1, 4)]

    assert [row.why for row in rows] == ["", "", "too_many"]


def test_files_are_kept_where_the_page_would_keep_them(client, written, paul, project):
    files = [("devis.txt", "text/plain", b"Devis"), ("croquis.png", "image/png", picture())]

    answer(client, paul, written, files=files)

    kept = StoredFile.objects.order_by("name")
    assert [one.name for one in kept] == ["croquis.png", "devis.txt"]
    assert {one.about for one in kept} == {f"exchange:{project.pk}-{paul.company_id}"}


def test_what_the_client_sends_in_private_stays_between_the_two(client, offer, project, claire):
    message = write_privately(
        message_id=new_id(), offer_id=offer.pk, body="Il me faut un brief.", actor=offer.author
    )

    answer(client, claire, message, files=[("brief.txt", "text/plain", b"Le brief")])

    assert StoredFile.objects.get().about == f"exchange:{project.pk}-{offer.company_id}"


def test_a_file_alone_is_an_answer(client, written, paul):
    row = answer(client, paul, written, "", files=[("devis.txt", "text/plain", b"Devis")])

    assert row.state == "posted"
    assert StoredFile.objects.count() == 1
    assert not Message.objects.filter(author=paul).exists()


def test_a_file_that_is_refused_is_told_and_the_words_are_posted(client, written, paul):
    files = [
        ("programme.exe", "application/octet-stream", b"MZ\x90\x00"),
        ("devis.txt", "text/plain", b"Devis"),
    ]

    row = answer(client, paul, written, files=files)

    assert row.state == "posted"
    assert Message.objects.get(author=paul).body == "Douze pages."
    mail = told(paul, "messaging.reply_files").get()
    assert "programme.exe" in mail.text
    assert "devis.txt" not in mail.text


def test_files_beyond_the_twentieth_are_told(client, written, paul):
    files = [(f"note{n}.txt", "text/plain", f"note {n}".encode()) for n in range(22)]

    answer(client, paul, written, files=files)

    assert StoredFile.objects.count() == 20
    text = told(paul, "messaging.reply_files").get().text
    assert "note21.txt" in text
    assert "les 20 premiers fichiers" in text


def test_files_alone_that_are_all_refused_come_back(client, written, paul):
    row = answer(client, paul, written, "", files=[("a.exe", "application/x-dos", b"MZ\x90\x00")])

    assert (row.state, row.why) == ("refused", "messaging.file_kind")


@pytest.mark.django_db(transaction=True)
def test_two_workers_post_an_answer_once():
    claire, paul = UserFactory(), UserFactory(provider=True)
    offer = offer_of(paul, ProjectFactory(client=claire))
    message = write_privately(message_id=new_id(), offer_id=offer.pk, body="Alors ?", actor=claire)
    mail = mail_from(paul, reply_address(message, paul))
    receive_reply(source="mime", data=mail.as_bytes())
    row, read = IncomingReply.objects.get(), open_mail(mail.as_bytes())

    done = at_once(*[lambda: settle_reply(reply_id=row.pk, opened=read)] * 2)

    assert done == {"done": 2}
    assert Message.objects.filter(author=paul).count() == 1
    assert Fact.objects.filter(kind="messaging.reply_posted").count() == 1
