"""Saved searches: kept by one click, matched with each new project, told once."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse

from ouvrage.brands.models import Brand
from ouvrage.brands.services import decide_parameter
from ouvrage.brands.tests.factories import BrandFactory, CategoryFactory, SkillFactory
from ouvrage.kit.jobs import known_jobs, run_due
from ouvrage.kit.tests.threads import at_once
from ouvrage.kit.time import PARIS, clock_at, now, today
from ouvrage.notifications.models import Mail, Notice
from ouvrage.projects.errors import TooManySearches
from ouvrage.projects.filtering import Filters
from ouvrage.projects.models import Digest, Project, SavedSearch, SearchHit
from ouvrage.projects.saved import alerts, services
from ouvrage.projects.saved.matching import match_project
from ouvrage.projects.saved.parameters import ALERTS_A_DAY
from ouvrage.projects.services import validate_project
from ouvrage.projects.tests.factories import ProjectFactory
from ouvrage.subscriptions.tests.factories import install_plans, subscribed

pytestmark = pytest.mark.django_db
MINE = reverse("projects:searches")
SAVE = reverse("projects:save_search")


@pytest.fixture(autouse=True)
def plans(db):
    BrandFactory()
    install_plans()


def kept(person, address="", *, rhythm="instant", name="Ma recherche"):
    filters = Filters(QueryDict(address), Brand.objects.first())
    saved = services.save_search(
        name=name, address=filters.saved_address, asked=filters.query, actor=person
    )
    return services.change_search(
        search_id=saved.pk, name=name, rhythm=rhythm, is_by_mail=True, is_in_app=True, actor=person
    )


def told(person):
    mails = Mail.objects.filter(recipient=person, kind__startswith="projects.")
    return [mail.kind for mail in mails.order_by("queued_at")]


def test_the_present_search_is_kept_by_one_click_and_only_once(client, paul):
    ProjectFactory()
    client.force_login(paul)

    for _press in range(2):
        answer = client.post(SAVE, {"adresse": "q=logo&budget=over_5000&after=xyz&tri=offres"})
        assert answer.status_code == 303

    saved = SavedSearch.objects.get()
    assert saved.address == "marque=atelier&q=logo&budget=over_5000"
    assert (saved.rhythm, saved.budgets) == ("daily", ["over_5000"])
    assert "logo" in saved.name
    assert saved.name in client.get(MINE).text.replace("&#x27;", "'")


def test_a_plan_keeps_so_many_searches(paul):
    ProjectFactory()
    kept(paul)

    with pytest.raises(TooManySearches):
        kept(paul, "q=logo")

    assert SavedSearch.objects.count() == 1


def test_the_refusal_is_a_sentence_on_the_page(client, paul):
    ProjectFactory()
    client.force_login(paul)
    client.post(SAVE, {"adresse": "q=logo"})

    answer = client.post(SAVE, {"adresse": "q=affiche"}, follow=True)

    assert "recherche" in answer.text
    assert SavedSearch.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("", True),
        ("q=logos", True),
        ("q=boulangerie -logo", False),
        ('q="un logo simple"', True),
        ("budget=1000_to_5000&budget=over_5000", True),
        ("budget=over_5000", False),
        ("lieu=saint-etienne", True),
        ("lieu=Nantes", False),
        ("distance=oui", False),
        ("age=7&offres=1&vivant=oui", True),
    ],
)
def test_a_search_hits_the_projects_that_the_list_would_show(paul, address, fits):
    project = ProjectFactory(place="Saint-Étienne", is_remote=False)
    saved = kept(paul, address)

    found = match_project(project_id=project.pk)

    assert bool(found.count) is fits
    assert Filters(QueryDict(saved.address), None).query.rows(None).exists() is fits


def test_skills_and_kinds_of_work_count(paul):
    subscribed(paul, "privilege")
    wanted, other = SkillFactory(slug="logo"), SkillFactory(slug="php")
    project = ProjectFactory()
    project.skills.add(wanted)
    elsewhere = CategoryFactory(slug="web", brand=project.brand)
    addresses = {
        f"competence={wanted.pk}": True,
        f"competence={wanted.pk}&competence={other.pk}": False,
        f"categorie={project.category_id}&categorie={elsewhere.pk}": True,
        f"categorie={elsewhere.pk}": False,
    }
    searches = {kept(paul, address).pk: fits for address, fits in addresses.items()}

    match_project(project_id=project.pk)

    hit = set(SearchHit.objects.values_list("search", flat=True))
    assert hit == {pk for pk, fits in searches.items() if fits}


def test_one_s_own_project_and_a_resting_search_hit_nothing(paul, nadia):
    project = ProjectFactory(client=paul)
    kept(paul)
    resting = kept(nadia)
    services.pause_search(search_id=resting.pk, is_paused=True, actor=nadia)

    assert match_project(project_id=project.pk).count == 0


def test_the_officer_s_validation_tells_it_later_and_says_why(paul, sophie):
    project = ProjectFactory(submitted=True, title="Logo d’un fournil")
    kept(paul, "q=logo", name="Mes logos")

    validate_project(project_id=project.pk, edits={}, reply_days=None, actor=sophie)
    assert not SearchHit.objects.exists()
    run_due()
    with clock_at(now() + timedelta(hours=3)):
        known_jobs()["projects.tell_hits"](project_id=project.pk)

    mail = Mail.objects.get(recipient=paul)
    assert "Logo d’un fournil" in mail.subject
    assert "Mes logos" in mail.text
    assert Notice.objects.filter(reader=paul, url=f"/projets/{project.pk}/").exists()


def test_a_better_plan_is_told_some_hours_earlier(paul, nadia):
    subscribed(nadia, "privilege")
    project = ProjectFactory()
    kept(paul)
    kept(nadia)

    match_project(project_id=project.pk)
    alerts.tell_some(project_id=project.pk)
    assert (told(nadia), told(paul)) == (["projects.alert"], [])

    with clock_at(now() + timedelta(hours=2, minutes=1)):
        alerts.tell_some(project_id=project.pk)
    assert told(paul) == ["projects.alert"]


def test_matching_and_telling_twice_changes_nothing(nadia):
    subscribed(nadia, "privilege")
    project = ProjectFactory()
    kept(nadia)
    kept(nadia, "q=logo", name="Logos")

    for _time in range(2):
        match_project(project_id=project.pk)
        known_jobs()["projects.tell_hits"](project_id=project.pk)

    assert SearchHit.objects.count() == 2
    assert told(nadia) == ["projects.alert"]
    assert "Logos" in Mail.objects.get(kind="projects.alert").text


def test_a_project_that_closed_meanwhile_is_announced_to_nobody(nadia):
    subscribed(nadia, "privilege")
    project = ProjectFactory()
    kept(nadia)
    match_project(project_id=project.pk)
    Project.objects.update(state="cancelled")

    known_jobs()["projects.tell_hits"](project_id=project.pk)

    assert told(nadia) == []


def test_after_enough_alerts_the_rest_waits_for_the_digest(nadia, sophie):
    subscribed(nadia, "privilege")
    decide_parameter(key=ALERTS_A_DAY.key, value=1, actor=sophie)
    kept(nadia)
    for project in ProjectFactory.create_batch(3):
        match_project(project_id=project.pk)
        known_jobs()["projects.tell_hits"](project_id=project.pk)
    assert told(nadia) == ["projects.alert"]

    alerts.send_some_digests(day=today())

    assert told(nadia) == ["projects.alert", "projects.digest"]
    assert not SearchHit.objects.filter(told_at=None).exists()


def test_the_digest_leaves_once_a_day_from_its_hour_on(paul):
    kept(paul, rhythm="daily")
    project = ProjectFactory(title="Affiche de fête")
    match_project(project_id=project.pk)
    morning = datetime.combine(today() + timedelta(days=1), datetime.min.time(), PARIS)

    for hour in (7, 8, 9):
        with clock_at(morning + timedelta(hours=hour)):
            known_jobs()["projects.send_digests"]()
            assert len(told(paul)) == (0 if hour < 8 else 1)

    assert "Affiche de fête" in Mail.objects.get().text
    assert Digest.objects.count() == 1


def test_a_digest_without_anything_left_is_not_sent(paul):
    kept(paul, rhythm="daily")
    match_project(project_id=ProjectFactory().pk)
    Project.objects.update(state="voided")

    with clock_at(now() + timedelta(days=1)):
        alerts.send_some_digests(day=today())

    assert told(paul) == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_one_digest_and_one_alert(nadia):
    subscribed(nadia, "privilege")
    project = ProjectFactory()
    kept(nadia, rhythm="daily")
    match_project(project_id=project.pk)
    work = lambda: alerts.send_some_digests(day=today())  # noqa: E731

    at_once(work, work)
    services.change_search(
        search_id=SavedSearch.objects.get().pk,
        name="x",
        rhythm="instant",
        is_by_mail=True,
        is_in_app=True,
        actor=nadia,
    )
    second = ProjectFactory()
    match_project(project_id=second.pk)
    tell = lambda: alerts.tell_some(project_id=second.pk)  # noqa: E731
    at_once(tell, tell)

    assert sorted(told(nadia)) == ["projects.alert", "projects.digest"]


@pytest.mark.django_db(transaction=True)
def test_two_presses_never_keep_one_search_too_many(paul):
    ProjectFactory()
    answers = at_once(lambda: kept(paul, "q=a"), lambda: kept(paul, "q=b"))

    assert answers == {"done": 1, "TooManySearches": 1}


def test_the_feed_has_a_secret_address_that_can_be_taken_back(client, paul):
    ProjectFactory(title="Logo du jour")
    saved = services.open_feed(search_id=kept(paul, "q=logo").pk, is_open=True, actor=paul)
    url = reverse("projects:search_feed", args=[saved.feed_token])

    assert "Logo du jour" in client.get(url).text

    services.open_feed(search_id=saved.pk, is_open=False, actor=paul)
    assert client.get(url).status_code == 404


def test_somebody_else_s_search_does_not_exist(client, paul, nadia):
    ProjectFactory()
    page = reverse("projects:search", args=[kept(paul).pk])
    client.force_login(nadia)

    assert client.get(page).status_code == 404
    assert client.post(page, {"name": "x", "rhythm": "none"}).status_code == 404


def test_the_page_shows_what_would_have_come_and_lets_one_change_it(client, paul):
    ProjectFactory(title="Logo récent")
    ProjectFactory(title="Logo ancien", published_at=now() - timedelta(days=40))
    saved = kept(paul, "q=logo")
    page = reverse("projects:search", args=[saved.pk])
    client.force_login(paul)

    shown = client.get(page).text
    assert "Logo récent" in shown
    assert "Logo ancien" not in shown

    client.post(page, {"name": "Logos", "rhythm": "none"})
    client.post(reverse("projects:pause_search", args=[saved.pk]), {"pause": "oui"})
    saved.refresh_from_db()
    assert (saved.name, saved.rhythm, saved.is_paused) == ("Logos", "none", True)

    client.post(reverse("projects:forget_search", args=[saved.pk]))
    assert not SavedSearch.objects.exists()


def test_old_hits_are_forgotten(paul):
    kept(paul)
    with clock_at(now() - timedelta(days=100)):
        match_project(project_id=ProjectFactory().pk)

    known_jobs()["projects.forget_old_hits"]()

    assert not SearchHit.objects.exists()


def test_what_is_not_listed_hits_nothing(paul):
    kept(paul)
    with transaction.atomic():
        assert match_project(project_id=ProjectFactory(submitted=True).pk).count == 0
