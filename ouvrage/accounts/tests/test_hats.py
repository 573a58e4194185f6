"""Two hats on one account, and what people change about themselves."""

import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from ouvrage.accounts.errors import AlreadyProvider, NumberNotValid, PseudoTaken, PseudoTooSoon
from ouvrage.accounts.services import change_company, change_pseudo, open_company
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory, SkillFactory
from ouvrage.journal.models import Fact

SIREN = "732829320"


@pytest.fixture(autouse=True)
def brand(db):
    return BrandFactory()


def test_a_client_takes_the_provider_s_hat_and_stays_a_client(client, claire):
    client.force_login(claire)

    answer = client.post(
        "/devenir-prestataire/",
        {
            "name": "Studio Claire",
            "legal_status": "registered",
            "registration_number": "732 829 320 00074",
            "country": "FR",
        },
    )

    claire.refresh_from_db()
    assert answer.headers["Location"] == "/compte/entreprise/"
    assert claire.company.registration_number == SIREN
    fact = Fact.objects.get(kind="accounts.company_opened")
    assert (fact.company_id, fact.actor_id) == (claire.company.pk, claire.pk)


@pytest.mark.parametrize("number", ["732829321", "123", "abc"])
def test_a_number_that_cannot_exist_is_refused(claire, number):
    with pytest.raises(NumberNotValid):
        open_company(
            user_id=claire.pk,
            name="X",
            legal_status="registered",
            registration_number=number,
            actor=claire,
        )
    assert not claire.is_provider


def test_the_page_says_beside_the_field_what_is_wrong_with_a_number(client, claire):
    client.force_login(claire)

    answer = client.post(
        "/devenir-prestataire/",
        {
            "name": "Studio",
            "legal_status": "registered",
            "registration_number": "123",
            "country": "FR",
        },
    )

    assert answer.context["form"].errors["registration_number"]
    assert 'value="Studio"' in answer.text


def test_abroad_the_number_of_the_register_is_kept_as_it_is(claire):
    company = open_company(
        user_id=claire.pk,
        name="Atelier",
        legal_status="registered",
        registration_number="BE 0428.759.497",
        country="BE",
        actor=claire,
    )

    assert company.registration_number == "BE0428759497"


def test_one_account_acts_for_one_company(paul):
    with pytest.raises(AlreadyProvider) as refusal:
        open_company(user_id=paul.pk, name="Autre", actor=paul)
    assert paul.company.name in refusal.value.text


def test_a_company_s_page_is_edited_and_the_fact_names_the_fields(client, paul):
    client.force_login(paul)
    skill = SkillFactory()

    answer = client.post(
        "/compte/entreprise/",
        {
            "name": paul.company.name,
            "title": "Graphiste et illustrateur",
            "presentation": "Vingt ans de métier.",
            "skills": [skill.pk],
            "legal_status": "registered",
            "registration_number": SIREN,
            "country": "FR",
            "city": "Nantes",
        },
    )

    paul.company.refresh_from_db()
    assert answer.status_code == 303
    assert paul.company.title == "Graphiste et illustrateur"
    assert list(paul.company.skills.all()) == [skill]
    assert "title" in Fact.objects.get(kind="accounts.company_changed").data["fields"]


def test_leaving_the_register_drops_the_number(paul):
    company = change_company(company_id=paul.company_id, legal_status="discovery", actor=paul)

    assert company.registration_number == ""


def test_a_client_has_no_company_page(client, claire):
    client.force_login(claire)

    assert client.get("/compte/entreprise/").status_code == 403


def test_a_profile_is_edited_and_the_phone_kept_in_one_form(client, claire):
    client.force_login(claire)

    client.post(
        "/compte/profil/",
        {
            "first_name": "Claire",
            "last_name": "Duval",
            "phone": "06 39 98 00 77",
            "quality": "consumer",
        },
    )

    claire.refresh_from_db()
    assert (claire.last_name, claire.phone) == ("Duval", "+33639980077")
    fact = Fact.objects.get(kind="accounts.person_changed")
    assert "Duval" not in str(fact.data)


def test_a_phone_that_cannot_be_reached_is_refused(client, claire):
    client.force_login(claire)

    answer = client.post(
        "/compte/profil/",
        {"first_name": "C", "last_name": "D", "phone": "12", "quality": "consumer"},
    )

    assert answer.context["form"].errors["phone"]


def test_nothing_but_the_declared_fields_is_written(client, claire):
    client.force_login(claire)

    client.post(
        "/compte/profil/",
        {
            "first_name": "Claire",
            "last_name": "Duval",
            "quality": "consumer",
            "staff_roles": "admin",
            "email": "autre@courriel.example",
            "is_active": "",
            "company": "1",
        },
    )

    claire.refresh_from_db()
    assert claire.staff_roles == []
    assert claire.email == "claire@courriel.example"
    assert claire.is_active


def test_a_language_is_chosen_for_pages_and_mails(client, claire):
    client.force_login(claire)

    client.post("/compte/langue/", {"language": "en"})

    claire.refresh_from_db()
    assert claire.language == "en"
    assert 'lang="en"' in client.get("/compte/preferences/").text


def test_a_pseudo_changes_rarely_and_the_former_one_stays_one_s_own(claire):
    change_pseudo(user_id=claire.pk, pseudo="claire.d", actor=claire)

    with pytest.raises(PseudoTooSoon):
        change_pseudo(user_id=claire.pk, pseudo="claire.e", actor=claire)
    with pytest.raises(PseudoTaken):
        change_pseudo(user_id=UserFactory().pk, pseudo="Claire", actor=claire)
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        change_pseudo(user_id=claire.pk, pseudo="claire", actor=claire)


def test_a_refused_pseudo_is_told_on_the_page(client, claire, paul):
    client.force_login(claire)

    answer = client.post("/compte/pseudo/", {"pseudo": "paul"})

    assert "n’est pas libre" in answer.text


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_open_one_company(paul_to_be):
    first_has_opened = threading.Event()

    def open_first():
        with transaction.atomic():
            open_company(user_id=paul_to_be.pk, name="Premier", actor=paul_to_be)
            first_has_opened.set()
            time.sleep(0.2)
        connection.close()

    first = threading.Thread(target=open_first)
    first.start()
    first_has_opened.wait()
    with pytest.raises(AlreadyProvider):
        open_company(user_id=paul_to_be.pk, name="Second", actor=paul_to_be)
    first.join()


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_do_not_take_one_pseudo(paul_to_be):
    other = UserFactory()
    first_has_taken = threading.Event()

    def take_first():
        with transaction.atomic():
            change_pseudo(user_id=paul_to_be.pk, pseudo="unique", actor=paul_to_be)
            first_has_taken.set()
            time.sleep(0.2)
        connection.close()

    first = threading.Thread(target=take_first)
    first.start()
    first_has_taken.wait()
    with pytest.raises(PseudoTaken):
        change_pseudo(user_id=other.pk, pseudo="Unique", actor=other)
    first.join()


@pytest.fixture
def paul_to_be():
    return UserFactory(pseudo="paul")
