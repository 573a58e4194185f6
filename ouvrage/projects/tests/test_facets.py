"""Counts beside the filters, reasons under the rows, suggestions while typing, orders."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from ouvrage.brands.tests.factories import CategoryFactory, SkillFactory
from ouvrage.kit.time import now, today
from ouvrage.projects import vocabulary
from ouvrage.projects.models import Project
from ouvrage.projects.queries import Order, ProjectList, facets
from ouvrage.projects.queries.facets import count_facets
from ouvrage.projects.queries.finding import NEWEST
from ouvrage.projects.services import shelve_project
from ouvrage.projects.suggesting import suggestions
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
LIST = reverse("projects:list")


@pytest.fixture
def three():
    first = ProjectFactory(title="Logo d’un fleuriste", budget_bracket="over_5000")
    other = CategoryFactory(slug="web", name_fr="Site web", brand=first.brand)
    ProjectFactory(title="Affiche", offer_count=2, is_remote=False, brand=first.brand)
    ProjectFactory(title="Site", category=other, brand=first.brand, budget_bracket="over_5000")
    return first, other


def test_each_choice_says_how_many_it_leaves(three):
    first, other = three
    skill = SkillFactory(slug="logo", name_fr="Logo")
    first.skills.add(skill)

    found = count_facets(ProjectList(), None)

    assert found.total == 3
    assert found.found["categorie"][str(other.pk)] == 1
    assert found.found["budget"] == {"over_5000": 2, "1000_to_5000": 1}
    assert found.found["competence"] == {str(skill.pk): 1}
    assert found.found["offres"] == {"1": 2, "3": 3, "6": 3}
    assert found.found["distance"] == {"oui": 2}
    assert found.found["vivant"] == {"oui": 3}
    assert found.found["age"] == {"7": 3, "30": 3, "90": 3}


def test_a_filter_narrows_all_counts_but_its_own(three):
    _first, other = three

    found = count_facets(ProjectList(categories=[other.pk]), None)

    assert found.total == 1
    assert sum(found.found["categorie"].values()) == 3
    assert found.found["budget"] == {"over_5000": 1}


def test_what_is_hidden_does_not_count(three, paul):
    shelve_project(project_id=three[0].pk, shelf="hidden", actor=paul)

    assert count_facets(ProjectList(), paul.company_id).total == 2


def test_counts_stop_at_a_bound_and_say_so(three, monkeypatch, client):
    monkeypatch.setattr(facets, "MOST", 2)

    found = count_facets(ProjectList(), None)

    assert (found.total, found.is_capped) == (2, True)
    assert "budget" in found.capped


def test_all_counts_are_one_query(three, django_assert_num_queries):
    asked = ProjectList(categories=[three[1].pk], budgets=["over_5000"], remote=True)

    with django_assert_num_queries(1):
        count_facets(asked, None)


def test_several_choices_of_one_filter_add_up(client, three):
    _first, other = three
    query = f"?categorie={other.pk}&categorie={three[0].category_id}&budget=over_5000"

    page = client.get(LIST + query).text

    assert "fleuriste" in page
    assert "Affiche" not in page
    assert page.count("checked") >= 3


def test_the_list_is_read_by_deadline_or_by_offers(three):
    Project.objects.filter(title="Affiche").update(deadline_on=today() + timedelta(days=3))

    def first(order):
        return ProjectList(order=order).find(None).lines[0].project.title

    assert first(Order.DEADLINE) == "Affiche"
    assert first(Order.FEWEST) != "Affiche"


def test_pages_by_deadline_follow_without_gap_or_double(three):
    Project.objects.filter(title="Site").update(deadline_on=today())
    query = ProjectList(order=Order.DEADLINE, size=2)

    first = query.find(None)
    second = query.find(None, after=first.next)

    assert len({line.project.pk for found in (first, second) for line in found.lines}) == 3


def test_a_row_says_what_ties_it_to_its_reader(client, paul, three):
    skill = SkillFactory(slug="logo", name_fr="Dessin de logo")
    three[0].skills.add(skill)
    paul.company.skills.add(skill)
    client.force_login(paul)

    page = client.get(LIST, {"q": "fleuriste"}).text

    assert "vos mots dans le titre ou les compétences" in page.lower()
    assert "votre compétence Dessin de logo" in page


def test_suggestions_are_words_skills_and_kinds_of_work(client, three, django_assert_num_queries):
    SkillFactory(slug="affichage", name_fr="Affichage urbain", name_en="Outdoor")
    ProjectFactory(title="Afficheur secret", submitted=True)
    vocabulary.refresh()

    with django_assert_num_queries(1):
        found = {one.text for one in suggestions("une affich", type("P", (), {"pk": None})())}
    assert "une affiche" in found
    assert not any("secret" in text or "afficheur" in text for text in found)

    page = client.get(reverse("projects:suggest"), {"q": "affich"}).text
    assert "Affichage urbain" in page
    assert 'role="option"' in page


@pytest.mark.parametrize("typed", ["", "a", "%", "_%", "\x00x", "'; --", "é" * 200])
def test_strange_letters_bring_nothing_bad(client, typed):
    assert client.get(reverse("projects:suggest"), {"q": typed}).status_code == 200


def test_a_new_project_is_marked_and_counted_until_it_was_seen(client, paul):
    ProjectFactory(title="Ancien", published_at=now() - timedelta(days=2))
    client.force_login(paul)
    client.post(reverse("projects:visit"), {"tout": "oui"})
    ProjectFactory(title="Tout neuf")

    page = client.get(LIST, {"onglet": "nouveaux"}).text
    assert "Tout neuf" in page
    assert "Ancien" not in page.split("<main")[1]

    client.post(reverse("projects:visit"), {"tout": "oui"})
    assert "Tout neuf" not in client.get(LIST, {"onglet": "nouveaux"}).text


def test_a_visitor_s_row_follows_the_project_at_once(client, three):
    client.get(LIST)
    Project.objects.filter(pk=three[0].pk).update(title="Enseigne", offer_count=4)

    page = client.get(LIST).text

    assert "Enseigne" in page
    assert "4 offres" in page
    assert "fleuriste" not in page


def test_twenty_thousand_projects_are_never_read_through():
    """Plans of the page, of its orders and of the counts, at a size where a scan would show."""
    model = ProjectFactory()
    fill_up(model, 20_000)
    asked = {
        "list": ProjectList(),
        "kind": ProjectList(categories=[model.category_id or 0]),
        "deadline": ProjectList(order=Order.DEADLINE),
        "offers": ProjectList(order=Order.FEWEST),
        "words": ProjectList(words="boulangerie rarissime"),
        "mixture": ProjectList(budgets=["over_5000"], remote=True, place="Nantes"),
    }
    for name, query in asked.items():
        rows, order = query.ordered(query.rows(None))
        assert not scans(str_of(rows.order_by(*order)[:21])), name
        assert not scans(str_of(query.rows(None).order_by(*NEWEST)[:1001])), name


def fill_up(model, count):
    columns = [str(field.column) for field in Project._meta.concrete_fields][1:]
    changed = {
        "token": "gen_random_uuid()",
        "state": "CASE WHEN n % 6 = 0 THEN 'open' ELSE 'finalised' END",
        "confirmed_alive_at": "now() - n * interval '1 minute'",
    }
    values = ", ".join(changed.get(column, f"p.{column}") for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO projects_project ({', '.join(columns)}) SELECT {values} "  # noqa: S608
            f"FROM projects_project AS p, generate_series(1, {count}) AS n WHERE p.id = {model.pk}"
        )
        cursor.execute("ANALYZE projects_project")


def str_of(rows):
    sql, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


def scans(plan):
    return "Seq Scan on projects_project" in plan and "never executed" not in plan
