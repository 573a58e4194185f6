"""Accounts made while posting: one answer outside, the owner told by mail, one-use link."""

import re
import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from ouvrage.accounts.activation import activation_path, person_of
from ouvrage.accounts.errors import LinkDead
from ouvrage.accounts.models import User
from ouvrage.accounts.queries import is_verified
from ouvrage.accounts.services import activate_account, open_account
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due

PASSWORD = "une phrase qui dit tout"


@pytest.fixture
def brand(db):
    return BrandFactory(slug="plume", name="Plume", is_default=True)


def posting(brand, **changes):
    details = {
        "email": "Hélène.Roy@courriel.example".replace("é", "e").replace("è", "e"),
        "full_name": "Hélène Roy",
        "phone": "+33639980077",
        "language": "fr",
        "brand": brand,
        **changes,
    }
    return open_account(**details)


def link_in(text):
    return re.findall(r"http://plume\.localhost(/\S+)", text)[0]


def test_a_new_address_gets_an_account_without_password_and_a_link(brand, mailoutbox):
    user = posting(brand)
    run_due()

    assert (user.first_name, user.last_name, user.pseudo) == ("Hélène", "Roy", "helene-roy")
    assert not user.has_usable_password()
    assert not is_verified(user)
    (mail,) = mailoutbox
    assert mail.from_email == "Plume <bonjour@plume.example>"
    assert mail.subject == "Votre projet vous attend : ouvrez votre compte".replace(" :", "\u00a0:")


def test_the_link_opens_the_account_proves_the_address_and_signs_in(brand, client, mailoutbox):
    user = posting(brand)
    run_due()
    link = link_in(mailoutbox[0].body)

    page = client.get(link)
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert not is_verified(user), "reading the page changes nothing"
    answer = client.post(link, {"password": PASSWORD})

    assert answer.headers["Location"] == "/mes-projets/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert is_verified(user)
    assert Fact.objects.filter(kind="accounts.activated", subject_id=user.pk).count() == 1


def test_the_link_serves_once(brand, client):
    user = posting(brand)
    link = activation_path(user)
    client.post(link, {"password": PASSWORD})

    answer = Client().get(link)

    assert answer.status_code == 410
    assert 'data-code="accounts.link_dead"' in answer.text


def test_the_link_lasts_seven_days_and_cannot_be_altered(brand):
    token = activation_path(posting(brand)).split("/")[2]

    assert person_of(token + "x") is None
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert person_of(token) is None


def test_a_weak_first_password_is_refused(brand, client):
    user = posting(brand)

    answer = client.post(activation_path(user), {"password": "court"})

    assert answer.context["form"].errors["password"]
    assert not is_verified(user)


def test_an_address_proven_before_keeps_its_owner_s_details(brand, claire, mailoutbox):
    same = posting(brand, email=claire.email, full_name="Quelqu’un d’Autre")
    run_due()

    assert same == claire
    claire.refresh_from_db()
    assert claire.first_name == "Claire"
    assert mailoutbox[0].subject == "Ce projet vous attend\u00a0: connectez-vous"
    assert "/compte/connexion/" in mailoutbox[0].body


def test_asking_twice_before_activation_sends_a_second_link(brand, mailoutbox):
    first, second = posting(brand), posting(brand)
    run_due()

    assert first == second
    assert len(mailoutbox) == 2
    assert User.objects.count() == 1


def test_two_people_of_one_name_get_two_pseudos(brand):
    UserFactory(pseudo="helene-roy")

    assert posting(brand).pseudo.startswith("helene-roy-")


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_make_one_account():
    brand = BrandFactory(slug="plume", is_default=True)
    first_is_in = threading.Event()

    def open_first():
        with transaction.atomic():
            posting(brand)
            first_is_in.set()
            time.sleep(0.2)
        connection.close()

    first = threading.Thread(target=open_first)
    first.start()
    first_is_in.wait()
    posting(brand)
    first.join()

    assert User.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_link_used_twice_at_once_serves_once():
    token = activation_path(posting(BrandFactory())).split("/")[2]
    first_has_chosen = threading.Event()

    def choose_first():
        with transaction.atomic():
            activate_account(token=token, password=PASSWORD)
            first_has_chosen.set()
            time.sleep(0.2)
        connection.close()

    first = threading.Thread(target=choose_first)
    first.start()
    first_has_chosen.wait()
    with pytest.raises(LinkDead):
        activate_account(token=token, password="une autre phrase encore")
    first.join()
    assert User.objects.get().check_password(PASSWORD)
