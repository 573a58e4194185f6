"""The pre-spend card and prospecting, as a provider meets them in a browser without scripts."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.access.models import Opening
from ouvrage.access.tests.factories import opened, with_credits
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import balances
from ouvrage.kit.ids import new_id
from ouvrage.projects.states import ProjectState
from ouvrage.projects.tests.factories import ProjectFactory


@pytest.fixture
def project(claire):
    return ProjectFactory(client=claire, call_hours=["morning"], contact_channels=["phone"])


@pytest.fixture
def rich(paul):
    return with_credits(paul)


@pytest.fixture
def signed_in(rich):
    browser = Client()
    browser.force_login(rich)
    return browser


def card_url(project, kind="consultation"):
    return reverse("access:card", args=[project.pk, kind])


def text(answer):
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def left(provider, kind=CreditKind.CONSULTATION):
    return balances(provider.company_id)[kind].count


def test_the_card_says_what_it_costs_and_opens_before_anything_is_debited(signed_in, rich, project):
    page = text(signed_in.get(card_url(project)))

    assert "Ouvrir le rapport complet" in page
    assert "Le cahier des charges entier" in page
    assert re.search(r"<dd>3</dd>.*<dd>2</dd>", page, re.DOTALL)
    assert left(rich) == 3


def test_pressing_the_button_opens_and_leads_to_the_report(signed_in, rich, project):
    shown = signed_in.get(card_url(project))
    form = {"request_id": str(shown.context["request_id"])}

    answer = signed_in.post(card_url(project), form)

    assert (answer.status_code, answer["Location"]) == (303, f"/projets/{project.pk}/")
    assert str(Opening.objects.get().pk) == form["request_id"]
    assert left(rich) == 2


def test_pressing_twice_or_after_a_lost_answer_debits_once(signed_in, rich, project):
    form = {"request_id": str(new_id())}

    answers = [signed_in.post(card_url(project), form) for _ in range(3)]
    signed_in.post(card_url(project), {"request_id": "not an id"})

    assert {answer.status_code for answer in answers} == {303}
    assert left(rich) == 2


def test_what_is_open_already_leads_straight_to_the_report(signed_in, rich, project):
    opened(rich, project)

    assert signed_in.get(card_url(project))["Location"] == f"/projets/{project.pk}/"


def test_the_contact_card_tells_places_hours_and_advises_to_read_first(signed_in, project):
    opened(with_credits(UserFactory(provider=True)), project, CreditKind.CONTACT)

    page = text(signed_in.get(card_url(project, "contact")))

    assert "5 places libres sur 6" in page
    assert "Par téléphone · le matin" in re.sub(r"<[^>]+>", "", page)
    assert "lire d’abord le rapport complet" in page


def test_the_contact_card_says_when_there_is_no_phone_number(signed_in):
    project = ProjectFactory(contact_phone="")

    assert "n’a pas donné de téléphone" in text(signed_in.get(card_url(project, "contact")))


def test_a_card_that_cannot_be_used_says_why_and_has_no_button(signed_in):
    page = text(signed_in.get(card_url(ProjectFactory(stale=True))))

    assert "Personne n’a confirmé récemment le projet" in page
    assert "<button" not in page.partition('class="ticket"')[2].partition("</form>")[0]


def test_an_empty_wallet_is_told_on_the_card_before_the_press(nadia, project):
    browser = Client()
    browser.force_login(nadia)

    assert "Il ne vous reste aucun crédit de ce type (consultation)" in text(
        browser.get(card_url(project))
    )


def test_a_refusal_is_a_sentence_with_its_code(signed_in, rich):
    project = ProjectFactory(stale=True)

    answer = signed_in.post(card_url(project), {"request_id": str(new_id())})

    assert answer.status_code == 409
    assert 'data-code="access.to_reconfirm"' in text(answer)
    assert left(rich) == 3


@pytest.mark.parametrize("state", [ProjectState.SUBMITTED, ProjectState.DRAFT])
def test_a_project_that_was_never_validated_is_not_found(signed_in, state):
    project = ProjectFactory(state=state, published_at=None, confirmed_alive_at=None)

    assert signed_in.get(card_url(project)).status_code == 404
    assert signed_in.post(card_url(project)).status_code == 404


def test_a_kind_that_does_not_exist_is_not_found(signed_in, project):
    assert signed_in.get(card_url(project, "gratuit")).status_code == 404


def test_htmx_gets_the_card_alone(signed_in, project):
    answer = signed_in.get(card_url(project), headers={"HX-Request": "true"})

    assert "<html" not in text(answer)
    assert 'class="ticket"' in text(answer)


def test_clients_have_no_card(claire, project):
    browser = Client()
    browser.force_login(claire)

    assert browser.get(card_url(project)).status_code == 403


def test_the_card_takes_few_queries(signed_in, project, django_assert_max_num_queries):
    signed_in.get(card_url(project))

    with django_assert_max_num_queries(13):
        signed_in.get(card_url(project, "contact"))


def test_prospecting_shows_every_project_with_a_spend_the_latest_first(signed_in, rich, nadia):
    first, second, other = (ProjectFactory(title=f"Projet {n}") for n in ("un", "deux", "trois"))
    for project, kind in [(first, "CONTACT"), (second, "OFFRE"), (first, "CONSULTATION")]:
        opened(rich, project, kind)
    opened(with_credits(nadia), other)

    page = text(signed_in.get(reverse("access:prospecting")))

    assert page.index("Projet un") < page.index("Projet deux")
    assert "Projet trois" not in page
    assert "Sans réponse après 48 heures ?" in page
    assert "Appelez le client" in page


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("", ["fini", "offre", "lu"]),
        ("en-cours", ["offre", "lu"]),
        ("consultation", ["fini", "lu"]),
        ("offre", ["offre"]),
        ("contact", []),
    ],
)
def test_prospecting_is_filtered_by_the_address(signed_in, rich, view, expected):
    lu, offre, fini = (ProjectFactory(title=name) for name in ("lu", "offre", "fini"))
    opened(rich, lu)
    opened(rich, offre, CreditKind.OFFRE)
    opened(rich, fini)
    fini.state = ProjectState.FINALISED
    fini.save()

    answer = signed_in.get(reverse("access:prospecting"), {"vue": view})

    assert [one.project.title for one in answer.context["prospects"]] == expected


def test_prospecting_takes_few_queries_and_goes_on(signed_in, rich, django_assert_max_num_queries):
    with_many = UserFactory(provider=True)
    with_credits(with_many, 30)
    for _number in range(23):
        opened(with_many, ProjectFactory())
    browser = Client()
    browser.force_login(with_many)
    first = browser.get(reverse("access:prospecting"))

    with django_assert_max_num_queries(8):
        rest = browser.get(reverse("access:prospecting"), {"after": first.context["page"].next})

    assert (len(first.context["prospects"]), len(rest.context["prospects"])) == (20, 3)


def test_prospecting_with_nothing_says_what_to_do(signed_in, project):
    assert "Aucun projet ouvert ici pour le moment" in text(
        signed_in.get(reverse("access:prospecting"))
    )
