"""Letters on paper: who asks gets what binds him by post too; printed and posted once."""

import threading
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.db import connections, transaction

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.ids import new_id
from ouvrage.notifications import kinds
from ouvrage.notifications.bulk import QueuedMail, queue_mails
from ouvrage.notifications.errors import NothingToPrint
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.models import Batch, Notice, PostalAddress, PostalLetter
from ouvrage.notifications.post import paper, queueing, services
from ouvrage.notifications.post.queueing import post_too
from ouvrage.notifications.post.services import (
    ask_for_letters,
    give_back_batch,
    note_return,
    post_batch,
    print_letters,
    stop_letters,
)
from ouvrage.notifications.tests.factories import MailFactory

pytestmark = pytest.mark.django_db
PLACE = {"name": "Claire Duval", "street": "3 rue du Port"}
PLACE |= {"postcode": "35400", "city": "Saint-Malo"}
PAGE = "/compte/courrier-papier/"
DESK = "/bureau/courrier-papier/"


@pytest.fixture(autouse=True)
def brand():
    return BrandFactory()


@pytest.fixture
def lucie(db, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    return UserFactory(staff_roles=["accountant"])


@pytest.fixture
def damien(db):
    return UserFactory(staff_roles=["accountant"])


@pytest.fixture
def asking(claire):
    ask_for_letters(actor=claire, **PLACE)
    return claire


def a_letter(reader, key="a"):
    mail = MailFactory(recipient=reader, key=key, subject=f"Votre contrat {key}")
    return PostalLetter.objects.create(id=new_id(), mail=mail, reader=reader)


def a_batch(actor):
    return print_letters(batch_id=new_id(), actor=actor)


class TestQueue:
    """What goes on paper."""

    @pytest.fixture
    def told(self, monkeypatch):
        """One kind of each sort, whatever the apps above declare."""
        sorts = {
            "offers.received": None,
            "accounts.password_reset_key": kinds.Service.SECURITY,
            "contracts.to_sign": kinds.Service.CONTRACT,
        }

        class Known:
            def __init__(self, service):
                self.service = service

        monkeypatch.setattr(queueing, "kind_of", lambda name: Known(sorts[name]))
        return sorts

    @pytest.mark.parametrize(
        ("kind", "secret", "count"),
        [
            ("contracts.to_sign", False, 1),
            ("contracts.to_sign", True, 0),
            ("offers.received", False, 0),
            ("accounts.password_reset_key", False, 0),
        ],
    )
    def test_what_binds_the_reader_and_is_no_secret(self, asking, told, kind, secret, count):
        post_too([MailFactory(recipient=asking, kind=kind, is_secret=secret)])

        assert PostalLetter.objects.count() == count

    def test_who_did_not_ask_gets_none(self, claire, told):
        post_too([MailFactory(recipient=claire, kind="contracts.to_sign")])

        assert not PostalLetter.objects.exists()

    def test_each_way_of_queueing_leads_here(self, asking):
        for number in range(2):
            queue_mail(kind="notifications.test", key="one", to=asking, context={"number": number})
        queue_mails([QueuedMail("notifications.test", "two", asking)])

        assert not PostalLetter.objects.exists(), "a test mail protects an account: not on paper"


def test_a_batch_takes_the_address_of_now(asking, damien):
    letter = a_letter(asking)
    ask_for_letters(actor=asking, **(PLACE | {"city": "Dinard", "postcode": "35800"}))

    a_batch(damien)

    letter.refresh_from_db()
    assert letter.state == "printed"
    assert letter.lines == "Claire Duval\n3 rue du Port\n35800 Dinard"


def test_the_pdf_shows_each_letter_on_a_page_of_its_own(asking, damien):
    for key in "ab":
        a_letter(asking, key)
    batch = a_batch(damien)

    pdf = paper.make_pdf(batch)

    pages = pypdfium2.PdfDocument(pdf)
    words = [page.get_textpage().get_text_range() for page in pages]
    assert len(words) == 2
    assert "Saint-Malo" in words[0]
    assert "Votre contrat a" in words[0]
    assert "Votre contrat b" in words[1]
    assert pikepdf.open(BytesIO(pdf)).Root.MarkInfo.Marked
    assert paper.make_pdf(batch) == pdf


def test_the_same_batch_is_made_once(asking, damien):
    a_letter(asking)
    number = new_id()

    for _ in range(2):
        print_letters(batch_id=number, actor=damien)

    assert Batch.objects.count() == 1


def test_a_batch_without_letters_is_refused(damien):
    with pytest.raises(NothingToPrint):
        a_batch(damien)


def test_posted_then_one_comes_back_and_its_reader_is_told(asking, damien):
    letter, _other = a_letter(asking, "a"), a_letter(asking, "b")
    batch = a_batch(damien)
    for _ in range(2):
        post_batch(batch_id=batch.pk, actor=damien)

    note_return(letter_id=letter.pk, actor=damien)

    assert Notice.objects.get(reader=asking).kind == "notifications.letter_returned"
    with pytest.raises(IllegalMove):
        give_back_batch(batch_id=batch.pk, actor=damien)


def test_a_batch_the_printer_ate_waits_again_but_not_for_who_stopped(asking, paul, damien):
    ask_for_letters(actor=paul, **PLACE)
    kept, stopped = a_letter(asking, "a"), a_letter(paul, "b")
    batch = a_batch(damien)
    stop_letters(actor=paul)

    give_back_batch(batch_id=batch.pk, actor=damien)

    kept.refresh_from_db()
    stopped.refresh_from_db()
    assert (kept.state, stopped.state) == ("waiting", "cancelled")


def test_who_stops_has_nothing_printed(asking):
    letter = a_letter(asking)

    for _ in range(2):
        stop_letters(actor=asking)

    letter.refresh_from_db()
    assert letter.state == "cancelled"
    assert not PostalAddress.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_people_who_print_at_once_get_different_letters(asking, damien, monkeypatch):
    """Without the lock that skips, the second would wait, then print the same or be refused."""
    monkeypatch.setattr(services, "AT_ONCE", 2)
    for key in "abcd":
        a_letter(asking, key)
    began, go_on, made = threading.Event(), threading.Event(), []

    def slow():
        with transaction.atomic():
            made.append(a_batch(damien).pk)
            began.set()
            go_on.wait(10)
        connections.close_all()

    first = threading.Thread(target=slow)
    first.start()
    assert began.wait(10)
    made.append(a_batch(damien).pk)
    go_on.set()
    first.join()

    assert [PostalLetter.objects.filter(batch=batch).count() for batch in made] == [2, 2]


class TestPages:
    """By the person, and by accounting."""

    def test_a_person_asks_corrects_and_stops(self, client, claire):
        client.force_login(claire)
        refused = client.post(PAGE, {"name": "Claire"})
        assert "form-error" in refused.text or "aria-invalid" in refused.text

        client.post(PAGE, PLACE | {"country": "BE"})

        assert "35400 Saint-Malo" in client.get("/compte/preferences/").text
        assert str(claire.postal_address).endswith("BE")
        client.post(PAGE, {"stop": "1"})
        assert not PostalAddress.objects.exists()

    def test_accounting_makes_a_batch_prints_and_posts_it(self, client, asking, lucie):
        letter = a_letter(asking)
        client.force_login(lucie)
        assert "1 lettre attend" in client.get(DESK).text
        number = new_id()

        made = client.post(f"{DESK}{number}/imprimer/")

        assert made.url == f"{DESK}{number}/"
        pdf = client.get(f"{DESK}{number}/pdf/")
        assert pdf.content.startswith(b"%PDF")
        client.post(f"{DESK}{number}/suite/")
        letter.refresh_from_db()
        assert letter.state == "posted"
        client.post(f"{DESK}{letter.pk}/retour/")
        assert "revenue" in client.get(f"{DESK}{number}/").text

    def test_many_letters_ask_no_more_queries(
        self, client, asking, lucie, django_assert_max_num_queries
    ):
        for number in range(12):
            a_letter(asking, f"n{number}")
        batch = a_batch(lucie)
        client.force_login(lucie)

        with django_assert_max_num_queries(12):
            client.get(DESK)
        with django_assert_max_num_queries(12):
            client.get(f"{DESK}{batch.pk}/")
