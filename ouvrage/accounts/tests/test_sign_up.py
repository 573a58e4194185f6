"""From the sign-up page to the first sign-in."""

import re
import threading

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import connection
from django.test import Client

from ouvrage.accounts.models import Company, User
from ouvrage.accounts.tests.factories import PASSWORD, UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.jobs import run_due

SIGN_UP = "/compte/inscription/"


@pytest.fixture(autouse=True)
def brand(db):
    cache.clear()
    return BrandFactory()


def sign_up(client, **changes):
    typed = {
        "hat": "client",
        "email": "Claire@courriel.example",
        "username": "claire",
        "password1": PASSWORD,
        **changes,
    }
    return client.post(SIGN_UP, typed)


def link_in(text):
    return re.findall(r"http://atelier\.localhost(/\S+)", text)[0]


def kinds():
    return list(Fact.objects.order_by("pk").values_list("kind", flat=True))


def test_a_client_signs_up_confirms_the_address_and_is_in(client, mailoutbox):
    answer = sign_up(client)
    run_due()

    assert answer.headers["Location"] == "/compte/activation/"
    assert mailoutbox[0].to == ["claire@courriel.example"]
    assert mailoutbox[0].subject == "Ouvrez votre compte sur Atelier Graphique"
    link = link_in(mailoutbox[0].body)
    assert client.get(link).status_code == 200
    assert not EmailAddress.objects.get().verified, "reading a page confirms nothing"

    client.post(link)

    claire = User.objects.get(pseudo="claire")
    assert EmailAddress.objects.get(user=claire).verified
    assert int(client.session["_auth_user_id"]) == claire.pk
    assert kinds() == ["accounts.signed_up", "accounts.activated", "accounts.signed_in"]
    assert not claire.is_provider


def test_a_provider_signs_up_with_a_company(client):
    sign_up(client, hat="provider", company_name="Studio Encre", username="paul")

    company = Company.objects.get(members__pseudo="paul")
    assert company.name == "Studio Encre"
    assert company.legal_status == "discovery"
    assert kinds() == ["accounts.signed_up", "accounts.company_opened"]


def test_a_provider_needs_a_name(client):
    answer = sign_up(client, hat="provider")

    assert "company_name" in answer.context["form"].errors
    assert not User.objects.exists()


def test_nobody_gets_in_before_confirming_the_address(client):
    sign_up(client)
    client.cookies.clear()

    answer = client.post("/compte/connexion/", {"login": "claire", "password": PASSWORD})

    assert answer.headers["Location"] == "/compte/activation/"
    assert "_auth_user_id" not in client.session


def test_a_known_address_gets_the_same_answer_and_its_owner_a_mail(client, claire, mailoutbox):
    answer = sign_up(client, email=claire.email, username="autre")
    run_due()

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/compte/activation/"
    assert not User.objects.filter(pseudo="autre").exists()
    assert mailoutbox[0].subject == "Vous avez déjà un compte"


@pytest.mark.parametrize(
    "pseudo", ["ab", "-claire", "clairе", "claire martin", "a@b.example", "x" * 31, "admin"]
)
def test_an_odd_pseudo_is_refused(client, pseudo):
    answer = sign_up(client, username=pseudo)

    assert "username" in answer.context["form"].errors


def test_a_pseudo_that_somebody_has_or_had_is_refused(client):
    UserFactory(pseudo="Nadia", email="nadia@courriel.example").former_pseudos.create(pseudo="nad")

    for pseudo in ("nadia", "NAD"):
        assert "username" in sign_up(client, username=pseudo).context["form"].errors


@pytest.mark.parametrize("password", ["court", "motdepasse12", "claire@courriel.example"])
def test_a_weak_password_is_refused(client, password):
    if password == "motdepasse12":
        password = "password1234"

    answer = sign_up(client, password1=password)

    assert "password1" in answer.context["form"].errors


def test_no_composition_is_demanded_of_a_password(client):
    assert sign_up(client, password1="une phrase toute simple").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_sign_ups_at_once_make_one_account(brand):
    both_ready = threading.Barrier(2)
    answers = []

    def sign_up_now(number):
        both_ready.wait()
        answers.append(sign_up(Client(), username=f"claire{number}").headers["Location"])
        connection.close()

    tabs = [threading.Thread(target=sign_up_now, args=[number]) for number in range(2)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    assert answers == ["/compte/activation/"] * 2
    assert User.objects.count() == 1
