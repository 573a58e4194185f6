"""« Abonnements »: open to all; a provider first reads of his own skills."""

from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.brands.models import Skill
from ouvrage.brands.tests.factories import CategoryFactory, SkillFactory
from ouvrage.growth.tests.test_figures import logo, offered, project

__all__ = ["logo"]


def page(client: Client, query: str = "") -> str:
    response = client.get(reverse("growth:plans") + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_reads_the_figures_of_the_whole_site(client: Client, logo: Skill) -> None:
    offered(project(logo))
    offered(project())

    text = page(client)

    assert "Toutes compétences confondues." in text
    assert "2 offres en tout" in text


def test_a_provider_first_reads_of_his_own_skills(client: Client, paul: User, logo: Skill) -> None:
    assert paul.company
    paul.company.skills.add(logo)
    offered(project(logo))
    offered(project(SkillFactory(slug="site")))
    client.force_login(paul)

    text = page(client)

    assert "Pour vos propres compétences" in text
    assert "1 offre en tout" in text


def test_skills_are_chosen_in_the_address(client: Client, logo: Skill) -> None:
    kind = CategoryFactory()
    logo.categories.add(kind)
    offered(project(logo, category=kind))

    text = page(client, f"?domaine={kind.pk}&competence={logo.pk}")

    assert "Pour ces compétences" in text
    assert "1 offre en tout" in text


def test_few_projects_are_said_to_be_few(client: Client, logo: Skill) -> None:
    project(logo)

    assert "Seulement 1 projet en 90 jours" in page(client)


def test_what_makes_no_sense_in_the_address_counts_as_not_asked(
    client: Client, logo: Skill
) -> None:
    assert "Toutes compétences" in page(client, "?domaine=²&competence=x&competence=99999")


def test_the_plans_are_shown_with_their_prices_and_the_way_to_order(
    client: Client, db: None
) -> None:
    text = page(client)

    assert "29\xa0€" in text
    assert reverse("subscriptions:order", args=["privilege", 12]) in text
    assert "TVA comprise" not in text


def test_a_provider_reads_what_he_would_pay_and_which_plan_is_his(
    client: Client, paul: User
) -> None:
    client.force_login(paul)

    text = page(client)

    assert "34,80\xa0€ à payer, TVA comprise" in text
    assert text.count("votre formule") == 1
