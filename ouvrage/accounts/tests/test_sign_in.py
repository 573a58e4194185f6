"""Signing in, forgotten words, sessions."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from ouvrage.accounts.tests.factories import PASSWORD
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due
from ouvrage.notifications.models import Mail

SIGN_IN = "/compte/connexion/"
LOST = "/compte/mot-de-passe/oublie/"
NEW = "une toute autre phrase"


@pytest.fixture(autouse=True)
def brand(db):
    cache.clear()
    return BrandFactory()


def sign_in(client, login, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": login, "password": password, **more})


def is_in(client, user):
    return client.session.get("_auth_user_id") == str(user.pk)


def link_in(text):
    return re.findall(r"http://atelier\.localhost(/\S+)", text)[0]


@pytest.mark.parametrize("login", ["claire", "CLAIRE", "claire@courriel.example"])
def test_one_signs_in_by_pseudo_or_by_address(client, claire, login):
    answer = sign_in(client, login, next="/mes-mails/")

    assert answer.headers["Location"] == "/mes-mails/"
    assert is_in(client, claire)
    assert Fact.objects.get(kind="accounts.signed_in").actor_id == claire.pk


def test_a_wrong_password_and_an_unknown_pseudo_read_the_same(client, claire):
    wrong = sign_in(client, "claire", "pas la bonne phrase")
    unknown = sign_in(client, "personne", "pas la bonne phrase")

    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()
    assert "ne va pas avec ce mot de passe" in wrong.text


def test_the_session_changes_with_the_sign_in(client, claire):
    client.get(SIGN_IN)
    session = client.session
    session["mark"] = 1
    session.save()
    before = session.session_key

    sign_in(client, "claire")

    assert client.session.session_key != before


def test_one_is_not_led_to_another_site(client, claire):
    answer = sign_in(client, "claire", next="https://ailleurs.example/")

    assert answer.headers["Location"] == "/aujourdhui/"


def test_many_wrong_passwords_close_the_door_for_a_while(client, claire):
    for _ in range(5):
        sign_in(client, "claire", "pas la bonne phrase")

    answer = sign_in(client, "claire")

    assert not is_in(client, claire)
    assert "Trop d’essais" in answer.text


def test_a_lost_password_is_replaced_by_mail_once(client, claire, mailoutbox):
    elsewhere = Client()
    elsewhere.force_login(claire)

    client.post(LOST, {"email": claire.email})
    run_due()
    link = link_in(mailoutbox[0].body)
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW})

    assert sign_in(client, "claire", NEW).status_code == 302
    assert elsewhere.get("/compte/profil/").status_code == 302, "other sessions are over"
    again = Client().get(link, follow=True)
    assert "Ce lien ne marche plus" in again.text
    assert Fact.objects.filter(kind="accounts.security_changed").exists()
    assert Mail.objects.filter(subject="Votre mot de passe a changé").exists()


def test_asking_for_a_password_says_the_same_of_an_unknown_address(client, claire):
    known = client.post(LOST, {"email": claire.email})
    unknown = client.post(LOST, {"email": "personne@courriel.example"})

    assert known.headers["Location"] == unknown.headers["Location"]
    assert Mail.objects.get(address="personne@courriel.example").recipient is None


def test_a_lost_pseudo_is_sent_to_its_owner_only(client, claire, mailoutbox):
    known = client.post("/compte/pseudo-oublie/", {"email": claire.email.upper()})
    unknown = client.post("/compte/pseudo-oublie/", {"email": "personne@courriel.example"})
    run_due()

    assert known.headers["Location"] == unknown.headers["Location"]
    (mail,) = mailoutbox
    assert mail.to == [claire.email]
    assert "est claire." in mail.body


def test_links_in_mails_never_follow_a_forged_host(client, claire, settings):
    settings.ALLOWED_HOSTS = ["*"]

    client.post(LOST, {"email": claire.email}, headers={"host": "pirate.example"})

    mail = Mail.objects.get()
    assert "pirate" not in mail.text + mail.html


def test_a_changed_password_ends_every_session(client, claire):
    elsewhere = Client()
    sign_in(elsewhere, "claire")
    sign_in(client, "claire")

    client.post("/compte/mot-de-passe/", {"oldpassword": PASSWORD, "password1": NEW})

    assert client.get("/compte/profil/").status_code == 302
    assert elsewhere.get("/compte/profil/").status_code == 302


def test_other_devices_are_listed_and_closed(client, claire):
    elsewhere = Client()
    sign_in(elsewhere, "claire", headers={"user-agent": "Autre"})
    sign_in(client, "claire")
    assert client.get("/compte/appareils/").context["session_count"] == 2

    client.post("/compte/appareils/")

    assert UserSession.objects.filter(user=claire).count() == 1
    assert elsewhere.get("/compte/profil/").status_code == 302
    assert client.get("/compte/profil/").status_code == 200


def test_reading_pages_writes_nothing_about_devices(client, claire, django_assert_max_num_queries):
    sign_in(client, "claire")

    with django_assert_max_num_queries(5):
        client.get("/compte/profil/")


def test_another_address_counts_once_it_is_proven(client, claire):
    sign_in(client, "claire")
    asked = client.post("/compte/adresse/", {"email": "Neuve@courriel.example", "action_add": ""})
    assert asked.headers["Location"].startswith("/compte/confirmation/")
    client.post(asked.headers["Location"], {"password": PASSWORD, "next": "/compte/adresse/"})
    claire.refresh_from_db()
    assert claire.email == "claire@courriel.example"

    mail = Mail.objects.get(kind="accounts.email_confirmation")
    client.post(link_in(mail.text))

    claire.refresh_from_db()
    assert claire.email == "neuve@courriel.example"
    told = Mail.objects.get(subject="Votre adresse a changé")
    assert told.address == "claire@courriel.example"
