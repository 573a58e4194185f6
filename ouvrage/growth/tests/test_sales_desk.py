"""The sales desk finds providers by what matters to it, and never sees a project's client."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.models import StaffRole
from ouvrage.accounts.tests.factories import CompanyFactory, UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.credits.models import CreditKind
from ouvrage.followup.services import write_note
from ouvrage.growth.sales.services import write_sales_note
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import clock_at, now, today
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.subscriptions.tests.factories import install_plans, subscribed

LIST = reverse("growth:sales")
CANARIES = {
    "contact_name": "Célestine Canari",
    "contact_email": "celestine@canari.example",
    "contact_phone": "+33639987654",
    "title": "Volière en fer forgé",
}
INTERNAL = "Elle hésite encore avec la concurrence."


@pytest.fixture(autouse=True)
def site(db):
    install_plans()
    return BrandFactory()


@pytest.fixture
def damien(db):
    """A sales agent."""
    return activated(UserFactory(pseudo="damien", staff_roles=[StaffRole.SALES]))


@pytest.fixture
def desk(client, damien, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(damien)
    return client


def names(desk: Client, **query: str) -> str:
    return desk.get(LIST, query).content.decode()


def test_each_list_holds_whom_it_says(desk, paul, nadia, damien):
    paul.company.name, nadia.company.name = "Atelier Paul", "Studio Nadia"
    paul.company.save()
    nadia.company.save()
    with clock_at(now() - timedelta(days=5)):
        subscribed(paul, "essentiel", 1)
    write_sales_note(
        note_id=new_id(), company_id=nadia.company_id or 0, kind="call",
        text="Rappeler après la rentrée.", call_back_on=today(), actor=damien,
    )  # fmt: skip

    def holds(shown):
        page = names(desk, liste=shown)
        return "Atelier Paul" in page, "Studio Nadia" in page

    assert holds("") == (True, True)
    assert holds("soon") == (True, False)
    assert holds("none") == (False, True)
    assert holds("incident") == (False, False)
    assert holds("unused") == (True, True)
    assert holds("call_back") == (False, True)


def test_a_provider_is_found_by_name_pseudo_address_or_number(desk, paul, nadia):
    paul.company.name, paul.company.registration_number = "Atelier Paul", "732829320"
    paul.company.save()

    for words in ("atelier p", "PAUL", paul.email, "732 829 320"):
        assert "Atelier Paul" in names(desk, q=words), words
    assert "Atelier Paul" not in names(desk, q="zzz")


def test_many_providers_cost_no_more_queries_and_are_paged(desk, django_assert_max_num_queries):
    for number in range(45):
        UserFactory(company=CompanyFactory(name=f"Atelier {number:02}"))
    names(desk)

    with django_assert_max_num_queries(13):
        first = names(desk)
    with django_assert_max_num_queries(13):
        names(desk, liste="soon")

    assert first.count("data-row>") == 30
    assert 'rel="next"' in first


def test_the_file_has_the_same_lines_and_no_phone(desk, paul):
    paul.phone = "+33612345678"
    paul.save()
    subscribed(paul, "essentiel", 3)

    answer = desk.get(reverse("growth:sales_export"))
    text = b"".join(answer.streaming_content).decode()

    assert "Essentiel" in text
    assert paul.company.name in text
    assert paul.phone not in text
    assert paul.email not in text


def test_nothing_of_projects_clients_and_follow_up_shows_anywhere(desk, paul, sophie, damien):
    project = ProjectFactory(**CANARIES)
    for kind in CreditKind:
        opened(with_credits(paul), project, kind)
    write_note(
        note_id=new_id(), project_id=project.pk, text=INTERNAL, is_readable=True, actor=sophie
    )
    subscribed(paul, "privilege", 3)
    account = reverse("growth:sales_account", args=[paul.company_id])

    pages = [names(desk), desk.get(account).content.decode()]
    pages.append(b"".join(desk.get(reverse("growth:sales_export")).streaming_content).decode())
    shown = desk.post(
        reverse("growth:sales_phone", args=[paul.company_id]),
        {"look_id": new_id(), "purpose": "contract"},
    )
    pages.append(shown.content.decode())

    assert shown.status_code == 200
    for page in pages:
        for canary in (*CANARIES.values(), INTERNAL):
            assert canary not in page


def test_one_account_is_a_bounded_number_of_queries(
    desk, paul, damien, django_assert_max_num_queries
):
    subscribed(paul, "essentiel", 3)
    for number in range(40):
        write_sales_note(
            note_id=new_id(), company_id=paul.company_id, kind="note", text=f"Note {number}.",
            actor=damien,
        )  # fmt: skip
    url = reverse("growth:sales_account", args=[paul.company_id])
    desk.get(url)

    with django_assert_max_num_queries(26):
        page = desk.get(url).content.decode()

    assert "Note 39." in page
    assert "Note 5." not in page


def test_a_note_is_kept_once_and_its_call_back_is_ticked_off(desk, paul):
    typed = {
        "note_id": new_id(), "kind": "call", "text": "Hésite entre deux formules.",
        "call_back_on": today().isoformat(),
    }  # fmt: skip
    url = reverse("growth:sales_note", args=[paul.company_id])

    desk.post(url, typed)
    desk.post(url, typed)
    note = paul.company.sales_notes.get()
    desk.post(reverse("growth:sales_called_back", args=[note.pk]))
    desk.post(reverse("growth:sales_called_back", args=[note.pk]))

    note.refresh_from_db()
    assert note.done_at is not None
    assert paul.company.name not in names(desk, liste="call_back")


def test_what_was_typed_is_kept_when_the_day_is_over(desk, paul):
    typed = {
        "note_id": new_id(), "kind": "call", "text": "À reprendre.", "call_back_on": "2020-01-01"
    }  # fmt: skip

    answer = desk.post(reverse("growth:sales_note", args=[paul.company_id]), typed)

    assert answer.status_code == 422
    assert "À reprendre." in answer.content.decode()


def test_no_page_for_a_company_that_nobody_has(desk):
    assert desk.get(reverse("growth:sales_account", args=[999_999])).status_code == 404
