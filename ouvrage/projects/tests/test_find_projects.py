"""The list of projects: who sees what, words, typing errors, filters, pages, shelves."""

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.urls import reverse

from ouvrage.brands.tests.factories import BrandFactory, CategoryFactory, SkillFactory
from ouvrage.journal.models import Fact
from ouvrage.kit.time import now, today
from ouvrage.projects import vocabulary
from ouvrage.projects.content import keywords_of
from ouvrage.projects.models import Project, SearchWord
from ouvrage.projects.queries import Order, ProjectList, figures_of
from ouvrage.projects.services import shelve_project
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
LIST = reverse("projects:list")


def titles(found):
    return [line.project.title for line in found.lines]


def search(words, **options):
    return ProjectList(words=words, **options).find(None)


@pytest.fixture
def bakery():
    return ProjectFactory(
        title="Étiquettes pour une boulangerie",
        summary="Des étiquettes créées pour nos pains.",
        description="Nous vendons des pains spéciaux <b>au levain</b> dans trois magasins.",
        place="Saint-Étienne",
    )


@pytest.fixture
def website():
    project = ProjectFactory(
        title="Refonte d'un site de réservation",
        summary="Un site lent à reprendre.",
        description="Le site est en WordPress, nous voulons réserver plus vite.",
        budget_bracket="over_5000",
    )
    project.skills.add(SkillFactory(slug="wordpress", name_fr="WordPress", name_en="WordPress"))
    project.keywords = keywords_of(project.category_id, list(project.skills.all()))
    project.save()
    return project


@pytest.mark.parametrize(
    "words", ["étiquette", "etiquettes", "ÉTIQUETTE", "boulangeries", "pain spécial", '"au levain"']
)
def test_french_words_are_found_without_accents_and_in_any_number(bakery, website, words):
    assert titles(search(words)) == [bakery.title]


def test_skills_and_english_words_are_found(bakery, website):
    assert titles(search("wordpress")) == [website.title]
    assert titles(search("wordpress -lent")) == []


def test_a_typing_error_is_mended_told_and_undone(client, bakery):
    vocabulary.refresh()

    page = client.get(LIST, {"q": "boulangrie"}).text
    assert bakery.title in page
    assert "boulangerie</strong>" in page

    as_typed = client.get(LIST, {"q": "boulangrie", "exact": "1"}).text
    assert bakery.title not in as_typed


def test_words_that_never_stand_together_give_the_nearest_projects(bakery, website):
    vocabulary.refresh()

    found = search("boulangrie moquette wordpress")

    assert set(titles(found)) == {bakery.title, website.title}
    assert found.words == "boulangerie moquette wordpress"


def test_the_vocabulary_follows_what_is_listed(bakery):
    vocabulary.refresh()
    assert SearchWord.objects.filter(word="étiquettes", plain="etiquettes", count=1).exists()

    Project.objects.update(state="cancelled")
    vocabulary.refresh()
    assert not SearchWord.objects.exists()


def test_found_words_are_marked_and_everything_else_escaped(client, bakery):
    page = client.get(LIST, {"q": "levain"}).text

    assert "<mark>levain</mark>" in page
    assert "<b>au" not in page


@pytest.mark.parametrize("typed", ["#{}", "{}", " # {} "])
def test_a_number_leads_straight_to_its_project(client, bakery, typed):
    answer = client.get(LIST, {"q": typed.format(bakery.pk)})

    assert answer.status_code == 302
    assert answer.url == reverse("web:project", args=[bakery.pk])


def test_the_number_of_an_unpublished_project_is_as_good_as_none(client):
    hidden = ProjectFactory(submitted=True)

    def page(number):
        main = client.get(LIST, {"q": str(number)}).text.split("<main")[1].split("</main")[0]
        return main.replace(str(number), "")

    assert page(hidden.pk) == page(999_999)


def test_only_listed_projects_are_shown(client):
    for state in ("draft", "submitted", "selected", "signed", "cancelled", "finalised"):
        ProjectFactory(state=state, title=f"Caché {state}")
    ProjectFactory(title="Visible")

    page = client.get(LIST).text

    assert "Visible" in page
    assert "Caché" not in page


def test_the_client_is_never_named(client):
    ProjectFactory(contact_name="Zoé Canari", contact_phone="+33639980099")

    page = client.get(LIST).text

    assert "Canari" not in page
    assert "0099" not in page


def test_the_newest_sign_of_life_comes_first_and_sleepers_last(client):
    old = ProjectFactory(title="Vieux", confirmed_alive_at=now() - timedelta(days=30))
    new = ProjectFactory(title="Neuf")
    asleep = ProjectFactory(
        title="Endormi", state="dormant", confirmed_alive_at=now() - timedelta(days=60)
    )

    assert titles(ProjectList().find(None)) == [new.title, old.title, asleep.title]


def test_the_best_match_may_come_first():
    ProjectFactory(title="Enseigne", description="Le logo existe.")
    ProjectFactory(title="Logo", confirmed_alive_at=now() - timedelta(days=3))

    assert titles(search("logo"))[0] == "Enseigne"
    assert titles(search("logo", order=Order.BEST))[0] == "Logo"


def test_filters_narrow_the_list(bakery, website):
    other = CategoryFactory(slug="web", name_fr="Web", brand=BrandFactory(slug="code", name="Code"))
    elsewhere = ProjectFactory(category=other, brand=other.brand, is_remote=False, offer_count=4)
    skill = website.skills.get()

    def found(**asked):
        return set(titles(ProjectList(**asked).find(None)))

    assert found(categories=[other.pk]) == {elsewhere.title}
    assert found(brand_id=bakery.brand_id) == {bakery.title, website.title}
    assert found(skills=[skill.pk]) == {website.title}
    assert found(budgets=["over_5000"]) == {website.title}
    assert found(place="saint-etienne") == {bakery.title}
    assert found(remote=True) == {bakery.title, website.title}
    assert found(fewer_offers=3) == {bakery.title, website.title}
    Project.objects.filter(pk=bakery.pk).update(
        published_at=now() - timedelta(days=40), confirmed_alive_at=now() - timedelta(days=25)
    )
    assert bakery.title not in found(days=30)
    assert bakery.title not in found(awake=True)


def test_filters_in_the_address_are_shown_and_removable(client, website):
    page = client.get(LIST, {"budget": "over_5000", "lieu": "Nantes", "age": "abc"}).text

    assert "Lieu\u00a0: Nantes" in page
    assert "?" + urlencode({"budget": "over_5000", "age": "abc"}).replace("&", "&amp;") in page


@pytest.mark.parametrize(
    "query",
    ["categorie=99999999999999999999", "marque=%00", "q=%00'", "age=-1", "after=abc", "onglet=x"],
)
def test_strange_addresses_are_answered_calmly(client, bakery, query):
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_pages_follow_without_gap_or_double():
    ProjectFactory.create_batch(7)
    query = ProjectList(size=3)

    first = query.find(None)
    second = query.find(None, after=first.next)
    third = query.find(None, after=second.next)

    seen = [line.project.pk for found in (first, second, third) for line in found.lines]
    assert len(seen) == len(set(seen)) == 7
    assert third.next == ""


def test_a_provider_keeps_and_hides_projects(client, paul, bakery, website):
    client.force_login(paul)

    def shelve(project, shelf):
        return client.post(reverse("projects:shelve", args=[project.pk]), {"shelf": shelf})

    assert shelve(bakery, "hidden").status_code == 303
    shelve(website, "shortlist")
    page = client.get(LIST).text
    assert bakery.title not in page

    assert bakery.title in client.get(LIST, {"onglet": "masques"}).text
    assert website.summary in client.get(LIST, {"onglet": "preselection"}).text

    shelve(bakery, "")
    assert bakery.title in client.get(LIST).text


def test_hiding_leaves_a_line_with_the_way_back(client, paul, bakery):
    client.force_login(paul)

    answer = client.post(
        reverse("projects:shelve", args=[bakery.pk]), {"shelf": "hidden"}, HTTP_HX_REQUEST="true"
    )

    assert "est masqué de votre liste" in answer.text
    assert "Remettre" in answer.text


def test_the_way_back_never_leaves_the_site(client, paul, bakery):
    client.force_login(paul)
    page = reverse("projects:shelve", args=[bakery.pk])

    answer = client.post(page, {"shelf": "hidden", "next": "https://evil.example/"})

    assert answer.url == LIST


def test_clients_and_visitors_have_no_shelves(client, claire, bakery):
    page = reverse("projects:shelve", args=[bakery.pk])
    assert client.post(page).status_code in {302, 404}

    client.force_login(claire)
    assert client.post(page).status_code in {403, 404}


def test_what_is_not_listed_is_not_shelved(client, paul):
    hidden = ProjectFactory(submitted=True)
    client.force_login(paul)

    answer = client.post(reverse("projects:shelve", args=[hidden.pk]), {"shelf": "hidden"})

    assert answer.status_code == 404


def test_a_client_s_figures_count_what_was_posted_realised_and_answered(claire):
    project = ProjectFactory(client=claire, reply_due_on=today() - timedelta(days=1))
    waiting = ProjectFactory(client=claire, state="finalised")
    ProjectFactory(client=claire, draft=True)
    for number, kind in [(1, "sent"), (2, "sent"), (3, "sent"), (4, "sent"), (1, "declined")]:
        Fact.objects.create(
            kind=f"offers.{kind}",
            subject="offers.offer",
            subject_id=str(number),
            project_id=project.pk,
            at=now() - timedelta(days=2),
        )

    Fact.objects.create(
        kind="offers.sent", subject="offers.offer", subject_id="9", project_id=waiting.pk
    )

    figures = figures_of([claire.pk])[claire.pk]

    assert (figures.posted, figures.realised) == (2, 1)
    assert figures.reply_percent == 25


def test_the_list_costs_four_queries_and_one_for_the_counts(client, django_assert_max_num_queries):
    ProjectFactory.create_batch(12)
    client.get(LIST)

    with django_assert_max_num_queries(5):
        client.get(LIST)


def test_a_provider_s_list_costs_the_session_and_the_person_more(
    client, paul, django_assert_max_num_queries
):
    ProjectFactory.create_batch(12)
    client.force_login(paul)
    client.get(LIST)

    with django_assert_max_num_queries(10):
        client.get(LIST, {"q": "logo"})


def many_projects():
    """Five thousand rows, one in six of them listed."""
    model = ProjectFactory()
    with connection.cursor() as cursor:
        columns = [str(field.column) for field in Project._meta.concrete_fields][1:]
        changed = {
            "token": "gen_random_uuid()",
            "state": "CASE WHEN mod(n, 6) = 0 THEN 'open' ELSE 'finalised' END",
            "confirmed_alive_at": "now() - n * interval '1 minute'",
        }
        values = ", ".join(changed.get(column, f"p.{column}") for column in columns)
        into = f"INSERT INTO projects_project ({', '.join(columns)})"
        source = "projects_project AS p, generate_series(1, 5000) AS n WHERE p.id = %s"
        cursor.execute(f"{into} SELECT {values} FROM {source}", [model.pk])  # noqa: S608
        cursor.execute("ANALYZE projects_project")


def plan_of(rows):
    with connection.cursor() as cursor:
        sql, parameters = rows.query.sql_with_params()
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
        found = cursor.fetchone()[0]
    return json.dumps(found if isinstance(found, list) else json.loads(found))


def test_the_list_walks_its_own_index_over_listed_projects():
    many_projects()
    rows = ProjectList().rows(None).order_by("-confirmed_alive_at", "-id")

    first = plan_of(rows[:21])
    deep = plan_of(rows.filter(confirmed_alive_at__lte=now() - timedelta(days=2))[:21])
    category = Project.objects.values_list("category_id", flat=True)[0] or 0
    of_category = plan_of(
        ProjectList(categories=[category]).rows(None).order_by("-confirmed_alive_at", "-id")[:21]
    )

    for plan in (first, deep, of_category):
        assert "project_listed_" in plan
        assert "Seq Scan" not in plan
        assert '"Sort"' not in plan


def test_a_search_reads_the_words_of_listed_projects_only():
    many_projects()
    ProjectFactory(title="Kakemono rarissime")

    plan = plan_of(ProjectList(words="kakemono").rows(None).order_by("-id")[:21])

    assert "project_listed_words" in plan


def test_shelving_twice_keeps_one_row(paul, bakery):
    for shelf in ("hidden", "hidden", "shortlist"):
        shelve_project(project_id=bakery.pk, shelf=shelf, actor=paul)

    assert list(bakery.shelved.values_list("shelf", flat=True)) == ["shortlist"]
